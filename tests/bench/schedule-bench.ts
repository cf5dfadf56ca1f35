import { explain } from '@/lib/core/schedule/explain';
import { fit } from '@/lib/core/schedule/fit';
import { frontier } from '@/lib/core/schedule/frontier';
import type { Problem } from '@/lib/core/schedule/problem';
import { studyCalendar } from '@/lib/core/schedule/study-calendar';
import { verify } from '@/lib/core/schedule/verify';
import { whyHere } from '@/lib/core/schedule/why-here';
import { benchCases, type BenchCase } from './bench-problems';
import { formatMs, formatRatio, printTable, timed } from './timing';

/** Past so many steps of the solver a question is given up; the product gives up much earlier. */
const MOST_STEPS = 1_000_000_000;

interface Question {
  readonly name: string;
  /** The work to be timed, which answers with a way to say its outcome; null where that size is not asked. */
  readonly of: (asked: BenchCase) => (() => () => string) | null;
}

function fitting(problem: Problem): () => () => string {
  return () => {
    const outcome = fit(problem, MOST_STEPS);
    return () => {
      if (outcome.kind !== 'plan') return outcome.kind;
      const { sessions, depth } = outcome.plan;
      const violations = verify(problem, outcome.plan);
      if (violations.length > 0) throw new Error(`${violations.length} constraints are broken`);
      return `${sessions.length} sessions, depth ${depth.toFixed(3)}`;
    };
  };
}

const QUESTIONS: readonly Question[] = [
  {
    name: 'Calendar',
    of: ({ problem }) => {
      return () => {
        const { slots } = studyCalendar(problem);
        return () => `${slots.length} free stretches`;
      };
    },
  },
  { name: 'Fit', of: ({ problem }) => fitting(problem) },
  {
    name: 'Fit with reviews',
    of: ({ withReviews }) => (withReviews === null ? null : fitting(withReviews)),
  },
  {
    name: 'Frontier',
    of: ({ problem }) => {
      return () => {
        const points = frontier(problem, MOST_STEPS);
        return () => ('kind' in points ? points.kind : `${points.length} weeks`);
      };
    },
  },
  {
    name: 'Explanation of what does not fit',
    of: ({ tooLittle }) => {
      return () => {
        const found = explain(tooLittle, MOST_STEPS);
        return () => {
          if (found === null) return 'fits';
          return 'kind' in found ? found.kind : `${found.relaxations.length} relaxations`;
        };
      };
    },
  },
  {
    name: 'Why here, of every session',
    of: ({ problem, topics }) => {
      // The plan is made beforehand, which takes long for the largest.
      const outcome = topics > 1000 ? null : fit(problem, MOST_STEPS);
      if (outcome?.kind !== 'plan') return null;
      return () => {
        const reasons = whyHere(problem, outcome.plan);
        return () => `${reasons.size} reasons`;
      };
    },
  },
];

const isQuick = process.argv.includes('--quick');
const cases = (await benchCases()).slice(0, isQuick ? 3 : 4);

console.log('## The core, warm\n');
for (const { name, of } of QUESTIONS) {
  console.log(`### ${name}\n`);
  let before: { readonly median: number; readonly topics: number } | null = null;
  const rows: string[][] = [];
  for (const asked of cases) {
    const work = of(asked);
    if (work === null) continue;
    let answer = () => '';
    const { least, median, high, runs } = timed(
      () => {
        answer = work();
      },
      { mostRuns: 100, mostMs: isQuick ? 400 : 3000 },
    );
    rows.push([
      asked.name,
      formatMs(median),
      formatMs(least),
      formatMs(high),
      `${runs}`,
      before === null ? '' : formatRatio(asked.topics / before.topics),
      before === null ? '' : formatRatio(median / before.median),
      answer(),
    ]);
    before = { median, topics: asked.topics };
  }
  printTable(['', 'median', 'least', '95 %', 'runs', 'topics', 'time', 'answer'], rows);
}
