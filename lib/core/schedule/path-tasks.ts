import type { PhaseBounds, TopicBounds } from './effort-bounds';

/** What some topics are worth at most, and the fewest sessions that they take at least. */
export interface Rest {
  /** Weighted steps up to the least efforts, and from there to the targets. */
  readonly leastWorth: number;
  readonly extraWorth: number;
  /** The greatest weight of a step beyond the least. */
  readonly mostWeight: number;
  readonly sessions: number;
}

/** One topic to be placed, within its phase and the path. */
export interface TopicTask extends TopicBounds {
  /** Its number among all topics that have anything to plan. */
  readonly number: number;
  /** Whether its phase may, and whether it must, end with it. */
  readonly mayClose: boolean;
  readonly mustClose: boolean;
  /** Least steps of the topics after it, in its phase and in all. */
  readonly laterInPhase: number;
  readonly laterInAll: number;
  /** What they are all worth. */
  readonly rest: Rest;
}

/** A path's topics that have anything to plan, in order, with what comes after each. */
export interface PathTasks {
  readonly tasksOfPhase: readonly (readonly TopicTask[])[];
  readonly leastOfPhase: readonly number[];
  /** By a task's number, its phase and its topic within the phase. */
  readonly places: readonly { readonly phase: number; readonly topic: number }[];
  /** No sequence has more sessions. */
  readonly mostSessions: number;
  /** All of it. */
  readonly rest: Rest;
}

const NOTHING: Rest = { leastWorth: 0, extraWorth: 0, mostWeight: 0, sessions: 0 };

function withTopic(rest: Rest, topic: TopicBounds, longest: number): Rest {
  const { least, target, weight, single } = topic;
  const sessions = single ? Math.min(1, least) : Math.ceil(least / longest);
  return {
    leastWorth: rest.leastWorth + weight * least,
    extraWorth: rest.extraWorth + weight * (target - least),
    mostWeight: target > least ? Math.max(rest.mostWeight, weight) : rest.mostWeight,
    sessions: rest.sessions + sessions,
  };
}

/** The tasks of a path in which no session but a single one is longer than so many grid steps. */
export function pathTasks(phases: readonly PhaseBounds[], longest: number): PathTasks {
  const places: { readonly phase: number; readonly topic: number }[] = [];
  for (const [phase, { topics }] of phases.entries()) {
    for (const [topic, { target, least }] of topics.entries()) {
      if (target > 0 || least > 0) places.push({ phase, topic });
    }
  }
  const tasksOfPhase: TopicTask[][] = phases.map(() => []);
  const leastOfPhase = phases.map(() => 0);
  let laterInAll = 0;
  let rest = NOTHING;
  let mostSessions = 0;
  for (let number = places.length - 1; number >= 0; number -= 1) {
    const { phase, topic } = places[number] as (typeof places)[number];
    const bounds = phases[phase]?.topics[topic] as PhaseBounds['topics'][number];
    const later = tasksOfPhase[phase] as TopicTask[];
    const laterInPhase = leastOfPhase[phase] as number;
    const { topicId, least, target, most, weight, single } = bounds;
    later.push({
      topicId,
      least,
      target,
      most,
      weight,
      single,
      number,
      mayClose: laterInPhase === 0,
      mustClose: later.length === 0,
      laterInPhase,
      laterInAll,
      rest,
    });
    rest = withTopic(rest, bounds, longest);
    leastOfPhase[phase] = laterInPhase + bounds.least;
    laterInAll += bounds.least;
    mostSessions += bounds.most;
  }
  for (const tasks of tasksOfPhase) tasks.reverse();
  return { rest, tasksOfPhase, leastOfPhase, places, mostSessions };
}
