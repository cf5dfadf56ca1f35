import { DAYS_PER_WEEK } from '../civil/civil';
import { dayCount } from '../schedule/day-count';
import type { Problem } from '../schedule/problem';
import { begunPhases, lastPhaseToPlan } from '../schedule/done-work';

/** The range of days that a phase must keep to; days count from the start day. */
export interface PhaseRange {
  /** Most and least days on between its first and its last session, or null where they do not hold. */
  readonly mostDays: number | null;
  readonly leastDays: number | null;
  /** The day of its first session in the history, or null. */
  readonly begunOn: number | null;
  /** For the day on which it begins: the last one it may use, and the first on which it may end. */
  readonly lastDayFrom: (begin: number) => number;
  readonly endDayFrom: (begin: number) => number;
}

/** Every phase's range at the problem's pace: its recommended weeks, but the last phase with anything to plan has no minimum. */
export function phaseRanges(problem: Problem): readonly PhaseRange[] {
  const { path, startDay, pace, availability } = problem;
  const count = dayCount(availability.blackouts);
  const begun = begunPhases(problem);
  const lastPhase = lastPhaseToPlan(problem);
  return path.phases.map(({ weeks }, index) => {
    const ranged = pace === 'recommended';
    const mostDays = ranged ? weeks.max * DAYS_PER_WEEK : null;
    // ceil(days / 7) >= min holds from the first day of the last of those weeks.
    const leastDays =
      ranged && index !== lastPhase && weeks.min > 1 ? (weeks.min - 1) * DAYS_PER_WEEK + 1 : null;
    const begunOn = begun.get(index) ?? null;
    return {
      mostDays,
      leastDays,
      begunOn,
      lastDayFrom: (begin) =>
        mostDays === null ? Infinity : count.lastDayOf(startDay + begin, mostDays) - startDay,
      endDayFrom: (begin) =>
        leastDays === null ? -1 : count.dayReaching(startDay + begin, leastDays) - startDay,
    };
  });
}

/** Which ends of a range are held. */
export interface HeldEnds {
  readonly most: boolean;
  readonly least: boolean;
}

/** The same range with only these ends held. */
export function withEnds(range: PhaseRange, { most, least }: HeldEnds): PhaseRange {
  return {
    ...range,
    ...(most ? {} : { mostDays: null, lastDayFrom: () => Infinity }),
    ...(least ? {} : { leastDays: null, endDayFrom: () => -1 }),
  };
}
