import type { Problem, TopicDemand } from '@/lib/core/schedule/problem';
import { MilpModel, type Term } from './milp-model';
import { everyStart, type Starts } from './milp-starts';

/** What is asked of a comparison solver. */
export type Question = 'highest-minimum-depth' | 'earliest-week';

/** A session that may be held: a column that is 1 where it is. */
interface Choice {
  readonly column: number;
  readonly topic: number;
  readonly start: number;
  readonly steps: number;
}

export interface Formulation {
  readonly model: MilpModel;
  readonly topics: readonly ListedTopic[];
  readonly calendar: Starts;
  readonly choices: readonly Choice[];
}

interface ListedTopic extends TopicDemand {
  readonly phase: number;
}

/**
 * The scheduling problem as a time-indexed mixed integer program: a binary for every topic, start and
 * length, and for every topic and start whether it is that topic's turn then. For problems without
 * history, reviews and upkeep. The objective is the minimum depth, or the number of plan weeks that
 * begin after the finish.
 */
export function formulate(problem: Problem, question: Question): Formulation {
  const model = new MilpModel();
  const calendar = everyStart(problem);
  const topics = problem.path.phases.flatMap((phase, index) =>
    phase.topics
      .filter(({ effort }) => effort.deep > 0)
      .map((topic) => ({ ...topic, phase: index })),
  );
  const choices = everyChoice(problem, topics, calendar, model);
  const formulation = { model, topics, calendar, choices };
  addTurns(problem, formulation);
  addCaps(formulation);
  addLengths(problem, formulation);
  addEffort(problem, formulation, question);
  if (problem.pace === 'recommended') addPhaseWeeks(problem, formulation);
  if (question === 'earliest-week') addFinish(formulation);
  return formulation;
}

function everyChoice(
  { rules }: Problem,
  topics: readonly ListedTopic[],
  { starts }: Starts,
  model: MilpModel,
): Choice[] {
  const grid = rules.gridMinutes;
  return topics.flatMap(({ kind, effort }, topic) =>
    starts.flatMap(({ room }, start) => {
      const longest = kind === 'milestone' ? effort.deep : Math.min(rules.maxMinutes, effort.deep);
      const shortest =
        kind === 'milestone'
          ? effort.core
          : Math.min(rules.minMinutes, Math.max(grid, effort.core));
      const choices: Choice[] = [];
      for (let steps = shortest / grid; steps <= Math.min(longest / grid, room); steps += 1) {
        choices.push({ column: model.binary(), topic, start, steps });
      }
      return choices;
    }),
  );
}

/**
 * At each start it is one topic's turn or none's; turns follow the listed order, and a session and
 * the pause after it lie within the turn of its topic. So sessions neither overlap nor change order.
 */
function addTurns({ rules }: Problem, { model, topics, calendar, choices }: Formulation): void {
  const { starts } = calendar;
  const covering = topics.map(() => starts.map((): number[] => []));
  for (const { column, topic, start, steps } of choices) {
    const end = instantOf(starts, start) + steps * rules.gridMinutes + rules.gapMinutes;
    for (let at = start; at < starts.length && instantOf(starts, at) < end; at += 1) {
      covering[topic]?.[at]?.push(column);
    }
  }
  // finished[t][p]: the turn of topic t is over before start p; whole where the sessions are.
  const finished = topics.map(() => starts.map(() => model.fraction()));
  for (const topic of topics.keys()) {
    for (const at of starts.keys()) {
      const own = finished[topic]?.[at] as number;
      const before = finished[topic - 1]?.[at];
      model.atMost(
        [...(covering[topic]?.[at] ?? []), own],
        before === undefined ? [] : [before],
        before === undefined ? 1 : 0,
      );
      const next = finished[topic]?.[at + 1];
      if (next !== undefined) model.atMost([own], [next]);
    }
  }
}

function instantOf(starts: Starts['starts'], index: number): number {
  return starts[index]?.instant ?? Infinity;
}

/** On no day and in no plan week are there more steps than its limit. */
function addCaps({ model, calendar, choices }: Formulation): void {
  const limit = (bucketOf: (day: number) => number, most: (bucket: number) => number) => {
    for (const [bucket, own] of grouped(choices, (one) => bucketOf(dayOf(calendar, one)))) {
      if (most(bucket) !== Infinity) model.row(-Infinity, own.map(stepsTerm), most(bucket));
    }
  };
  limit((day) => day, calendar.dayLimit);
  limit((day) => Math.floor(day / 7), calendar.weekLimit);
}

/** A session shorter than the shortest is the only one of its topic, and a milestone has one session. */
function addLengths({ rules }: Problem, { model, topics, choices }: Formulation): void {
  const shortest = rules.minMinutes / rules.gridMinutes;
  for (const [topic, own] of grouped(choices, (one) => one.topic)) {
    if (topics[topic]?.kind === 'milestone') {
      model.row(-Infinity, own.map(countTerm), 1);
      continue;
    }
    const short = own.filter(({ steps }) => steps < shortest);
    if (short.length === 0) continue;
    const most = Math.floor((topics[topic]?.effort.deep ?? 0) / rules.minMinutes);
    const long = own.filter(({ steps }) => steps >= shortest);
    const weighted = short.map(({ column }): Term => [column, Math.max(1, most)]);
    model.row(-Infinity, [...weighted, ...long.map(countTerm)], Math.max(1, most));
    model.row(-Infinity, short.map(countTerm), 1);
  }
}

/**
 * Each topic's steps lie between those of the minimum depth and those of full depth. The depth rises in
 * the jumps at which some topic needs one more step: whole variables, so that a bound can be rounded.
 */
function addEffort(
  { rules }: Problem,
  { model, topics, choices }: Formulation,
  question: Question,
): void {
  const grid = rules.gridMinutes;
  const depths = question === 'highest-minimum-depth' ? depthsOf(topics, grid) : [];
  const jumps = depths.slice(1).map((depth, index) => {
    return {
      depth,
      before: depths[index] as number,
      column: model.binary(depth - (depths[index] as number)),
    };
  });
  for (const [index, { column }] of jumps.entries()) {
    const next = jumps[index + 1];
    if (next) model.atMost([next.column], [column]);
  }
  const of = grouped(choices, (one) => one.topic);
  for (const [index, { effort }] of topics.entries()) {
    const steps = (of.get(index) ?? []).map(stepsTerm);
    model.row(effort.core / grid, steps, effort.deep / grid);
    const least = (depth: number) =>
      Math.ceil((effort.core + depth * (effort.deep - effort.core)) / grid - 1e-9);
    const more = jumps
      .map(({ column, depth, before }): Term => [column, least(before) - least(depth)])
      .filter(([, coefficient]) => coefficient !== 0);
    if (more.length > 0) model.row(effort.core / grid, [...steps, ...more], Infinity);
  }
}

/** Every depth at which some topic has one more grid step, from 0 to 1, ascending. */
function depthsOf(topics: readonly ListedTopic[], grid: number): readonly number[] {
  const depths = topics.flatMap(({ effort: { core, deep } }) =>
    Array.from({ length: (deep - core) / grid + 1 }, (_, extra) =>
      deep === core ? 1 : (extra * grid) / (deep - core),
    ),
  );
  return [...new Set([0, ...depths, 1])].sort((a, b) => a - b);
}

/** A phase begins on one day; all its sessions lie within its weeks from there, and in all but the last phase some session in or after the last week it must reach. */
function addPhaseWeeks({ path }: Problem, { model, topics, calendar, choices }: Formulation): void {
  for (const [phase, { weeks }] of path.phases.entries()) {
    const first = topics.findIndex((topic) => topic.phase === phase);
    if (first === -1) continue;
    const least = phase === path.phases.length - 1 ? 0 : weeks.min;
    const own = choices.filter(({ topic }) => topics[topic]?.phase === phase);
    const weeksFrom = (from: number, to: number) => Math.ceil(calendar.daysOn(from, to) / 7);
    const begins = Array.from({ length: calendar.days }, () => model.binary());
    model.row(
      1,
      begins.map((column): Term => [column, 1]),
      1,
    );
    for (const [day, column] of begins.entries()) {
      const begun = own.filter((one) => one.topic === first && dayOf(calendar, one) === day);
      model.atMost(
        [column],
        begun.map((one) => one.column),
      );
      const late = own.filter((one) => weeksFrom(day, dayOf(calendar, one)) >= least);
      model.atMost(
        [column],
        late.map((one) => one.column),
      );
    }
    for (const [, there] of grouped(own, (one) => one.start)) {
      const day = dayOf(calendar, there[0] as Choice);
      const allowing = begins.filter(
        (_, begin) => begin <= day && weeksFrom(begin, day) <= weeks.max,
      );
      model.atMost(
        there.map((one) => one.column),
        allowing,
      );
    }
  }
}

/** A plan week counts as over the finish where the last topic has no session in it or later. */
function addFinish({ model, topics, calendar, choices }: Formulation): void {
  const last = choices.filter(({ topic }) => topic === topics.length - 1);
  const weeks = Math.ceil(calendar.days / 7);
  const isOver = Array.from({ length: weeks }, () => model.binary(1));
  for (const [week, column] of isOver.entries()) {
    const next = isOver[week + 1];
    if (next !== undefined) model.atMost([column], [next]);
    const there = last.filter((one) => Math.floor(dayOf(calendar, one) / 7) === week);
    for (const [, own] of grouped(there, (one) => one.start)) {
      model.atMost([column, ...own.map((one) => one.column)], [], 1);
    }
  }
}

function dayOf({ starts }: Starts, { start }: Choice): number {
  return starts[start]?.day ?? 0;
}

function stepsTerm({ column, steps }: Choice): Term {
  return [column, steps];
}

function countTerm({ column }: Choice): Term {
  return [column, 1];
}

function grouped<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => number,
): ReadonlyMap<number, Item[]> {
  const groups = new Map<number, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
