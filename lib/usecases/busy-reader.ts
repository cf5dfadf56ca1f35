import { Worker } from 'node:worker_threads';
import type { BusyProblem, BusyReading } from '@/lib/calendar/busy-reading';
import type { Interval } from '@/lib/core/availability/availability';
import { MINUTES_PER_DAY, type Instant } from '@/lib/core/civil/civil';
import { failure, type Result } from '@/lib/core/result';
import { busyProblemText } from './busy-problem-text';
import { SIZE_LIMITS } from './size-limits';
import { createWorkerPool } from './worker-pool';

export interface BusyTask {
  readonly text: string;
  readonly window: Interval;
  readonly limit: number;
}

export type BusyAnswer = Result<BusyReading, BusyProblem>;

/** What reading one calendar may take, and how many may wait. */
const BUSY_READER_LIMITS = {
  workers: 1,
  waiting: 20,
  seconds: 4,
  idleSeconds: 60,
  /** Of the objects on the thread's heap. */
  megabytes: 384,
} as const;

/** Days before and after today for which calendars are read. */
const BUSY_WINDOW = { before: 7, after: 500 } as const;

const pool = createWorkerPool<BusyTask, BusyAnswer>(
  () =>
    new Worker(new URL('./busy-reader-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: BUSY_READER_LIMITS.megabytes },
    }),
  BUSY_READER_LIMITS,
);

/** The window that is read at an instant: the same all day, so that it is read anew once a day. */
export function busyWindowAt(now: Instant): Interval {
  const today = Math.floor(now / MINUTES_PER_DAY);
  return {
    start: (today - BUSY_WINDOW.before) * MINUTES_PER_DAY,
    end: (today + BUSY_WINDOW.after) * MINUTES_PER_DAY,
  };
}

/** Reads a calendar in a thread of its own, which is ended where it takes too much; else says in a sentence why not. */
export async function readBusyText(
  text: string,
  now: Instant,
): Promise<Result<BusyReading, string>> {
  const task = { text, window: busyWindowAt(now), limit: SIZE_LIMITS.busy };
  const outcome = await pool.run(task).catch((error: unknown) => {
    // A fault of ours in reading one file must not take a page or the other calendars along.
    console.error(`Reading a calendar failed: ${error instanceof Error ? error.name : 'unknown'}.`);
    return null;
  });
  if (outcome === null) return failure('This calendar could not be read.');
  switch (outcome.kind) {
    case 'done':
      return outcome.answer.ok ? outcome.answer : failure(busyProblemText(outcome.answer.failure));
    case 'busy':
      return failure('Many calendars are being read just now. Try it again in a minute.');
    case 'exceeded':
      return failure(
        outcome.limit === 'time'
          ? `Reading it took longer than ${BUSY_READER_LIMITS.seconds} seconds, so it was stopped.`
          : 'Reading it took more memory than one calendar may use, so it was stopped.',
      );
  }
}
