import { replan, replanOptions } from '@/lib/core/replan/replan';
import {
  REPLAN_STRATEGIES,
  type ReplanOutcome,
  type ReplanRequest,
} from '@/lib/core/replan/replan-option';
import { fit } from '@/lib/core/schedule/fit';
import type { Problem } from '@/lib/core/schedule/problem';
import { verify } from '@/lib/core/schedule/verify';
import { benchProblem, referenceDemand } from './bench-problems';
import { formatMs, printTable, timed } from './timing';

const EFFORT = { mostRuns: 60, mostMs: 3000 };
/** Whole weeks that were studied as planned before any were missed. */
const WEEKS_DONE = 5;

/** The plan of a problem after so many weeks as planned and so many of which nothing was done. */
function afterMissed(problem: Problem, weeks: number): ReplanRequest {
  const outcome = fit(problem);
  if (outcome.kind !== 'plan') throw new Error('the bench problem does not fit');
  const previous = outcome.plan.sessions;
  const missedFrom = (problem.startDay + WEEKS_DONE * 7) * 1440;
  const history = previous
    .filter(({ start }) => start < missedFrom)
    .map(({ id, topicId, start, minutes }) => ({ id, topicId, start, minutes }));
  return {
    problem: { ...problem, now: missedFrom + weeks * 7 * 1440, history },
    previous,
    pinned: new Set(),
    usedIds: new Set(previous.map(({ id }) => id)),
  };
}

function figures(outcome: ReplanOutcome): readonly string[] {
  if (outcome.kind === 'no-option') return [outcome.reason.kind, '', '', '', ''];
  const { kept, moves, depth, meanDepth, extraWeeks, problem, sessions } = outcome;
  const share = kept + moves === 0 ? 100 : Math.round((100 * kept) / (kept + moves));
  return [
    `${kept} of ${kept + moves} (${share} %)`,
    depth.toFixed(3),
    meanDepth.toFixed(3),
    String(extraWeeks),
    String(verify(problem, { sessions }).length),
  ];
}

const reference = await referenceDemand();
console.log('## Replan of the reference path, five weeks done\n');
const head = ['weekly cap, weeks missed', 'least', 'median', '95 %'];
const details = ['kept of those to come', 'depth', 'mean depth', 'weeks over', 'violations'];
for (const weeklyHours of [12, 15]) {
  const rows = [0, 1, 2, 4].flatMap((weeks) => {
    const request = afterMissed(benchProblem(reference, 20, weeklyHours), weeks);
    const name = `${weeklyHours} h, ${weeks} missed`;
    const times = (work: () => unknown) => {
      const { least, median, high } = timed(work, EFFORT);
      return [least, median, high].map(formatMs);
    };
    return [
      ...REPLAN_STRATEGIES.map((strategy) => [
        `${name}: ${strategy}`,
        ...times(() => replan(request, strategy)),
        ...figures(replan(request, strategy)),
      ]),
      [`${name}: all options`, ...times(() => replanOptions(request))],
    ];
  });
  printTable([...head, ...details], rows);
}
