import { MINUTES_PER_DAY, type Instant, type Minutes } from '@/lib/core/civil/civil';
import type { OffsetTable } from '@/lib/core/civil/offset-table';
import { lineOf, type Component } from './busy-content-lines';
import { occurrencesOf } from './busy-rule';
import { momentOf, momentsOf, readMoment, type BusyMoment, type WallInstant } from './busy-values';

/** A STANDARD or DAYLIGHT of a VTIMEZONE (RFC 5545, section 3.6.5). */
export interface Observance {
  /** Its first onset, on the clock before it. */
  readonly start: WallInstant;
  readonly before: Minutes;
  readonly after: Minutes;
  readonly rules: readonly string[];
  readonly further: readonly WallInstant[];
}

/** Rules recur yearly: so far back there is an onset of each that goes on. */
const LOOK_BACK = 800 * MINUTES_PER_DAY;

/** What of a VTIMEZONE can be understood. */
export function observancesOf({ components }: Component): readonly Observance[] {
  return components.flatMap((component) => {
    if (component.name !== 'STANDARD' && component.name !== 'DAYLIGHT') return [];
    const line = lineOf(component, 'DTSTART');
    const start = line ? wallOf(momentOf(line)) : null;
    const before = offsetOf(lineOf(component, 'TZOFFSETFROM')?.value);
    const after = offsetOf(lineOf(component, 'TZOFFSETTO')?.value);
    if (start === null || before === null || after === null) return [];
    const named = (name: string) => component.lines.filter((one) => one.name === name);
    return {
      start,
      before,
      after,
      rules: named('RRULE').map(({ value }) => value),
      further: named('RDATE')
        .flatMap(momentsOf)
        .map(wallOf)
        .filter((wall) => wall !== null),
    };
  });
}

/** The offsets of a range that these observances make; there is at least one. */
export function offsetTableOf(
  observances: readonly Observance[],
  from: Instant,
  until: Instant,
): OffsetTable {
  const changes = observances
    .flatMap((one) =>
      onsetsOf(one, until).map((wall) => ({ at: wall - one.before, offset: one.after, one })),
    )
    .filter(({ at }) => at < until)
    .sort((one, other) => one.at - other.at);
  const earlier = changes.findLast(({ at }) => at <= from);
  const [first] = [...observances].sort((one, other) => one.start - other.start);
  const initialOffset = earlier?.offset ?? first?.before ?? 0;
  const transitions = changes
    .filter(({ at }) => at > from)
    .map(({ at, offset }) => ({ at, offset }));
  return { zone: 'VTIMEZONE', from, until, initialOffset, transitions };

  function onsetsOf(observance: Observance, last: Instant): readonly WallInstant[] {
    const { start, before, rules, further } = observance;
    const untilOf = (text: string) => {
      const moment = readMoment(text, null);
      return moment?.kind === 'utc' ? moment.instant + before : wallOf(moment);
    };
    const recurring = rules.flatMap((rule) => {
      // One that has ended may have had its last onset long ago.
      const back = rule.toUpperCase().includes('UNTIL') ? start : from - LOOK_BACK;
      const window = { start: Math.max(start, back), end: last + MINUTES_PER_DAY };
      return occurrencesOf({ rule, start, allDay: false, untilOf }, window);
    });
    return [start, ...further, ...recurring];
  }
}

function wallOf(moment: BusyMoment | null): WallInstant | null {
  switch (moment?.kind) {
    case 'wall':
      return moment.wall;
    case 'utc':
      return moment.instant;
    case 'date':
      return moment.day * MINUTES_PER_DAY;
    default:
      return null;
  }
}

/** `+0530`, with seconds or without, to minutes; null for what is none. */
function offsetOf(text: string | undefined): Minutes | null {
  const found = /^([+-])(\d{2}):?(\d{2})(?:\d{2})?$/.exec(text?.trim() ?? '');
  if (!found) return null;
  const minutes = Number(found[2]) * 60 + Number(found[3]);
  return minutes > MINUTES_PER_DAY ? null : found[1] === '-' ? -minutes : minutes;
}
