import { createRequire } from 'node:module';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Problem } from '@/lib/core/schedule/problem';
import { minizincData, MODEL } from './minizinc-model';

/** What a solver proved, and how long it took without loading it and building its model. */
export interface SolverAnswer {
  /** `failed` where the solver ran out of memory or broke down. */
  readonly kind: 'proved' | 'unfinished' | 'failed';
  readonly ms: number;
  /** The highest minimum depth, or null where nothing fits or nothing was proved. */
  readonly depth: number | null;
}

/** Waits for a worker's answer; ends the worker with it, or after so many milliseconds of building and solving. */
async function answerOf(
  worker: Worker,
  mostMs: number,
  onMessage: (message: unknown, solving: () => void) => SolverAnswer | undefined,
): Promise<SolverAnswer> {
  let timer: NodeJS.Timeout | undefined;
  let since: number | null = null;
  try {
    return await new Promise<SolverAnswer>((resolve) => {
      timer = setTimeout(() => {
        resolve({
          kind: 'unfinished',
          ms: since === null ? 0 : performance.now() - since,
          depth: null,
        });
      }, mostMs);
      worker.on('error', () => {
        resolve({ kind: 'failed', ms: 0, depth: null });
      });
      worker.on('message', (message) => {
        const answer = onMessage(message, () => {
          since ??= performance.now();
        });
        if (answer) resolve(answer);
      });
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

export async function askHighsWithin(problem: Problem, mostMs: number): Promise<SolverAnswer> {
  const worker = new Worker(new URL('./highs-worker.mjs', import.meta.url), {
    workerData: problem,
  });
  return answerOf(worker, mostMs, (message, solving) => {
    if (message !== 'solving') return message as SolverAnswer;
    solving();
    return undefined;
  });
}

/** What MiniZinc's worker tells of, as far as it is used here. */
interface MinizincMessage {
  readonly type: 'ready' | 'statistics' | 'solution' | 'status' | 'error' | 'exit';
  readonly statistics?: { readonly flatTime?: number; readonly time?: number };
  readonly output?: { readonly json: { readonly depth: number } };
  readonly code?: number;
}

/** Chuffed, a constraint solver that learns from its conflicts, in the WebAssembly of MiniZinc. */
export async function askChuffedWithin(problem: Problem, mostMs: number): Promise<SolverAnswer> {
  const { data, depths } = minizincData(problem);
  const script = createRequire(import.meta.url).resolve('minizinc/minizinc-worker.js');
  const worker = new Worker(new URL('./minizinc-worker.cjs', import.meta.url), {
    workerData: { script },
  });
  const beside = (name: string) => path.join(path.dirname(script), name);
  worker.postMessage({ wasmURL: beside('minizinc.wasm'), dataURL: beside('minizinc.data') });
  let flat = 0;
  let total = 0;
  let depth: number | null = null;
  let isRunning = false;
  return answerOf(worker, mostMs, (sent, solving) => {
    const message = sent as MinizincMessage;
    if (message.type === 'ready' && !isRunning) {
      isRunning = true;
      worker.postMessage({
        jsonStream: true,
        files: { 'plan.mzn': MODEL, 'plan.json': JSON.stringify(data) },
        args: ['-i', '--output-mode', 'json', '--statistics', '--solver', 'chuffed', '-f'].concat([
          'plan.mzn',
          'plan.json',
        ]),
      });
    }
    if (message.type === 'error') return { kind: 'failed', ms: 0, depth: null };
    // Only the time after the model is built counts, as with the other solver.
    flat = message.statistics?.flatTime ?? flat;
    if (flat > 0) solving();
    total = message.statistics?.time ?? total;
    if (message.output) depth = depths[message.output.json.depth - 1] ?? null;
    if (message.type !== 'exit') return undefined;
    return { kind: message.code === 0 ? 'proved' : 'failed', ms: (total - flat) * 1000, depth };
  });
}
