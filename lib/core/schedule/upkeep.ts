import { DAYS_PER_WEEK, type CivilDay, type Minutes } from '../civil/civil';
import { wallTimeAt } from '../civil/offset-table';
import { extendedCalendar } from './after-finish';
import type { Plan, PlannedSession } from './plan';
import { spareBeside } from './place-reviews';
import type { Problem, SessionRules, UpkeepRules } from './problem';
import { today } from './reviews';
import { isOfPath, UPKEEP_ID } from './session-id';
import type { Place, SpareTime } from './spare-time';
import { weekOfDay } from './study-calendar';
import type { WorkBudget } from './work-budget';

/** The plan with its upkeep. What a week does not hold is told, not dropped. */
export function withUpkeep(problem: Problem, plan: Plan, budget: WorkBudget): Plan {
  if (problem.upkeep === null) return plan;
  // A milestone with time of its own may come after the last study session.
  const last = plan.sessions.findLast(isOfPath);
  const finishDay = last ? wallTimeAt(problem.offsets, last.start).day : plan.finishDay;
  const { sessions, shortMinutes } = upkeepBeside(problem, plan.sessions, finishDay, budget);
  const all = [...plan.sessions, ...sessions].sort((a, b) => a.start - b.start);
  return { ...plan, sessions: all, upkeepShortMinutes: shortMinutes };
}

/**
 * Upkeep beside the sessions of a plan that finishes on a day: in each plan week after that one so many
 * minutes, in the fewest and equally long sessions, spread over the week; and the minutes that find no place.
 */
export function upkeepBeside(
  problem: Problem,
  others: readonly PlannedSession[],
  finishDay: CivilDay,
  budget: WorkBudget,
): { readonly sessions: readonly PlannedSession[]; readonly shortMinutes: Minutes } {
  const { upkeep, startDay } = problem;
  if (upkeep === null) return { sessions: [], shortMinutes: 0 };
  const calendar = extendedCalendar(problem);
  const spare = spareBeside(problem, others, calendar, budget);
  const finishWeek = weekOfDay(finishDay - startDay);
  const sessions: PlannedSession[] = [];
  let shortMinutes = 0;
  for (let number = 1; number <= upkeep.weeks; number += 1) {
    const firstDay = (finishWeek + number) * DAYS_PER_WEEK;
    // A week that is over is neither planned nor missing.
    if (startDay + firstDay + DAYS_PER_WEEK <= today(problem)) continue;
    const places = placesInWeek(spare, problem.rules, upkeep.weeklyMinutes, firstDay);
    sessions.push(...upkeepSessions(places, number, upkeep));
    shortMinutes += upkeep.weeklyMinutes - minutesOf(places);
  }
  return { sessions, shortMinutes };
}

/** Ids tell which week after the finish, so that they stay when the finish moves. */
function upkeepSessions(
  places: readonly Place[],
  number: number,
  { weeks }: UpkeepRules,
): readonly PlannedSession[] {
  return [...places]
    .sort((a, b) => a.start - b.start)
    .map(({ start, minutes }, index) => ({
      id: `${UPKEEP_ID}.${number}.${index + 1}`,
      kind: 'upkeep',
      phaseId: UPKEEP_ID,
      unitId: UPKEEP_ID,
      topicId: UPKEEP_ID,
      part: number,
      parts: weeks,
      start,
      minutes,
    }));
}

function placesInWeek(
  spare: SpareTime,
  rules: SessionRules,
  minutes: Minutes,
  firstDay: number,
): readonly Place[] {
  const places: Place[] = [];
  const lengths = equalLengths(rules, minutes);
  for (const [index, length] of lengths.entries()) {
    const wanted = firstDay + (index * DAYS_PER_WEEK) / lengths.length;
    const place = takeNear(spare, places, firstDay, wanted, length);
    if (place) places.push(place);
  }
  return [...places, ...takeWhatFits(spare, rules, places, minutes - minutesOf(places), firstDay)];
}

/** The fewest sessions; the first ones take what does not divide. */
function equalLengths({ maxMinutes, gridMinutes }: SessionRules, minutes: Minutes): Minutes[] {
  const count = Math.ceil(minutes / maxMinutes);
  const steps = Math.floor(minutes / gridMinutes);
  const share = Math.floor(steps / count);
  return Array.from(
    { length: count },
    (_, index) => (share + (index < steps - share * count ? 1 : 0)) * gridMinutes,
  );
}

/** On the day with the least upkeep yet, of these on the one nearest to the wanted one. */
function takeNear(
  spare: SpareTime,
  taken: readonly Place[],
  firstDay: number,
  wanted: number,
  minutes: Minutes,
): Place | null {
  const load = (day: number) => minutesOf(taken.filter((place) => place.day === day));
  const days = Array.from({ length: DAYS_PER_WEEK }, (_, index) => firstDay + index).sort(
    (a, b) => load(a) - load(b) || Math.abs(a - wanted) - Math.abs(b - wanted) || a - b,
  );
  for (const day of days) {
    const place = spare.earliest({ minutes, after: 0, fromDay: day, lastDay: day });
    if (!place) continue;
    spare.take(place);
    return place;
  }
  return null;
}

/** Where the equal sessions do not fit: the longest that do, as long as any does. */
function takeWhatFits(
  spare: SpareTime,
  { minMinutes, maxMinutes, gridMinutes }: SessionRules,
  taken: readonly Place[],
  minutes: Minutes,
  firstDay: number,
): readonly Place[] {
  const places: Place[] = [];
  let left = minutes;
  for (let length = Math.min(left, maxMinutes); length >= minMinutes;) {
    const place = takeNear(spare, [...taken, ...places], firstDay, firstDay, length);
    if (place) {
      places.push(place);
      left -= length;
      length = Math.min(length, left);
    } else {
      length -= gridMinutes;
    }
  }
  return places;
}

function minutesOf(places: readonly Place[]): Minutes {
  return places.reduce((sum, { minutes }) => sum + minutes, 0);
}
