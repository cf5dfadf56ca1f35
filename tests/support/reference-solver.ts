import { weekdayOf, type Instant } from '@/lib/core/civil/civil';
import { instantAt, startOfDay, wallTimeAt } from '@/lib/core/civil/offset-table';
import type { Problem } from '@/lib/core/schedule/problem';
import { freeMinutes } from './free-minutes';

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
  return { depth: deepest(problem, free), soonestFinish };
}

/** What a best plan for some depth comes to, each figure as good as can be under those before it. */
export interface ReferenceOptimum {
  /** The minimum depth: the one aimed at, or the highest there is. */
  readonly depth: number;
  /** The earliest plan week of a finish at the depth aimed at; null where that depth is not reached. */
  readonly finishingWeek: number | null;
  /** Priority times minutes, summed over all topics, of new sessions up to the depth aimed at. */
  readonly weightedMinutes: number;
  /** New sessions. */
  readonly sessions: number;
  /** Minutes of the fullest week with anything new, what already happened in it included. */
  readonly peakMinutes: number;
}

export function referenceOptimum(given: Problem, aimed: number): ReferenceOptimum | null {
  const problem = onlyWhatIsAsked(given);
  const free = freeMinutes(problem);
  if (earliestFinish(problem, free, 0) === null) return null;
  const finish = earliestFinish(problem, free, aimed);
  const depth = finish === null ? deepest(problem, free) : aimed;
  const finishingWeek = finish === null ? null : Math.floor(finish / 7);
  const lastDay = finishingWeek === null ? Infinity : finishingWeek * 7 + 6;
  const asked = { depth, aimed, lastDay, prefers: worthier };
  const best = bestPlan(problem, free, { ...asked, mostInWeek: Infinity }) as Outcome;
  let [tooLittle, peakMinutes] = [-problem.rules.gridMinutes, 7 * 1440];
  while (peakMinutes - tooLittle > problem.rules.gridMinutes) {
    const steps = Math.floor((tooLittle + peakMinutes) / 2 / problem.rules.gridMinutes);
    const middle = steps * problem.rules.gridMinutes;
    const found = bestPlan(problem, free, { ...asked, mostInWeek: middle });
    if (found && !worthier(best, found)) peakMinutes = middle;
    else tooLittle = middle;
  }
  const { weightedMinutes, sessions } = best;
  return { depth, finishingWeek, weightedMinutes, sessions, peakMinutes };
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

function deepest(problem: Problem, free: ReadonlySet<Instant>): number {
  let depth = 0;
  for (const candidate of everyDepth(problem)) {
    if (candidate > depth && earliestFinish(problem, free, candidate) !== null) depth = candidate;
  }
  return depth;
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

/** What the rest of a plan comes to. */
interface Outcome {
  /** Days after the start day of the last session. */
  readonly finish: number;
  readonly weightedMinutes: number;
  readonly sessions: number;
}

type Prefers = (one: Outcome, other: Outcome) => boolean;

const sooner: Prefers = (one, other) => one.finish < other.finish;

const worthier: Prefers = (one, other) =>
  one.weightedMinutes === other.weightedMinutes
    ? one.sessions < other.sessions
    : one.weightedMinutes > other.weightedMinutes;

interface Question {
  readonly depth: number;
  /** Minutes beyond this depth are worth nothing. */
  readonly aimed: number;
  readonly lastDay: number;
  /** Minutes that no week with anything new exceeds. */
  readonly mostInWeek: number;
  readonly prefers: Prefers;
}

function earliestFinish(problem: Problem, free: ReadonlySet<Instant>, depth: number) {
  const question = { depth, aimed: depth, lastDay: Infinity, mostInWeek: Infinity };
  return bestPlan(problem, free, { ...question, prefers: sooner })?.finish ?? null;
}

interface State {
  readonly index: number;
  readonly topic: number;
  /** Minutes of new sessions of the topic. */
  readonly done: number;
  readonly busyUntil: Instant;
  readonly day: number;
  readonly usedToday: number;
  readonly week: number;
  readonly usedThisWeek: number;
  /** Day of the running phase's first new session; null before it. */
  readonly phaseBegan: number | null;
  readonly lastDay: number;
}

function bestPlan(
  problem: Problem,
  free: ReadonlySet<Instant>,
  { depth, aimed, lastDay, mostInWeek: commonLimit, prefers }: Question,
): Outcome | null {
  const { rules, startDay } = problem;
  const topics = problem.path.phases.flatMap((phase, phaseIndex) =>
    phase.topics.map((topic) => ({ ...topic, phaseIndex, past: pastMinutes(problem, topic.id) })),
  );
  const starts = everyStart(problem, free);
  const pastDays = problem.history.map(({ start, minutes }) => ({
    day: wallTimeAt(problem.offsets, start).day - startDay,
    minutes,
  }));
  const known = new Map<string, Outcome | null>();
  const weekLimits = new Map<number, number>();

  function weekLimit(week: number): number {
    const limit = weekLimits.get(week) ?? Math.min(commonLimit, mostInWeek(problem, week));
    weekLimits.set(week, limit);
    return limit;
  }

  function pastOf(isOfBucket: (day: number) => boolean): number {
    const own = pastDays.filter(({ day }) => isOfBucket(day));
    return own.reduce((sum, { minutes }) => sum + minutes, 0);
  }

  function minutesAt(topic: number, at: number): number {
    const { effort, past } = topics[topic] as (typeof topics)[number];
    return effort.core + at * (effort.deep - effort.core) - past;
  }

  /** New minutes of a topic that it takes at least; with room for rounding. */
  function least(topic: number): number {
    return minutesAt(topic, depth) - 1e-6;
  }

  function worth(topic: number, minutes: number): number {
    const { gridMinutes } = rules;
    const counted = Math.ceil((minutesAt(topic, aimed) - 1e-6) / gridMinutes) * gridMinutes;
    return (topics[topic]?.priority ?? 0) * Math.min(minutes, Math.max(0, counted));
  }

  /** The state after the topic is done, or null where its phase would break its weeks. */
  function afterTopic(state: State): State | null {
    const current = topics[state.topic] as (typeof topics)[number];
    const following = topics[state.topic + 1];
    const next = { ...state, topic: state.topic + 1, done: 0 };
    if (following?.phaseIndex === current.phaseIndex) return next;
    const { phaseBegan } = state;
    if (
      phaseBegan !== null &&
      !phaseFits(
        problem,
        current.phaseIndex,
        pastBeginning(problem, current.phaseIndex) ?? phaseBegan,
        state.lastDay,
      )
    ) {
      return null;
    }
    return { ...next, phaseBegan: null };
  }

  function bestOf(outcomes: readonly (Outcome | null)[]): Outcome | null {
    return outcomes.reduce((best, one) => {
      if (best === null || one === null) return best ?? one;
      return prefers(one, best) ? one : best;
    }, null);
  }

  function solve(state: State): Outcome | null {
    if (state.topic === topics.length) {
      const fits =
        state.lastDay <= lastDay && (state.lastDay < 0 || totalFits(problem, state.lastDay));
      return fits ? { finish: state.lastDay, weightedMinutes: 0, sessions: 0 } : null;
    }
    const key = Object.values(state).join(',');
    const before = known.get(key);
    if (before !== undefined) return before;
    const start = starts[state.index];
    const answers: (Outcome | null)[] = [];
    if (state.done === 0 && least(state.topic) <= 0) {
      const passed = afterTopic(state);
      answers.push(passed && solve(passed));
    }
    if (start !== undefined) {
      answers.push(solve({ ...state, index: state.index + 1 }));
      answers.push(...everyLength(state, start).map((minutes) => begin(state, start, minutes)));
    }
    const best = bestOf(answers);
    known.set(key, best);
    return best;
  }

  function everyLength(state: State, start: Instant): readonly number[] {
    const { kind, effort, past } = topics[state.topic] as (typeof topics)[number];
    if (kind === 'milestone') {
      const left = effort.core - past;
      const isFree = start >= state.busyUntil && everyMinuteIsFree(free, start, left);
      return isFree && left > 0 ? [left] : [];
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
      if (past + total > effort.deep || start < state.busyUntil) continue;
      if (everyMinuteIsFree(free, start, minutes)) lengths.push(minutes);
    }
    return lengths;
  }

  function begin(state: State, start: Instant, minutes: number): Outcome | null {
    const day = wallTimeAt(problem.offsets, start).day - startDay;
    const week = Math.floor(day / 7);
    const usedToday =
      minutes + (day === state.day ? state.usedToday : pastOf((past) => past === day));
    const usedThisWeek =
      minutes +
      (week === state.week ? state.usedThisWeek : pastOf((past) => Math.floor(past / 7) === week));
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
    const rest = bestOf([goOn, finished && solve(finished)]);
    return (
      rest && {
        finish: rest.finish,
        weightedMinutes:
          rest.weightedMinutes + worth(state.topic, studied.done) - worth(state.topic, state.done),
        sessions: rest.sessions + 1,
      }
    );
  }

  const ends = problem.history.map(({ start, minutes }) => start + minutes + rules.gapMinutes);
  return solve({
    index: 0,
    topic: 0,
    done: 0,
    busyUntil: Math.max(0, ...ends),
    day: -1,
    usedToday: 0,
    week: -1,
    usedThisWeek: 0,
    phaseBegan: null,
    lastDay: -1,
  });
}

function pastMinutes({ history }: Problem, topicId: string): number {
  const own = history.filter((session) => session.topicId === topicId);
  return own.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** Days after the start day of a phase's first session of the history. */
function pastBeginning(
  { path, history, offsets, startDay }: Problem,
  phase: number,
): number | null {
  const ids = path.phases[phase]?.topics.map(({ id }) => id) ?? [];
  const days = history
    .filter(({ topicId }) => ids.includes(topicId))
    .map(({ start }) => wallTimeAt(offsets, start).day - startDay);
  return days.length === 0 ? null : Math.min(...days);
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
  const isLast = phase === lastPhaseToPlan(problem);
  return taken <= weeks.max && (isLast || taken >= weeks.min);
}

function lastPhaseToPlan(problem: Problem): number {
  return problem.path.phases.findLastIndex(({ topics }) =>
    topics.some(({ id, effort }) => pastMinutes(problem, id) < effort.deep),
  );
}

function totalFits(problem: Problem, last: number): boolean {
  return problem.pace === 'relaxed' || weeksOn(problem, 0, last) <= problem.path.weeks.max;
}
