import { fit } from '@/lib/core/schedule/fit';
import type { Problem } from '@/lib/core/schedule/problem';
import { askChuffedWithin, askHighsWithin, type SolverAnswer } from './ask-solvers';
import { solverCases } from './bench-problems';
import { formatMs, formatRatio, printTable, timed } from './timing';

const MOST_STEPS = 4_000_000_000;
const SOLVERS = [
  ['HiGHS', askHighsWithin],
  ['Chuffed', askChuffedWithin],
] as const;

const isQuick = process.argv.includes('--quick');
const mostMs = isQuick ? 5000 : 10_000;
const cases = (await solverCases()).slice(0, isQuick ? 1 : undefined);

function depthOfFit(problem: Problem): number | null {
  const outcome = fit({ ...problem, aim: 'deepest' }, MOST_STEPS);
  if (outcome.kind === 'too-large') throw new Error('too large');
  return outcome.kind === 'plan' ? outcome.plan.depth : null;
}

function described(answer: SolverAnswer, own: number, depth: number | null): string {
  const figures = `${formatRatio(answer.ms / own)} (${formatMs(answer.ms)})`;
  if (answer.kind === 'failed') return 'failed';
  if (answer.kind === 'unfinished') {
    return answer.ms === 0 ? `no model in ${formatMs(mostMs)}` : `> ${figures}`;
  }
  const isSame = Math.abs((answer.depth ?? -1) - (depth ?? -1)) < 1e-5;
  if (!isSame) throw new Error(`depth ${answer.depth} where the product has ${depth}`);
  return figures;
}

console.log('## The same question put to other solvers\n');
console.log(
  `The highest minimum depth, proven, and the same depth asked of all; times of theirs as multiples of ours. Each has ${formatMs(mostMs)}, of which loading the solver and building its model are taken but not shown.\n`,
);
const rows: string[][] = [];
for (const { name, problem } of cases) {
  const depth = depthOfFit(problem);
  const own = timed(() => depthOfFit(problem), { mostRuns: 50, mostMs: 500 }).median;
  const row = [name, depth === null ? 'none' : depth.toFixed(3), formatMs(own)];
  for (const [, ask] of SOLVERS) row.push(described(await ask(problem, mostMs), own, depth));
  rows.push(row);
}
printTable(['', 'depth', 'Paceline', ...SOLVERS.map(([name]) => name)], rows);
