import { fit } from '@/lib/core/schedule/fit';
import { boundsAtDepth } from '@/lib/core/schedule/effort-bounds';
import type { Problem } from '@/lib/core/schedule/problem';
import { createSequencer } from '@/lib/core/schedule/sequence';
import { studyCalendar } from '@/lib/core/schedule/study-calendar';
import { verify } from '@/lib/core/schedule/verify';
import { workBudget } from '@/lib/core/schedule/work-budget';
import { benchProblem, largeDemand, referenceDemand } from './bench-problems';

/** Milliseconds of one call: warmed up, then the median and the spread of the runs. */
function measure(
  work: () => unknown,
  runs: number,
): readonly [median: number, low: number, high: number] {
  for (let warm = 0; warm < Math.min(runs, 20); warm += 1) work();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return [at(0.5), at(0.05), at(0.95)];
}

function placeAtCore(problem: Problem): () => unknown {
  return () => {
    const calendar = studyCalendar(problem);
    const options = {
      limits: calendar.limits,
      lastDay: calendar.days - 1,
      order: 'earliest',
    } as const;
    const sequencer = createSequencer(problem, calendar, workBudget(Infinity));
    return sequencer.run(boundsAtDepth(problem, 0), options);
  };
}

const reference = await referenceDemand();
const problems: readonly (readonly [name: string, problem: Problem, runs: number])[] = [
  ['reference path, 12 h a week', benchProblem(reference, 20, 12), 60],
  ['reference path, 20 h a week', benchProblem(reference, 20, 20), 60],
  ['reference path, 8 h a week (does not fit)', benchProblem(reference, 20, 8), 60],
  ['200 topics, 52 weeks', benchProblem(largeDemand(200, 52), 52, 14), 20],
  ['1,000 topics, 104 weeks', benchProblem(largeDemand(1000, 104), 104, 32), 7],
  ['10,000 topics, 14 years', benchProblem(largeDemand(10_000, 1000), 1000, 32), 1],
];

console.log('median (5 % to 95 %), ms');
let unit = 0;
for (const [name, problem, runs] of problems) {
  const line = (what: string, [median, low, high]: readonly number[]) => {
    unit ||= median ?? 0;
    const figures = [median, low, high].map((value) => (value ?? 0).toFixed(2));
    const ratio = ((median ?? 0) / unit).toFixed(1);
    console.log(`  ${what.padEnd(10)} ${figures[0]} (${figures[1]} to ${figures[2]})  x ${ratio}`);
  };
  const outcome = fit(problem, Infinity);
  const answer =
    outcome.kind === 'plan'
      ? `${outcome.plan.sessions.length} sessions, depth ${outcome.plan.depth.toFixed(3)}, ${verify(problem, outcome.plan).length} violations`
      : outcome.kind;
  console.log(`${name}: ${answer}`);
  line(
    'calendar',
    measure(() => studyCalendar(problem), runs),
  );
  line('place', measure(placeAtCore(problem), runs));
  line(
    'fit',
    measure(() => fit(problem, Infinity), runs),
  );
}
console.log(`memory: ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
