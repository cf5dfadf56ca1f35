import type { Aim, Problem } from './problem';

const DEPTH_OF_AIM = { soonest: 0, standard: 0.5, deepest: 1 } as const;

/** The minimum depth that is tried first. */
export function depthOfAim(aim: Aim): number {
  if (typeof aim === 'string') return DEPTH_OF_AIM[aim];
  return 'depth' in aim ? aim.depth : 1;
}

/** The same problem with the day to finish by, where one is aimed at, as its deadline. */
export function heldToAim(problem: Problem): Problem {
  const { aim, deadlineDay } = problem;
  if (typeof aim === 'string' || !('finishBy' in aim)) return problem;
  return {
    ...problem,
    aim: 'deepest',
    deadlineDay: deadlineDay === null ? aim.finishBy : Math.min(deadlineDay, aim.finishBy),
  };
}
