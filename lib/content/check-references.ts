import { lineOfKey, topicsOf, type PathDraft } from './draft';
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
  const requiredPlaces = topics.map(({ values: { requires } }) =>
    (requires ?? []).map((id) => ({ id, place: places.get(id) })),
  );
  const directDependents = topics.map((): number[] => []);
  requiredPlaces.forEach((required, dependent) => {
    for (const { place } of required) {
      if (place !== undefined) directDependents[place]?.push(dependent);
    }
  });
  topics.forEach((topic, place) => {
    const line = lineOfKey(topic, 'requires');
    const misplaced = (requiredPlaces[place] ?? []).filter(
      (required) => required.place === undefined || required.place >= place,
    );
    const dependents = misplaced.length > 0 ? allDependents(directDependents, place) : undefined;
    for (const required of misplaced) {
      if (required.place === undefined) {
        report(line, 'unknown-prerequisite', `There is no topic with the id "${required.id}".`);
      } else if (dependents?.has(required.place) === true) {
        report(line, 'prerequisite-cycle', `"${required.id}" in turn requires this topic.`);
      } else {
        report(line, 'later-prerequisite', `"${required.id}" is listed after this topic.`);
      }
    }
  });
}

/** The places of the topics that require the one at `place`, directly or through others, and its own. */
function allDependents(
  directDependents: readonly (readonly number[])[],
  place: number,
): ReadonlySet<number> {
  const found = new Set<number>([place]);
  // A set's iteration also visits what is added during it.
  for (const each of found) {
    for (const dependent of directDependents[each] ?? []) found.add(dependent);
  }
  return found;
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
