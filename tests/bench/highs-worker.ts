import { parentPort, workerData } from 'node:worker_threads';
import loadHighs from 'highs';
import type { Problem } from '@/lib/core/schedule/problem';
import { formulate } from '../support/milp-formulation';
import { solve } from '../support/milp-highs';

// HiGHS blocks its thread and looks at its clock only now and then: here it can be ended from outside.
const problem = workerData as Problem;
const solver = await loadHighs();
const formulation = formulate(problem, 'highest-minimum-depth');
parentPort?.postMessage('solving');
const start = performance.now();
const answer = solve(solver, problem, formulation, Infinity);
parentPort?.postMessage({
  kind: 'proved',
  ms: performance.now() - start,
  depth: answer.kind === 'optimal' ? answer.value : null,
});
