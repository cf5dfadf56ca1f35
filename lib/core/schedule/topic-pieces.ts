import type { SessionRules } from './problem';
import type { Place, SpareTime, Wish } from './spare-time';
import type { LoadLimits } from './study-calendar';

/** One topic to be placed in whatever time is spare. */
export interface TopicWish {
  /** Grid steps, at least and at most. */
  readonly least: number;
  readonly most: number;
  /** Whether it takes one session, however long. */
  readonly whole: boolean;
  /** Not before this instant. */
  readonly after: number;
  readonly fromDay: number;
  /** First day on which its last session may start, given the day of its first one; 0 for any. */
  readonly endDayFrom: (firstDay: number) => number;
  /** The last day on which any session may start, given the day of its first one. */
  readonly lastDayFrom: (firstDay: number) => number;
  readonly within: LoadLimits;
  /** `longest` has few sessions, `earliest` uses every stretch as soon as it comes. */
  readonly prefer: 'earliest' | 'longest';
}

/**
 * Takes places for a topic's sessions, each as early as it can be after the one before it; null, with
 * nothing taken, where there is no room.
 */
export function takeTopic(
  spare: SpareTime,
  rules: SessionRules,
  wish: TopicWish,
): readonly Place[] | null {
  const attempts = [takeSoon, takeEndingLate, takeLate];
  for (const attempt of attempts) {
    const mark = spare.mark();
    const places = attempt(spare, rules, wish);
    if (places && endsLateEnough(places, wish)) return places;
    spare.release(mark);
  }
  return null;
}

type Attempt = (spare: SpareTime, rules: SessionRules, wish: TopicWish) => readonly Place[] | null;

function endsLateEnough(places: readonly Place[], { endDayFrom }: TopicWish): boolean {
  const [first, last] = [places[0] as Place, places.at(-1) as Place];
  return last.day >= endDayFrom(first.day);
}

const takeSoon: Attempt = (spare, rules, wish) => {
  const steps = divisible(rules, wish, wish.least);
  return steps === null ? null : takePieces(spare, rules, wish, steps);
};

/** With its last session, as short as can be, on or after the day that its phase must reach. */
const takeEndingLate: Attempt = (spare, rules, wish) => {
  const tail = rules.minMinutes / rules.gridMinutes;
  const head = wish.whole ? null : divisible(rules, wish, Math.max(tail, wish.least - tail), tail);
  const before = head === null ? null : takePieces(spare, rules, wish, head);
  const [first, last] = [before?.[0], before?.at(-1)];
  if (!before || !first || !last) return null;
  const rest = takePieces(
    spare,
    rules,
    {
      ...wish,
      after: last.start + last.minutes + rules.gapMinutes,
      fromDay: Math.max(last.day, wish.endDayFrom(first.day)),
      lastDayFrom: () => wish.lastDayFrom(first.day),
    },
    tail,
  );
  return rest && [...before, ...rest];
};

/** All of it on or after that day. */
const takeLate: Attempt = (spare, rules, wish) =>
  takeSoon(spare, rules, {
    ...wish,
    fromDay: Math.max(wish.fromDay, wish.endDayFrom(wish.fromDay)),
  });

/** The fewest steps from `least` on that can be divided into sessions and leave `spared` below the most. */
function divisible(
  rules: SessionRules,
  { most, whole }: Pick<TopicWish, 'most' | 'whole'>,
  least: number,
  spared = 0,
): number | null {
  if (whole) return least;
  const shortest = rules.minMinutes / rules.gridMinutes;
  if (least < shortest && spared === 0) return least;
  for (let steps = least; steps + spared <= most; steps += 1) {
    if (canDivide(rules, steps)) return steps;
  }
  return null;
}

/** Whether so many steps are a sum of sessions of the allowed lengths. */
function canDivide({ minMinutes, maxMinutes, gridMinutes }: SessionRules, steps: number): boolean {
  const minutes = steps * gridMinutes;
  return Math.ceil(minutes / maxMinutes) * minMinutes <= minutes;
}

function takePieces(
  spare: SpareTime,
  rules: SessionRules,
  wish: TopicWish,
  steps: number,
): readonly Place[] | null {
  const places: Place[] = [];
  const { fromDay } = wish;
  let { after } = wish;
  let lastDay = Infinity;
  for (let left = steps; left > 0;) {
    const lengths = wish.whole ? [left] : lengthsOf(rules, left, left === steps);
    const search = { after, fromDay, lastDay, within: wish.within };
    const place = takeOne(spare, rules, lengths, search, wish.prefer);
    if (!place) return null;
    if (places.length === 0) lastDay = wish.lastDayFrom(place.day);
    if (place.day > lastDay) return null;
    places.push(place);
    left -= place.minutes / rules.gridMinutes;
    after = place.start + place.minutes + rules.gapMinutes;
  }
  return places;
}

/** Lengths in steps, the longest first, after which what is left can still be divided. */
function lengthsOf(rules: SessionRules, left: number, isWhole: boolean): readonly number[] {
  const { minMinutes, maxMinutes, gridMinutes } = rules;
  const lengths: number[] = [];
  for (let steps = Math.min(left, maxMinutes / gridMinutes); steps > 0; steps -= 1) {
    if (steps * gridMinutes < minMinutes && !(isWhole && steps === left)) continue;
    if (canDivide(rules, left - steps)) lengths.push(steps);
  }
  return lengths;
}

type Search = Omit<Wish, 'minutes'> & { readonly within: LoadLimits };

function takeOne(
  spare: SpareTime,
  { gridMinutes }: SessionRules,
  lengths: readonly number[],
  search: Search,
  prefer: TopicWish['prefer'],
): Place | null {
  const at = (steps: number, { after, fromDay, lastDay, within }: Search = search) =>
    spare.earliest({ minutes: steps * gridMinutes, after, fromDay, lastDay, within });
  const place = prefer === 'longest' ? longestOf(lengths, at) : soonestOf(lengths, at, search);
  if (place) spare.take(place, search.within);
  return place;
}

type At = (steps: number, search?: Search) => Place | null;

function longestOf(lengths: readonly number[], at: At): Place | null {
  for (const steps of lengths) {
    const place = at(steps);
    if (place) return place;
  }
  return null;
}

/** Where the shortest can start first, and there as long as it can be. */
function soonestOf(lengths: readonly number[], at: At, search: Search): Place | null {
  const soonest = at(lengths.at(-1) ?? 0);
  if (!soonest) return null;
  const { start, day } = soonest;
  const there = { ...search, after: start, fromDay: day, lastDay: day };
  for (const steps of lengths) {
    const longer = at(steps, there);
    if (longer?.start === start) return longer;
  }
  return soonest;
}
