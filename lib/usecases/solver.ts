import { Worker } from 'node:worker_threads';
import type { ReplanRequest } from '@/lib/core/replan/replan-option';
import type { FitOutcome } from '@/lib/core/schedule/fit';
import type { Problem } from '@/lib/core/schedule/problem';
import type { ReplanAnswer, SOLVER_TASKS, TextAnswer } from './solver-tasks';
import { verifiedFit } from './verified-fit';
import { createWorkerPool, type TaskOutcome } from './worker-pool';

type SolverTasks = typeof SOLVER_TASKS;

/** A question to a solver's thread. */
export type SolverTask = {
  readonly [Kind in keyof SolverTasks]: {
    readonly kind: Kind;
    readonly input: Parameters<SolverTasks[Kind]>[0];
  };
}[keyof SolverTasks];

/** What one question may take, and how many may wait. */
export const SOLVER_LIMITS = {
  workers: 2,
  waiting: 20,
  seconds: 60,
  idleSeconds: 300,
  /** Of the objects on one thread's heap. */
  megabytes: 512,
} as const;

/** When to come back after `busy`. */
export const RETRY_WHEN_BUSY_SECONDS = 5;

const pool = createWorkerPool<SolverTask, unknown>(
  () =>
    new Worker(new URL('./solver-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: SOLVER_LIMITS.megabytes },
    }),
  SOLVER_LIMITS,
);

/** Why a question was not answered: others wait, or it took more than it may. */
export type Unanswered = Exclude<TaskOutcome<never>, { readonly kind: 'done' }>;

/** A twentieth of a second of work or so; the reference path takes a fifth of it at most. */
const AT_ONCE_STEPS = 1_000_000;

/**
 * Fits a path, and verifies its plan: at once what takes a moment, and in a thread of its own what takes
 * longer, so that other requests are answered meanwhile.
 */
export async function solve(problem: Problem): Promise<FitOutcome | Unanswered> {
  const quick = verifiedFit(problem, AT_ONCE_STEPS);
  if (quick.kind !== 'too-large') return quick;
  const outcome = await ask('fit', problem);
  return outcome.kind === 'done' ? outcome.answer : outcome;
}

/** Solves a plan's replan by every strategy in a thread of its own. */
export async function replanInWorker(request: ReplanRequest): Promise<TaskOutcome<ReplanAnswer>> {
  return ask('replan', request);
}

export type PreviewOutcome = TaskOutcome<TextAnswer>;

/** Answers a request of the API, given as JSON, in a thread of its own. */
export function previewInWorker(text: string): Promise<PreviewOutcome> {
  return ask('preview', text);
}

async function ask<Kind extends keyof SolverTasks>(
  kind: Kind,
  input: Parameters<SolverTasks[Kind]>[0],
): Promise<TaskOutcome<Awaited<ReturnType<SolverTasks[Kind]>>>> {
  const outcome = await pool.run({ kind, input } as SolverTask);
  return outcome as TaskOutcome<Awaited<ReturnType<SolverTasks[Kind]>>>;
}
