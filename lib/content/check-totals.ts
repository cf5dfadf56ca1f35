import type { EffortRange, Range } from '@/lib/core/path/learning-path';
import { lineOfKey, topicsOf, type PathDraft, type PhaseDraft } from './draft';
import type { Report } from './finding';

/** The least a topic is ever given: one step of the coarser grid. */
const LEAST_TOPIC_MINUTES = 30;

/** A path has phases, a phase has units, a unit has topics. */
export function checkEmptiness({ phases }: PathDraft, report: Report): void {
  if (phases.length === 0) report(1, 'empty-path', 'The path has no phase ("## ...").');
  for (const phase of phases) {
    if (phase.units.length === 0) {
      report(phase.line, 'empty-phase', `The phase "${phase.title}" has no unit ("### ...").`);
    }
    for (const unit of phase.units) {
      if (unit.topics.length === 0) {
        report(unit.line, 'empty-unit', `The unit "${unit.title}" has no topic ("#### ...").`);
      }
    }
  }
}

/** The stated figures can hold together. What is not understood is left out of the question. */
export function checkTotals(path: PathDraft, report: Report): void {
  checkTotalHours(path, report);
  checkPhaseWeeks(path, report);
  for (const phase of path.phases) checkUnitWeeks(phase, report);
  checkPhaseEfforts(path, report);
}

function checkTotalHours({ front }: PathDraft, report: Report): void {
  const weeks = front?.values.weeks;
  const weekly = front?.values['weekly hours'];
  const total = front?.values['total hours'];
  if (!front || !weeks || !weekly || !total) return;
  const least = weeks.min * weekly.min;
  const most = weeks.max * weekly.max;
  if (total.min >= least && total.max <= most) return;
  const held = `${hours({ min: least, max: most })} h in ${weeks.min}-${weeks.max} weeks`;
  report(
    front.lines.get('total hours') ?? 1,
    'total-hours',
    `${hours(total)} h cannot hold: the weekly hours make ${held}.`,
  );
}

function checkPhaseWeeks({ front, phases }: PathDraft, report: Report): void {
  const stated = front?.values.weeks;
  const weeks = phases.flatMap((phase) => phase.values.weeks ?? []);
  if (!front || !stated || phases.length === 0 || weeks.length < phases.length) return;
  const sum = { min: sumOf(weeks.map(({ min }) => min)), max: sumOf(weeks.map(({ max }) => max)) };
  if (sum.min === stated.min && sum.max === stated.max) return;
  const sums = `${sum.min}-${sum.max} weeks, the path states ${stated.min}-${stated.max}`;
  report(front.lines.get('weeks') ?? 1, 'phase-weeks', `The phases add up to ${sums}.`);
}

function checkUnitWeeks(phase: PhaseDraft, report: Report): void {
  const stated = phase.values.weeks;
  const weeks = phase.units.flatMap((unit) => unit.values.weeks ?? []);
  if (!stated || weeks.length === 0 || weeks.length < phase.units.length) return;
  const sum = sumOf(weeks);
  if (sum >= stated.min && sum <= stated.max) return;
  report(
    lineOfKey(phase, 'weeks'),
    'unit-weeks',
    `The units of "${phase.title}" add up to ${sum} weeks, outside ${stated.min}-${stated.max}.`,
  );
}

interface PhaseFigures {
  readonly phase: PhaseDraft;
  readonly weeks: Range;
  /** The own efforts of its topics, together. */
  readonly own: EffortRange;
  /** How many of its topics state no effort. */
  readonly others: number;
}

/** A phase's share of the total holds its topics' own efforts and leaves something for the others. */
function checkPhaseEfforts({ front, phases }: PathDraft, report: Report): void {
  const total = front?.values['total hours'];
  const figures = phases.flatMap((phase) => phaseFigures(phase) ?? []);
  if (!front || !total || figures.length === 0 || figures.length < phases.length) return;
  const settled = figures.filter(({ others }) => others === 0);
  const sharing = figures.filter(({ others }) => others > 0);
  const left = {
    core: total.min - sumOf(settled.map(({ own }) => own.core)),
    deep: total.max - sumOf(settled.map(({ own }) => own.deep)),
  };
  if (sharing.length === 0 && (left.core !== 0 || left.deep !== 0)) {
    const own = hours({ min: total.min - left.core, max: total.max - left.deep });
    const message = `All topics state their effort, together ${own} h, not ${hours(total)} h.`;
    report(front.lines.get('total hours') ?? 1, 'phase-effort', message);
  }
  const allWeeks = sumOf(sharing.map(({ weeks }) => weeks.max));
  for (const { phase, weeks, own, others } of sharing) {
    const core = (left.core * weeks.max) / allWeeks;
    const deep = (left.deep * weeks.max) / allWeeks;
    const needed = own.core + others * LEAST_TOPIC_MINUTES;
    if (needed > core) {
      const asked = `${toHours(needed)} h at core depth, the own efforts and half an hour for each other topic`;
      const message = `"${phase.title}" needs ${asked}; its weeks hold ${toHours(core)} h.`;
      report(phase.line, 'phase-effort', message);
    } else if (own.deep - own.core > deep - core) {
      const message = `The own efforts in "${phase.title}" leave its other topics less at full depth than at core.`;
      report(phase.line, 'phase-effort', message);
    }
  }
}

/** Undefined where a figure was not understood. */
function phaseFigures(phase: PhaseDraft): PhaseFigures | undefined {
  const weeks = phase.values.weeks;
  const topics = topicsOf(phase);
  const stated = topics.filter((topic) => topic.lines.has('effort'));
  const efforts = stated.flatMap((topic) => topic.values.effort ?? []);
  if (!weeks || efforts.length < stated.length || topics.length === 0) return undefined;
  const own = {
    core: sumOf(efforts.map(({ core }) => core)),
    deep: sumOf(efforts.map(({ deep }) => deep)),
  };
  return { phase, weeks, own, others: topics.length - stated.length };
}

function hours({ min, max }: Range): string {
  return `${toHours(min)}-${toHours(max)}`;
}

function toHours(minutes: number): number {
  return Math.round(minutes / 6) / 10;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((total, value) => total + value, 0);
}
