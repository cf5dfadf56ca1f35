import type { Problem } from '@/lib/core/schedule/problem';
import { everyStart } from '../support/milp-starts';

/**
 * The scheduling problem as a constraint program: as many sessions as each topic could need, in order,
 * each with a start and a length, of which those of length 0 are not held. Maximises the number of the
 * highest depth, of all those at which some topic has one more grid step, that every topic reaches.
 */
export const MODEL = `
include "cumulative.mzn";
int: topics; int: starts; int: sessions; int: phases; int: depths;
int: shortest; int: longest; int: pause; int: dayCap; int: weekCap; int: horizon;
array[1..starts] of int: at;
array[1..starts] of int: day;
array[1..starts] of int: room;
array[1..starts] of int: daysOn;
array[1..sessions] of 1..topics: topicOf;
array[1..topics] of int: first;
array[1..topics] of int: last;
array[1..topics, 1..depths] of int: least;
array[1..topics] of int: most;
array[1..depths] of int: total = [sum(t in 1..topics)(least[t, d]) | d in 1..depths];
array[1..phases] of int: phaseFirst;
array[1..phases] of int: phaseLast;
array[1..phases] of int: phaseMost;
array[1..phases] of int: phaseLeast;

array[1..sessions] of var 1..starts: start;
array[1..sessions] of var 0..longest: length;
array[1..sessions] of var 0..horizon: free;
var 1..depths: depth;

constraint forall(s in 1..sessions)(length[s] <= room[start[s]]);
constraint forall(s in 1..sessions)(
  length[s] > 0 -> free[s] = at[start[s]] + length[s] + pause);
constraint forall(s in 2..sessions)(
  (length[s] > 0 -> at[start[s]] >= free[s - 1]) /\\
  (length[s] = 0 -> start[s] = start[s - 1] /\\ free[s] = free[s - 1]));
constraint forall(t in 1..topics)(
  length[first[t]] > 0 /\\
  forall(s in first[t] + 1..last[t])(
    (length[s] > 0 -> length[s - 1] > 0 /\\ length[s] >= shortest /\\ length[first[t]] >= shortest)) /\\
  sum(s in first[t]..last[t])(length[s]) >= least[t, depth] /\\
  sum(s in first[t]..last[t])(length[s]) <= most[t]);
constraint cumulative([day[start[s]] | s in 1..sessions], [1 | s in 1..sessions], length, dayCap);
constraint cumulative(
  [day[start[s]] div 7 | s in 1..sessions], [1 | s in 1..sessions], length, weekCap);
constraint redundant_constraint(
  sum(length) <= weekCap * (1 + (max(day) div 7)) /\\
  sum(length) <= dayCap * card(array2set(day)) /\\
  sum(length) >= total[depth]);
constraint forall(p in 1..phases)(
  let { var int: range = daysOn[start[phaseLast[p]]] - daysOn[start[phaseFirst[p]]] + 1 } in
  range <= phaseMost[p] /\\ range >= phaseLeast[p]);
solve :: seq_search([int_search([depth], input_order, indomain_max), int_search(start, input_order, indomain_min), int_search(length, input_order, indomain_max)]) maximize depth;
`;

export interface MinizincData {
  readonly data: Readonly<Record<string, unknown>>;
  /** The depths that the answer counts, ascending. */
  readonly depths: readonly number[];
}

/** The model's data, times in grid steps; for problems without history, reviews, milestones and a free share. */
export function minizincData(problem: Problem): MinizincData {
  const { rules, path, pace, startDay } = problem;
  const grid = rules.gridMinutes;
  const calendar = everyStart(problem);
  const { starts } = calendar;
  const base = startDay * 1440;
  const topics = path.phases.flatMap((phase) => phase.topics);
  const slots = topics.map(({ effort }) => Math.max(1, Math.floor(effort.deep / rules.minMinutes)));
  const lastOf = (topic: number) => slots.slice(0, topic + 1).reduce((sum, n) => sum + n, 0);
  const depths = everyDepth(problem);
  const phaseEnds = path.phases.map((_, index) =>
    path.phases.slice(0, index + 1).reduce((sum, phase) => sum + phase.topics.length, 0),
  );
  const isLast = (index: number) => index === path.phases.length - 1;
  const far = starts.length + calendar.days;
  return {
    depths,
    data: {
      topics: topics.length,
      starts: starts.length,
      sessions: lastOf(topics.length - 1),
      phases: path.phases.length,
      depths: depths.length,
      shortest: rules.minMinutes / grid,
      longest: rules.maxMinutes / grid,
      pause: Math.ceil(rules.gapMinutes / grid),
      dayCap: (rules.dailyCapMinutes ?? 1440) / grid,
      weekCap: (rules.weeklyCapMinutes ?? 7 * 1440) / grid,
      horizon: ((calendar.days + 2) * 1440) / grid,
      at: starts.map(({ instant }) => Math.round((instant - base) / grid) + 1440 / grid),
      day: starts.map(({ day }) => day),
      room: starts.map(({ room }) => room),
      daysOn: starts.map(({ day }) => calendar.daysOn(0, day)),
      topicOf: slots.flatMap((count, topic) => Array.from({ length: count }, () => topic + 1)),
      first: topics.map((_, topic) => lastOf(topic - 1) + 1),
      last: topics.map((_, topic) => lastOf(topic)),
      least: topics.map(({ effort }) =>
        depths.map((depth) =>
          Math.ceil((effort.core + depth * (effort.deep - effort.core)) / grid - 1e-9),
        ),
      ),
      most: topics.map(({ effort }) => effort.deep / grid),
      phaseFirst: path.phases.map((_, index) => lastOf((phaseEnds[index - 1] ?? 0) - 1) + 1),
      phaseLast: path.phases.map((_, index) => lastOf((phaseEnds[index] ?? 0) - 1)),
      phaseMost: path.phases.map(({ weeks }) => (pace === 'relaxed' ? far : weeks.max * 7)),
      phaseLeast: path.phases.map(({ weeks }, index) =>
        pace === 'relaxed' || isLast(index) ? 0 : (weeks.min - 1) * 7 + 1,
      ),
    },
  };
}

/** Every depth at which some topic has one more grid step, ascending. */
function everyDepth({ path, rules }: Problem): readonly number[] {
  const depths = path.phases
    .flatMap((phase) => phase.topics)
    .flatMap(({ effort: { core, deep } }) =>
      Array.from({ length: (deep - core) / rules.gridMinutes + 1 }, (_, extra) =>
        deep === core ? 1 : (extra * rules.gridMinutes) / (deep - core),
      ),
    );
  return [...new Set([0, ...depths, 1])].sort((a, b) => a - b);
}
