import { weekdayOf, type Instant } from '@/lib/core/civil/civil';
import { instantAt, startOfDay, wallTimeAt } from '@/lib/core/civil/offset-table';
import type { Problem } from '@/lib/core/schedule/problem';

/**
 * A slow, obvious solver for tiny problems: it walks along every instant on the grid and tries to
 * stay idle or to start a session of every length, remembering only states that it met before.
 * Shares nothing with the product's solver but the conversion of wall time.
 */
export interface ReferenceAnswer {
  /** The highest minimum depth of any plan. */
  readonly depth: number;
  /** Days after the start day of the earliest finish at core depth. */
  readonly soonestFinish: number;
}

export function referenceSolve(given: Problem): ReferenceAnswer | null {
  const problem = onlyWhatIsAsked(given);
  const free = freeMinutes(problem);
  const soonestFinish = earliestFinish(problem, free, 0);
  if (soonestFinish === null) return null;
  let depth = 0;
  for (const candidate of everyDepth(problem)) {
    if (candidate > depth && earliestFinish(problem, free, candidate) !== null) depth = candidate;
  }
  return { depth, soonestFinish };
}

/** Topics of no effort are known or left out, and a phase of nothing else is no phase. */
function onlyWhatIsAsked(problem: Problem): Problem {
  const phases = problem.path.phases.map((phase) => ({
    ...phase,
    topics: phase.topics.filter(({ effort }) => effort.deep > 0),
  }));
  const asked = phases.filter(({ topics }) => topics.length > 0);
  return { ...problem, path: { ...problem.path, phases: asked } };
}

/** Every depth at which some topic has one more grid step; between two of them nothing changes. */
function everyDepth({ path, rules }: Problem): readonly number[] {
  const depths = path.phases.flatMap((phase) =>
    phase.topics.flatMap(({ effort: { core, deep } }) =>
      Array.from({ length: (deep - core) / rules.gridMinutes + 1 }, (_, extra) =>
        deep === core ? 1 : (extra * rules.gridMinutes) / (deep - core),
      ),
    ),
  );
  return [...new Set(depths)].sort((a, b) => a - b);
}

interface State {
  readonly index: number;
  readonly topic: number;
  readonly done: number;
  readonly busyUntil: Instant;
  readonly day: number;
  readonly usedToday: number;
  readonly week: number;
  readonly usedThisWeek: number;
  /** Day on which the running phase began; null before its first session. */
  readonly phaseBegan: number | null;
  readonly lastDay: number;
}

function earliestFinish(
  problem: Problem,
  free: ReadonlySet<Instant>,
  depth: number,
): number | null {
  const { rules, startDay } = problem;
  const topics = problem.path.phases.flatMap((phase, phaseIndex) =>
    phase.topics.map((topic) => ({ ...topic, phaseIndex })),
  );
  const starts = everyStart(problem, free);
  const known = new Map<string, number | null>();
  const weekLimits = new Map<number, number>();

  function weekLimit(week: number): number {
    const limit = weekLimits.get(week) ?? mostInWeek(problem, week);
    weekLimits.set(week, limit);
    return limit;
  }

  function least(topic: number): number {
    const { core, deep } = (topics[topic] as (typeof topics)[number]).effort;
    return core + depth * (deep - core) - 1e-6;
  }

  /** The state after the topic is done, or null where its phase would break its weeks. */
  function afterTopic(state: State): State | null {
    const current = topics[state.topic] as (typeof topics)[number];
    const following = topics[state.topic + 1];
    const next = { ...state, topic: state.topic + 1, done: 0 };
    if (following?.phaseIndex === current.phaseIndex) return next;
    if (!phaseFits(problem, current.phaseIndex, state.phaseBegan as number, state.lastDay)) {
      return null;
    }
    return { ...next, phaseBegan: null };
  }

  function solve(state: State): number | null {
    if (state.topic === topics.length) {
      return totalFits(problem, state.lastDay) ? state.lastDay : null;
    }
    const start = starts[state.index];
    if (start === undefined) return null;
    const key = Object.values(state).join(',');
    const before = known.get(key);
    if (before !== undefined) return before;
    const idle = solve({ ...state, index: state.index + 1 });
    const answers = [
      idle,
      ...everyLength(state, start).map((minutes) => begin(state, start, minutes)),
    ];
    const finishes = answers.filter((answer) => answer !== null);
    const best = finishes.length === 0 ? null : Math.min(...finishes);
    known.set(key, best);
    return best;
  }

  function everyLength(state: State, start: Instant): readonly number[] {
    const { kind, effort } = topics[state.topic] as (typeof topics)[number];
    if (kind === 'milestone') {
      const isFree = start >= state.busyUntil && everyMinuteIsFree(free, start, effort.core);
      return isFree ? [effort.core] : [];
    }
    const lengths: number[] = [];
    for (
      let minutes = rules.gridMinutes;
      minutes <= rules.maxMinutes;
      minutes += rules.gridMinutes
    ) {
      const total = state.done + minutes;
      const whole = state.done === 0 && total >= least(state.topic) && total < rules.minMinutes;
      if (minutes < rules.minMinutes && !whole) continue;
      if (total > effort.deep || start < state.busyUntil) continue;
      if (everyMinuteIsFree(free, start, minutes)) lengths.push(minutes);
    }
    return lengths;
  }

  function begin(state: State, start: Instant, minutes: number): number | null {
    const day = wallTimeAt(problem.offsets, start).day - startDay;
    const week = Math.floor(day / 7);
    const usedToday = minutes + (day === state.day ? state.usedToday : 0);
    const usedThisWeek = minutes + (week === state.week ? state.usedThisWeek : 0);
    if (usedToday > (rules.dailyCapMinutes ?? Infinity)) return null;
    if (usedThisWeek > weekLimit(week)) return null;
    const studied: State = {
      index: state.index + 1,
      topic: state.topic,
      done: state.done + minutes,
      busyUntil: start + minutes + rules.gapMinutes,
      day,
      usedToday,
      week,
      usedThisWeek,
      phaseBegan: state.phaseBegan ?? day,
      lastDay: day,
    };
    const wholeTopicOnly = minutes < rules.minMinutes;
    const goOn = wholeTopicOnly ? null : solve(studied);
    const finished = studied.done >= least(state.topic) ? afterTopic(studied) : null;
    const next = finished === null ? null : solve(finished);
    const answers = [goOn, next].filter((answer) => answer !== null);
    return answers.length === 0 ? null : Math.min(...answers);
  }

  return solve({
    index: 0,
    topic: 0,
    done: 0,
    busyUntil: 0,
    day: -1,
    usedToday: 0,
    week: -1,
    usedThisWeek: 0,
    phaseBegan: null,
    lastDay: 0,
  });
}

/** Every minute from the start to the day after the last that lies in a window and is not taken. */
function freeMinutes(problem: Problem): ReadonlySet<Instant> {
  const { availability, offsets, startDay, horizonDay } = problem;
  const free = new Set<Instant>();
  for (let day = startDay - 1; day <= horizonDay + 1; day += 1) {
    for (const window of availability.windows) {
      if (weekdayOf(day) !== window.weekday) continue;
      const from = instantAt(offsets, day, window.from);
      const to = instantAt(offsets, day + Math.floor(window.to / 1440), window.to % 1440);
      for (let instant = from; instant < to; instant += 1) free.add(instant);
    }
  }
  const isTaken = (instant: Instant) => {
    const { day } = wallTimeAt(offsets, instant);
    return (
      day < startDay ||
      availability.blackouts.some(({ from, to }) => from <= day && day <= to) ||
      availability.busy.some(({ start, end }) => start <= instant && instant < end)
    );
  };
  return new Set([...free].filter((instant) => !isTaken(instant)).sort((a, b) => a - b));
}

/** The weekly cap, or what a free share leaves of it or of the week's minutes that could be studied. */
function mostInWeek(problem: Problem, week: number): number {
  const { availability, offsets, startDay, rules } = problem;
  const cap = rules.weeklyCapMinutes ?? Infinity;
  if (rules.freeSharePercent === 0) return cap;
  const midnight = (day: number) => startOfDay(offsets, day);
  let free = 0;
  for (let day = startDay + week * 7; day < startDay + week * 7 + 7; day += 1) {
    if (availability.blackouts.some(({ from, to }) => from <= day && day <= to)) continue;
    const open = [day - 1, day].flatMap((opened) =>
      availability.windows
        .filter(({ weekday }) => weekday === weekdayOf(opened))
        .map(({ from, to }) => ({
          from: instantAt(offsets, opened, from),
          to: instantAt(offsets, opened + Math.floor(to / 1440), to % 1440),
        })),
    );
    for (let instant = midnight(day); instant < midnight(day + 1); instant += 1) {
      const isOpen = open.some(({ from, to }) => from <= instant && instant < to);
      const isBusy = availability.busy.some(({ start, end }) => start <= instant && instant < end);
      if (isOpen && !isBusy) free += 1;
    }
  }
  return Math.floor(((100 - rules.freeSharePercent) * Math.min(cap, free)) / 100);
}

function everyStart(
  { offsets, horizonDay, deadlineDay, now, rules }: Problem,
  free: ReadonlySet<Instant>,
): readonly Instant[] {
  const last = Math.min(horizonDay, deadlineDay ?? horizonDay);
  return [...free].filter((instant) => {
    const wall = wallTimeAt(offsets, instant);
    return instant >= now && wall.minute % rules.gridMinutes === 0 && wall.day <= last;
  });
}

function everyMinuteIsFree(free: ReadonlySet<Instant>, start: Instant, minutes: number): boolean {
  for (let instant = start; instant < start + minutes; instant += 1) {
    if (!free.has(instant)) return false;
  }
  return true;
}

function weeksOn({ availability, startDay }: Problem, first: number, last: number): number {
  let days = 0;
  for (let day = startDay + first; day <= startDay + last; day += 1) {
    if (!availability.blackouts.some(({ from, to }) => from <= day && day <= to)) days += 1;
  }
  return Math.ceil(days / 7);
}

function phaseFits(problem: Problem, phase: number, first: number, last: number): boolean {
  if (problem.pace === 'relaxed') return true;
  const { weeks } = problem.path.phases[phase] as Problem['path']['phases'][number];
  const taken = weeksOn(problem, first, last);
  const isLast = phase === problem.path.phases.length - 1;
  return taken <= weeks.max && (isLast || taken >= weeks.min);
}

function totalFits(problem: Problem, last: number): boolean {
  return problem.pace === 'relaxed' || weeksOn(problem, 0, last) <= problem.path.weeks.max;
}
