import { parentPort } from 'node:worker_threads';
import { SOLVER_TASKS } from './solver-tasks';
import type { SolverTask } from './solver';
import type { WorkerReply } from './worker-pool';

/** The program of a solver's thread; `solver.ts` starts it. */
parentPort?.on('message', (task: SolverTask) => {
  const reply = (sent: WorkerReply<unknown>) => parentPort?.postMessage(sent);
  answer(task).then(
    (found) => reply({ kind: 'answer', answer: found }),
    (error: unknown) => reply({ kind: 'thrown', error }),
  );
});

async function answer(task: SolverTask): Promise<unknown> {
  switch (task.kind) {
    case 'fit':
      return SOLVER_TASKS.fit(task.input);
    case 'replan':
      return SOLVER_TASKS.replan(task.input);
    case 'preview':
      return SOLVER_TASKS.preview(task.input);
  }
}
