import { lineOfKey, topicsOf, type PathDraft, type TopicDraft } from './draft';
import type { Report } from './finding';

interface Identified {
  readonly line: number;
  readonly lines: ReadonlyMap<string, number>;
  readonly values: { readonly id: string | undefined };
}

/** Ids are unique among the phases, among the units and among the topics. */
export function checkIds({ phases }: PathDraft, report: Report): void {
  reportDuplicates('phase', phases, report);
  reportDuplicates(
    'unit',
    phases.flatMap((phase) => phase.units),
    report,
  );
  reportDuplicates('topic', phases.flatMap(topicsOf), report);
}

function reportDuplicates(kind: string, all: readonly Identified[], report: Report): void {
  const firstLines = new Map<string, number>();
  for (const each of all) {
    const { id } = each.values;
    if (id === undefined) continue;
    const line = lineOfKey(each, 'id');
    const first = firstLines.get(id);
    if (first === undefined) firstLines.set(id, line);
    else report(line, 'duplicate-id', `The ${kind} id "${id}" is already taken in line ${first}.`);
  }
}

/** A topic's prerequisites are listed before it, so that the listed order can be studied. */
export function checkPrerequisites({ phases }: PathDraft, report: Report): void {
  const topics = phases.flatMap(topicsOf);
  const places = new Map<string, number>();
  topics.forEach(({ values: { id } }, place) => {
    if (id !== undefined && !places.has(id)) places.set(id, place);
  });
  topics.forEach((topic, place) => {
    const line = lineOfKey(topic, 'requires');
    for (const required of topic.values.requires ?? []) {
      const requiredPlace = places.get(required);
      if (requiredPlace === undefined) {
        report(line, 'unknown-prerequisite', `There is no topic with the id "${required}".`);
      } else if (requiredPlace >= place && reaches(topics, places, requiredPlace, place)) {
        report(line, 'prerequisite-cycle', `"${required}" in turn requires this topic.`);
      } else if (requiredPlace >= place) {
        report(line, 'later-prerequisite', `"${required}" is listed after this topic.`);
      }
    }
  });
}

/** Whether the topic at `from` requires the one at `to`, directly or through others, or is it. */
function reaches(
  topics: readonly TopicDraft[],
  places: ReadonlyMap<string, number>,
  from: number,
  to: number,
): boolean {
  const seen = new Set<number>([from]);
  for (const place of seen) {
    for (const required of topics[place]?.values.requires ?? []) {
      const next = places.get(required);
      if (next !== undefined) seen.add(next);
    }
  }
  return seen.has(to);
}

/** A resource that starts with `/` needs the path's base address. */
export function checkResources({ front, phases }: PathDraft, report: Report): void {
  if (front === undefined || front.lines.has('base')) return;
  for (const topic of phases.flatMap(topicsOf)) {
    if (topic.values.resource?.startsWith('/') === true) {
      const message = '"resource" starts with "/", but the front matter states no "base".';
      report(lineOfKey(topic, 'resource'), 'bad-address', message);
    }
  }
}
