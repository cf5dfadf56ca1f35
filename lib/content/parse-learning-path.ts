import type { LearningPath, Topic } from '@/lib/core/path/learning-path';
import { failure, success, type Result } from '@/lib/core/result';
import { checkIds, checkPrerequisites, checkResources } from './check-references';
import { checkEmptiness, checkTotals } from './check-totals';
import {
  pathShape,
  phaseShape,
  SUMMARY_CHARACTERS,
  TITLE_CHARACTERS,
  topicShape,
  unitShape,
  type PathDraft,
  type PhaseDraft,
  type TopicDraft,
  type UnitDraft,
} from './draft';
import { readFields, type Fields, type Shape } from './fields';
import { inFileOrder, type Finding, type Report } from './finding';
import { readFrontMatter, splitSource } from './front-matter';
import { readOutline, type Block, type Outline } from './outline';
import { textProblem } from './values';

const MOST_BYTES = 256 * 1024;
const MOST_LINES = 10_000;

/** Reads a content file; `file` names it in the findings, which are all there are, in file order. */
export function parseLearningPath(
  source: string,
  file: string,
): Result<LearningPath, readonly Finding[]> {
  const findings: Finding[] = [];
  const report: Report = (line, rule, message) => {
    findings.push({ file, line, rule, message });
  };
  const lines = source.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  if (new TextEncoder().encode(source).length > MOST_BYTES || lines.length > MOST_LINES) {
    const most = `${MOST_BYTES / 1024} KiB and ${MOST_LINES} lines`;
    report(1, 'too-large', `A content file may have at most ${most}.`);
    return failure(findings);
  }
  const draft = readDraft(lines, report);
  return findings.length > 0 ? failure(inFileOrder(findings)) : success(learningPath(draft));
}

function readDraft(lines: readonly string[], report: Report): PathDraft {
  const { head, body, bodyLine } = splitSource(lines, report);
  const raws = head && readFrontMatter(head, report);
  const owner = { name: 'front matter', line: 1, implied: false };
  const front = raws && readFields(pathShape, raws, owner, report);
  const outline = readOutline(body, bodyLine, report);
  const draft = { front, summary: outline.summary, phases: phaseDrafts(outline, report) };
  checkSummary(outline.summary, bodyLine, report);
  // Without a closing `---` there is no body to speak of.
  if (head !== undefined || body.length > 0) checkEmptiness(draft, report);
  checkIds(draft, report);
  checkPrerequisites(draft, report);
  checkResources(draft, report);
  checkTotals(draft, report);
  return draft;
}

function phaseDrafts({ phases }: Outline, report: Report): readonly PhaseDraft[] {
  return phases.map((phase) => {
    checkSummary(phase.summary, phase.line, report);
    const units = phase.units.map((unit): UnitDraft => {
      const topics = unit.topics.map((topic) => readBlock('topic', topicShape, topic, report));
      return { ...readBlock('unit', unitShape, unit, report), topics };
    });
    const read = readBlock('phase', phaseShape, phase, report);
    return { ...read, summary: phase.summary, units };
  });
}

function readBlock<S extends Shape>(
  name: string,
  shape: S,
  block: Block,
  report: Report,
): Fields<S> & Pick<Block, 'title' | 'line' | 'implied'> {
  const { title, line, implied, fields } = block;
  const problem = title === '' ? undefined : textProblem(title, TITLE_CHARACTERS);
  if (problem !== undefined) report(line, 'bad-value', `The title ${problem}.`);
  const read = readFields(shape, fields, { name, line, implied }, report);
  return { title, line, implied, ...read };
}

function checkSummary(summary: string, line: number, report: Report): void {
  const problem = summary === '' ? undefined : textProblem(summary, SUMMARY_CHARACTERS);
  if (problem !== undefined) report(line, 'bad-value', `The summary ${problem}.`);
}

/** Of a draft without findings: each required value is there. */
function learningPath({ front, summary, phases }: PathDraft): LearningPath {
  const values = required(front).values;
  const upkeep = values['upkeep hours'];
  return {
    slug: required(values.slug),
    title: required(values.title),
    level: required(values.level),
    summary,
    weeks: required(values.weeks),
    weeklyMinutes: required(values['weekly hours']),
    totalMinutes: required(values['total hours']),
    ...(upkeep && { upkeepWeeklyMinutes: upkeep }),
    objectives: values.objectives ?? [],
    prerequisites: values.prerequisites ?? [],
    phases: phases.map((phase) => ({
      id: required(phase.values.id),
      title: phase.title,
      summary: phase.summary,
      weeks: required(phase.values.weeks),
      units: phase.units.map((unit) => ({
        id: required(unit.values.id),
        title: unit.title,
        weeks: required(unit.values.weeks),
        topics: unit.topics.map((topic) => finishedTopic(topic, values.base)),
      })),
    })),
  };
}

function finishedTopic({ title, values }: TopicDraft, base: string | undefined): Topic {
  const { focus, resource, effort, optional, priority } = values;
  const readingMinutes = values['reading time'];
  return {
    id: required(values.id),
    title,
    ...(focus !== undefined && { focus }),
    ...(resource !== undefined && { url: absoluteAddress(resource, base) }),
    ...(readingMinutes !== undefined && { readingMinutes }),
    ...(effort && { ownEffort: effort }),
    ...(optional !== undefined && { optional }),
    ...(priority !== undefined && { priority }),
    requires: values.requires ?? [],
    core: required(values.core),
    deep: required(values.deep),
  };
}

function absoluteAddress(resource: string, base: string | undefined): string {
  const whole = resource.startsWith('/') ? required(base).replace(/\/+$/, '') + resource : resource;
  return new URL(whole).href;
}

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('A required value is absent although nothing was found');
  return value;
}
