import type { Worker } from 'node:worker_threads';

/** What a pool may use at most. */
export interface PoolLimits {
  /** Worker threads at a time. */
  readonly workers: number;
  /** Tasks that may wait for one. */
  readonly waiting: number;
  /** Seconds that one task may take, once it has begun. */
  readonly seconds: number;
  /** Seconds after which a worker without a task is ended. */
  readonly idleSeconds: number;
}

/** What became of a task. What a task throws, `run` throws. */
export type TaskOutcome<Answer> =
  | { readonly kind: 'done'; readonly answer: Answer }
  /** Too many others wait already; it was not begun. */
  | { readonly kind: 'busy' }
  /** It was ended, and its worker with it. */
  | { readonly kind: 'exceeded'; readonly limit: 'time' | 'memory' };

/** What a worker sends back for each task it is sent. */
export type WorkerReply<Answer> =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'thrown'; readonly error: unknown };

export interface WorkerPool<Task, Answer> {
  readonly run: (task: Task) => Promise<TaskOutcome<Answer>>;
}

interface Job<Task, Answer> {
  readonly task: Task;
  readonly resolve: (outcome: TaskOutcome<Answer>) => void;
  readonly reject: (error: unknown) => void;
}

/** A worker with the job it does, or null while it has none. */
interface Member<Task, Answer> {
  readonly worker: Worker;
  job: Job<Task, Answer> | null;
  timer: NodeJS.Timeout | undefined;
}

/**
 * A few worker threads, started when needed, each doing one task at a time. One that takes too long or
 * too much memory is ended, and the next task gets a new one. No worker keeps the process running.
 */
export function createWorkerPool<Task, Answer>(
  start: () => Worker,
  limits: PoolLimits,
): WorkerPool<Task, Answer> {
  const members = new Set<Member<Task, Answer>>();
  const queue: Job<Task, Answer>[] = [];

  function hire(): Member<Task, Answer> {
    const worker = start();
    worker.unref();
    const member: Member<Task, Answer> = { worker, job: null, timer: undefined };
    members.add(member);
    worker.on('message', (reply: WorkerReply<Answer>) => finish(member, reply));
    worker.on('error', (error: NodeJS.ErrnoException) =>
      dismiss(member, (job) =>
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? job.resolve({ kind: 'exceeded', limit: 'memory' })
          : job.reject(error),
      ),
    );
    worker.on('exit', (code) =>
      dismiss(member, (job) => job.reject(new Error(`A worker ended with code ${code}.`))),
    );
    return member;
  }

  function assign(member: Member<Task, Answer>, job: Job<Task, Answer>): void {
    clearTimeout(member.timer);
    member.job = job;
    member.timer = setTimeout(
      () => dismiss(member, ({ resolve }) => resolve({ kind: 'exceeded', limit: 'time' })),
      limits.seconds * 1000,
    );
    member.worker.postMessage(job.task);
  }

  function finish(member: Member<Task, Answer>, reply: WorkerReply<Answer>): void {
    const { job } = member;
    clearTimeout(member.timer);
    member.job = null;
    if (reply.kind === 'thrown') job?.reject(reply.error);
    else job?.resolve({ kind: 'done', answer: reply.answer });
    const next = queue.shift();
    if (next) assign(member, next);
    else member.timer = setTimeout(() => dismiss(member), limits.idleSeconds * 1000).unref();
  }

  /** Ends a worker, tells its job how, and lets a new one go on with what waits. */
  function dismiss(
    member: Member<Task, Answer>,
    settle: (job: Job<Task, Answer>) => void = () => undefined,
  ): void {
    if (!members.delete(member)) return;
    clearTimeout(member.timer);
    void member.worker.terminate();
    if (member.job) settle(member.job);
    const next = queue.shift();
    if (next) assign(hire(), next);
  }

  return {
    run: (task) =>
      new Promise((resolve, reject) => {
        const job = { task, resolve, reject };
        const idle = [...members].find((member) => member.job === null);
        if (idle) assign(idle, job);
        else if (members.size < limits.workers) assign(hire(), job);
        else if (queue.length < limits.waiting) queue.push(job);
        else resolve({ kind: 'busy' });
      }),
  };
}
