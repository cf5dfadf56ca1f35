import type { Instant } from '@/lib/core/civil/civil';
import { wallTimeAt } from '@/lib/core/civil/offset-table';
import type { PlannedSession } from '@/lib/core/schedule/plan';
import type { Problem } from '@/lib/core/schedule/problem';
import { freeMinutes } from './free-minutes';

/** What the reference is asked: the least and the wanted minutes of each topic still to place. */
export interface ReferenceAsk {
  readonly problem: Problem;
  /** Previous sessions to come. */
  readonly toCome: readonly PlannedSession[];
  readonly pinned: ReadonlySet<string>;
  readonly work: readonly ReferenceTopic[];
  /** Last local day on which a session may start. */
  readonly lastDay: number;
}

export interface ReferenceTopic {
  readonly id: string;
  readonly phase: number;
  /** Minutes still to place: at least, at most, and as the previous plan had it. */
  readonly least: number;
  readonly most: number;
  readonly goal: number;
}

/** Kept sessions, minutes up to the goals, sessions placed (negative), minutes past the goals (negative). */
export type Score = readonly [kept: number, effort: number, sessions: number, excess: number];

interface State {
  readonly index: number;
  readonly topic: number;
  readonly done: number;
  readonly busyUntil: Instant;
  readonly day: number;
  readonly usedToday: number;
  readonly week: number;
  readonly usedThisWeek: number;
  /** First and last day of the running phase; null before its first session. */
  readonly began: number | null;
  readonly last: number;
}

/**
 * A slow, obvious replan for tiny problems: it walks along every instant on the grid and tries to stay
 * idle or to start a session of every length. The best score of any plan, or null where there is none.
 */
export function referenceReplan(ask: ReferenceAsk): Score | null {
  const { problem, work, toCome, pinned } = ask;
  const { rules, startDay, offsets } = problem;
  const starts = everyStart(ask);
  const free = freeMinutes(problem);
  const oldAt = new Map(toCome.map((old) => [`${old.topicId} ${old.start} ${old.minutes}`, old]));
  const pins = new Map(
    toCome.filter(({ id }) => pinned.has(id)).map((session) => [session.start, session]),
  );
  if ([...pins.keys()].some((start) => !starts.includes(start))) return null;
  const known = new Map<string, Score | null>();
  const weekMost = new Map<number, number>();

  function mostInWeek(week: number): number {
    const most = weekMost.get(week) ?? mostMinutesInWeek(problem, week);
    weekMost.set(week, most);
    return most;
  }

  function solve(state: State): Score | null {
    const current = work[state.topic];
    const start = starts[state.index];
    if (current === undefined) {
      const pinLeft = starts.slice(state.index).some((instant) => pins.has(instant));
      return pinLeft ? null : [0, 0, 0, 0];
    }
    const key = Object.values(state).join(',');
    const before = known.get(key);
    if (before !== undefined) return before;
    const answers: (Score | null)[] = [];
    if (state.done === 0 && current.least <= 0) answers.push(leave(state));
    if (start !== undefined) {
      const pin = pins.get(start);
      if (pin === undefined) answers.push(solve({ ...state, index: state.index + 1 }));
      for (
        let minutes = rules.gridMinutes;
        minutes <= Math.max(current.most, rules.maxMinutes);
        minutes += rules.gridMinutes
      ) {
        if (pin && (pin.topicId !== current.id || pin.minutes !== minutes)) continue;
        answers.push(...begin(state, start, minutes));
      }
    }
    const best = bestOf(answers);
    known.set(key, best);
    return best;
  }

  /** Goes on to the next topic, unless the phase that ends would break its weeks. */
  function leave(state: State): Score | null {
    const current = work[state.topic] as ReferenceTopic;
    const effort = Math.min(state.done, current.goal);
    const excess = state.done - effort;
    const following = work[state.topic + 1];
    const next = { ...state, topic: state.topic + 1, done: 0 };
    let rest: Score | null;
    if (following?.phase === current.phase) {
      rest = solve(next);
    } else {
      if (!phaseFits(problem, current.phase, state)) return null;
      rest = solve({ ...next, began: null });
    }
    return rest && [rest[0], rest[1] + effort, rest[2], rest[3] - excess];
  }

  function begin(state: State, start: Instant, minutes: number): readonly (Score | null)[] {
    const current = work[state.topic] as ReferenceTopic;
    const total = state.done + minutes;
    const demand = problem.path.phases[current.phase]?.topics.find(({ id }) => id === current.id);
    const milestone = demand?.kind === 'milestone';
    if (total > current.most || start < state.busyUntil) return [];
    if (minutes > rules.maxMinutes && !milestone) return [];
    const wholeOnly = milestone || minutes < rules.minMinutes;
    if (wholeOnly && (state.done > 0 || total < current.least)) return [];
    for (let instant = start; instant < start + minutes; instant += 1) {
      if (!free.has(instant)) return [];
    }
    const day = wallTimeAt(offsets, start).day - startDay;
    const week = Math.floor(day / 7);
    const usedToday = minutes + (day === state.day ? state.usedToday : doneOn(problem, day, 1));
    const usedThisWeek =
      minutes + (week === state.week ? state.usedThisWeek : doneOn(problem, week, 7));
    if (usedToday > (rules.dailyCapMinutes ?? Infinity)) return [];
    if (usedThisWeek > mostInWeek(week)) return [];
    const kept = oldAt.has(`${current.id} ${start} ${minutes}`) ? 1 : 0;
    const studied: State = {
      ...state,
      index: state.index + 1,
      done: total,
      busyUntil: start + minutes + rules.gapMinutes,
      ...{ day, usedToday, week, usedThisWeek },
      began: state.began ?? day,
      last: day,
    };
    const answers = [
      ...(wholeOnly ? [] : [solve(studied)]),
      ...(total >= current.least ? [leave(studied)] : []),
    ];
    return answers.map((rest) => rest && [rest[0] + kept, rest[1], rest[2] - 1, rest[3]]);
  }

  return solve({
    ...{ index: 0, topic: 0, done: 0, day: -1, usedToday: 0, week: -1, usedThisWeek: 0 },
    busyUntil: Math.max(
      0,
      ...problem.history.map((past) => past.start + past.minutes + rules.gapMinutes),
    ),
    ...{ began: null, last: -1 },
  });
}

/** Minutes of the history on the days of one day or one week. */
function doneOn({ history, offsets, startDay }: Problem, index: number, length: number): number {
  return history.reduce((sum, { start, minutes }) => {
    const day = wallTimeAt(offsets, start).day - startDay;
    return sum + (Math.floor(day / length) === index ? minutes : 0);
  }, 0);
}

function bestOf(scores: readonly (Score | null)[]): Score | null {
  return scores.reduce<Score | null>((best, score) => {
    if (best === null || score === null) return best ?? score;
    const difference = score.map((value, at) => value - (best[at] as number));
    return (difference.find((value) => value !== 0) ?? 0) > 0 ? score : best;
  }, null);
}

function phaseFits(problem: Problem, phase: number, { began, last }: State): boolean {
  // What happened may have taken too long or too short; only adding to it counts.
  if (problem.pace === 'relaxed' || began === null) return true;
  const ids = new Set(problem.path.phases[phase]?.topics.map(({ id }) => id));
  const days = problem.history
    .filter(({ topicId }) => ids.has(topicId))
    .map(({ start }) => wallTimeAt(problem.offsets, start).day - problem.startDay);
  days.push(began, last);
  const { weeks } = problem.path.phases[phase] as Problem['path']['phases'][number];
  const taken = weeksOn(problem, Math.min(...days), Math.max(...days));
  const isLast = phase === lastToPlan(problem);
  return taken <= weeks.max && (isLast || taken >= weeks.min);
}

/** The last phase of which not all that could be planned is done: it has no least weeks. */
function lastToPlan({ path, history }: Problem): number {
  return path.phases.findLastIndex(({ topics }) =>
    topics.some(({ id, effort }) => {
      const own = history.filter(({ topicId }) => topicId === id);
      return own.reduce((sum, { minutes }) => sum + minutes, 0) < effort.deep;
    }),
  );
}

function weeksOn({ availability, startDay }: Problem, first: number, last: number): number {
  let days = 0;
  for (let day = startDay + first; day <= startDay + last; day += 1) {
    if (!availability.blackouts.some(({ from, to }) => from <= day && day <= to)) days += 1;
  }
  return Math.ceil(days / 7);
}

/** The weekly cap, or what a free share leaves of it or of the minutes that could be studied that week. */
function mostMinutesInWeek(problem: Problem, week: number): number {
  const { offsets, startDay, rules } = problem;
  const cap = rules.weeklyCapMinutes ?? Infinity;
  if (rules.freeSharePercent === 0) return cap;
  const first = startDay + week * 7;
  const free = [...freeMinutes({ ...problem, horizonDay: first + 6 })].filter((instant) => {
    const { day } = wallTimeAt(offsets, instant);
    return first <= day && day < first + 7;
  });
  return Math.floor(((100 - rules.freeSharePercent) * Math.min(cap, free.length)) / 100);
}

function everyStart({ problem, lastDay }: ReferenceAsk): readonly Instant[] {
  const { now, offsets, rules, pace, startDay, path, deadlineDay, horizonDay } = problem;
  const last = Math.min(lastDay, deadlineDay ?? lastDay, horizonDay);
  return [...freeMinutes(problem)].filter((instant) => {
    const { day, minute } = wallTimeAt(offsets, instant);
    if (instant < now || minute % rules.gridMinutes !== 0 || day > last) return false;
    return pace === 'relaxed' || weeksOn(problem, 0, day - startDay) <= path.weeks.max;
  });
}
