import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { createWorkerPool, type PoolLimits } from '@/lib/usecases/worker-pool';

/** A worker that does as it is told; it answers with the number of its thread. */
const OBEDIENT = `
  const { parentPort, threadId } = require('node:worker_threads');
  parentPort.on('message', ({ say, hold }) => {
    if (say === 'answer') parentPort.postMessage({ kind: 'answer', answer: threadId });
    if (say === 'throw') parentPort.postMessage({ kind: 'thrown', error: new Error('a bug') });
    if (say === 'loop') for (;;);
    if (say === 'exit') process.exit(3);
    if (say === 'fill') for (const full = [];;) full.push(Array(1000).fill({}));
    if (say === 'hold') {
      Atomics.wait(new Int32Array(hold), 0, 0);
      parentPort.postMessage({ kind: 'answer', answer: threadId });
    }
  });`;

interface Order {
  readonly say: 'answer' | 'throw' | 'loop' | 'exit' | 'fill' | 'hold';
  /** Held until the first number in it changes. */
  readonly hold?: SharedArrayBuffer;
}

const LIMITS: PoolLimits = { workers: 1, waiting: 10, seconds: 60, idleSeconds: 60 };

function pool(limits: Partial<PoolLimits> = {}, started: Worker[] = []) {
  const start = () => {
    const resourceLimits = { maxOldGenerationSizeMb: 16 };
    const worker = new Worker(OBEDIENT, { eval: true, resourceLimits });
    started.push(worker);
    return worker;
  };
  return createWorkerPool<Order, number>(start, { ...LIMITS, ...limits });
}

function held() {
  const hold = new SharedArrayBuffer(4);
  return {
    order: { say: 'hold', hold } as const,
    release: () => {
      const cell = new Int32Array(hold);
      Atomics.store(cell, 0, 1);
      Atomics.notify(cell, 0);
    },
  };
}

describe('a pool of workers', () => {
  it('gives one task after the other to the same worker', async () => {
    const { run } = pool();
    const first = await run({ say: 'answer' });
    expect(first).toEqual({ kind: 'done', answer: expect.any(Number) });
    expect(await run({ say: 'answer' })).toEqual(first);
  });

  it('throws what a task throws, and goes on with the same worker', async () => {
    const { run } = pool();
    const first = await run({ say: 'answer' });
    await expect(run({ say: 'throw' })).rejects.toThrow('a bug');
    expect(await run({ say: 'answer' })).toEqual(first);
  });

  it.each(['loop', 'fill'] as const)(
    'ends a task that would %s for ever, and replaces its worker',
    async (say) => {
      const { run } = pool({ seconds: say === 'loop' ? 1 : 60 });
      const first = await run({ say: 'answer' });
      const [ended, waiting] = await Promise.all([run({ say }), run({ say: 'answer' })]);
      expect(ended).toEqual({ kind: 'exceeded', limit: say === 'loop' ? 'time' : 'memory' });
      expect(waiting.kind).toBe('done');
      expect(waiting).not.toEqual(first);
    },
  );

  it('replaces a worker that ended by itself', async () => {
    const { run } = pool();
    await expect(run({ say: 'exit' })).rejects.toThrow('A worker ended with code 3.');
    expect((await run({ say: 'answer' })).kind).toBe('done');
  });

  it('lets so many work and so many wait, and turns away the next', async () => {
    const { run } = pool({ workers: 2, waiting: 1 });
    const { order, release } = held();
    const working = [run(order), run(order)];
    const waiting = run({ say: 'answer' });
    expect(await run({ say: 'answer' })).toEqual({ kind: 'busy' });
    release();
    const threads = (await Promise.all(working)).map((one) => one.kind === 'done' && one.answer);
    expect(new Set(threads).size).toBe(2);
    const last = await waiting;
    expect(threads).toContain(last.kind === 'done' && last.answer);
  });

  it('ends a worker that has nothing to do', async () => {
    const started: Worker[] = [];
    const { run } = pool({ idleSeconds: 0 }, started);
    await run({ say: 'answer' });
    const [first] = started;
    if (first && first.threadId > 0) await once(first, 'exit');
    await run({ say: 'answer' });
    expect(started).toHaveLength(2);
  });
});
