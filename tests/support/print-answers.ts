import fc from 'fast-check';
import { explain } from '@/lib/core/schedule/explain';
import { fit } from '@/lib/core/schedule/fit';
import { frontier } from '@/lib/core/schedule/frontier';
import { zonedProblemWithPast } from './problem-arbitraries';

/** A program: prints what is told about the same forty problems, to compare between machines. */
const problems = fc.sample(zonedProblemWithPast, { seed: 20261102, numRuns: 40 });
const answers = problems.map((problem) => [fit(problem), frontier(problem), explain(problem)]);
process.stdout.write(JSON.stringify(answers));
