import { replan, replanOptions } from '@/lib/core/replan/replan';
import type { ReplanOptions, ReplanRequest } from '@/lib/core/replan/replan-option';
import { explain, type Explanation } from '@/lib/core/schedule/explain';
import type { FitOutcome } from '@/lib/core/schedule/fit';
import type { Problem } from '@/lib/core/schedule/problem';
import { relaxed, type Relaxation } from '@/lib/core/schedule/relaxations';
import { previewOfText } from './preview-api';
import { verifiedFit } from './verified-fit';

/** An answer of the API, ready to be sent. */
export interface TextAnswer {
  readonly status: 200 | 400;
  /** JSON. */
  readonly text: string;
}

/** All that can be done with a plan that is to be fitted again. */
export interface ReplanAnswer extends ReplanOptions {
  /** Where nothing is recommended: what conflicts, and the smallest changes that would do. */
  readonly explanation: Explanation | null;
}

/** With the relaxations under which the deadline is kept with all that is pinned, too. */
function explanationOf(request: ReplanRequest): Explanation | null {
  const { problem } = request;
  const found = explain(problem);
  if (found === null || 'kind' in found) return null;
  const suffices = (relaxation: Relaxation) =>
    replan({ ...request, problem: relaxed(problem, relaxation) }, 'keep-deadline').kind ===
    'option';
  return { ...found, relaxations: found.relaxations.filter(suffices) };
}

/** What a solver's thread can be asked; all of it is plain data, so that it crosses threads. */
export const SOLVER_TASKS = {
  fit: (problem: Problem): Promise<FitOutcome> => Promise.resolve(verifiedFit(problem)),
  replan: (request: ReplanRequest): Promise<ReplanAnswer> => {
    const options = replanOptions(request);
    const explanation = options.recommended === null ? explanationOf(request) : null;
    return Promise.resolve({ ...options, explanation });
  },
  // From text to text: reading and writing megabytes of JSON takes time as well.
  preview: async (text: string): Promise<TextAnswer> => {
    const answer = await previewOfText(text);
    return answer.ok
      ? { status: 200, text: JSON.stringify(answer.value) }
      : { status: 400, text: JSON.stringify({ errors: answer.failure }) };
  },
} as const;
