import type { PhaseBounds, TopicBounds } from './effort-bounds';
import { DAYS_PER_WEEK, type Instant, type Minutes } from '../civil/civil';
import { daysOfPieces } from './days-of-pieces';
import { leastHolding } from './least-holding';
import type { Problem } from './problem';
import type { Piece, Sequencer } from './sequence';
import { weekOfDay, type StudyCalendar } from './study-calendar';

/** The pieces of one plan week: those from one index to before another. */
interface PlanWeek {
  readonly week: number;
  readonly first: number;
  readonly next: number;
}

/** Days of a phase's first and last piece. */
interface PhaseDays {
  readonly first: number;
  readonly last: number;
}

/**
 * The same minutes of the same topics in each week, in as many sessions, on days as even as can be: the
 * fullest day holds the least, though never less than one longest session, since many short sessions
 * are worse than a free day. Without it, a solver that places everything as early as it can would fill
 * Monday to its last minute and leave the weekend empty. Where that would carry a phase out of its
 * weeks or into the next week's first session, a week stays as it is. `fewer` where a week may do with
 * fewer sessions than it has.
 */
export function evenDays(
  { startDay, rules }: Problem,
  pieces: readonly Piece[],
  bounds: readonly PhaseBounds[],
  calendar: StudyCalendar,
  sequencer: Sequencer,
  fewer: boolean,
): readonly Piece[] {
  const grid = rules.gridMinutes;
  const days = daysOfPieces(pieces, calendar);
  const phaseDays = phaseDaysOf(pieces, days);
  const even: Piece[] = [];
  for (const week of weeksOf(days)) even.push(...evenWeek(week));
  return even;

  function evenWeek({ week, first, next }: PlanWeek): readonly Piece[] {
    const own = pieces.slice(first, next);
    const minutes = own.reduce((sum, piece) => sum + piece.minutes, 0);
    const from = week * DAYS_PER_WEEK;
    const to = Math.min(calendar.days, from + DAYS_PER_WEEK) - 1;
    const level = waterLevel(calendar.dayCapacity.subarray(from, to + 1), minutes);
    const least = Math.ceil(Math.max(rules.maxMinutes, level) / grid);
    const most = Math.ceil(fullestDay(own, days.slice(first, next)) / grid);
    if (most <= least && !fewer) return own;
    const before = even.at(-1);
    const opens = before ? before.start + before.minutes + rules.gapMinutes : 0;
    const closes: Instant = (pieces[next]?.start ?? Infinity) - rules.gapMinutes;
    const chunks = chunksOf(own, bounds, grid);
    let best: readonly Piece[] = own;
    const holds = (steps: number) => {
      const found = sequencer.solve(chunks.phases, {
        limits: {
          day: calendar.limits.day.map((limit) => Math.min(limit, steps * grid)),
          week: calendar.limits.week,
        },
        from: { day: from, instant: Math.max(calendar.earliest, opens) },
        lastDay: to,
        order: 'worthiest',
        floor: -best.length,
      });
      const last = found?.pieces.at(-1);
      if (!found || !last || last.start + last.minutes > closes) return false;
      const changed = found.pieces.map((piece) => {
        const { phase, topic } = chunks.places[piece.topic] as Piece;
        return { ...piece, phase, topic };
      });
      const ranges = rangesWith(changed, from, first, next);
      if (![...ranges].every(([phase, range]) => keepsWeeks(phase, range))) return false;
      for (const [phase, range] of ranges) phaseDays.set(phase, range);
      best = changed;
      return true;
    };
    if (fewer) holds(most);
    // The least mostly holds.
    if (most > least && !holds(least)) leastHolding(least, most, holds);
    return best;
  }

  /** The days of the phases of one week, if it held these pieces. */
  function rangesWith(
    own: readonly Piece[],
    fromDay: number,
    first: number,
    next: number,
  ): ReadonlyMap<number, PhaseDays> {
    const ranges = new Map(phaseDaysOf(own, daysOfPieces(own, calendar, fromDay)));
    for (const [phase, range] of ranges) {
      const known = phaseDays.get(phase) ?? range;
      const begunBefore = pieces[first - 1]?.phase === phase;
      const goesOn = pieces[next]?.phase === phase;
      ranges.set(phase, {
        first: begunBefore ? known.first : range.first,
        last: goesOn ? known.last : range.last,
      });
    }
    return ranges;
  }

  function keepsWeeks(phase: number, { first, last }: PhaseDays): boolean {
    const { mostDays, leastDays, begunOn } = bounds[phase] as PhaseBounds;
    const taken = calendar.count.daysOn(startDay + (begunOn ?? first), startDay + last);
    return taken <= (mostDays ?? taken) && taken >= (leastDays ?? taken);
  }
}

function phaseDaysOf(pieces: readonly Piece[], days: readonly number[]): Map<number, PhaseDays> {
  const phaseDays = new Map<number, PhaseDays>();
  for (const [index, { phase }] of pieces.entries()) {
    const day = days[index] as number;
    phaseDays.set(phase, { first: phaseDays.get(phase)?.first ?? day, last: day });
  }
  return phaseDays;
}

function weeksOf(days: readonly number[]): readonly PlanWeek[] {
  const weeks: PlanWeek[] = [];
  for (const [index, day] of days.entries()) {
    const week = weekOfDay(day);
    const last = weeks.at(-1);
    if (last?.week === week) weeks[weeks.length - 1] = { ...last, next: index + 1 };
    else weeks.push({ week, first: index, next: index + 1 });
  }
  return weeks;
}

function fullestDay(pieces: readonly Piece[], days: readonly number[]): Minutes {
  const loads = new Map<number, Minutes>();
  for (const [index, { minutes }] of pieces.entries()) {
    const day = days[index] as number;
    loads.set(day, (loads.get(day) ?? 0) + minutes);
  }
  return Math.max(0, ...loads.values());
}

/** What a week holds of each topic, as one phase of its own; phases' weeks are checked afterwards. */
function chunksOf(
  pieces: readonly Piece[],
  bounds: readonly PhaseBounds[],
  grid: Minutes,
): { readonly phases: readonly PhaseBounds[]; readonly places: readonly Piece[] } {
  const topics: TopicBounds[] = [];
  const places: Piece[] = [];
  for (const piece of pieces) {
    const last = places.at(-1);
    let steps = piece.minutes / grid;
    if (last?.phase === piece.phase && last.topic === piece.topic) {
      steps += topics.pop()?.least ?? 0;
      places.pop();
    }
    const topic = bounds[piece.phase]?.topics[piece.topic] as TopicBounds;
    topics.push({ ...topic, least: steps, target: steps, most: steps, weight: 0 });
    places.push(piece);
  }
  return { phases: [{ topics, mostDays: null, leastDays: null, begunOn: null }], places };
}

/** The level to which so many minutes fill these capacities, like water. */
function waterLevel(capacities: Int32Array, minutes: Minutes): Minutes {
  const ascending = [...capacities].filter((capacity) => capacity > 0).sort((a, b) => a - b);
  let left = minutes;
  for (const [index, capacity] of ascending.entries()) {
    const share = left / (ascending.length - index);
    if (share <= capacity) return share;
    left -= capacity;
  }
  return ascending.at(-1) ?? 0;
}
