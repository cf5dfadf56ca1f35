import type { FitOutcome } from '@/lib/core/schedule/fit';
import type { Problem } from '@/lib/core/schedule/problem';
import { previewOfText } from './preview-api';
import { verifiedFit } from './verified-fit';

/** An answer of the API, ready to be sent. */
export interface TextAnswer {
  readonly status: 200 | 400;
  /** JSON. */
  readonly text: string;
}

/** What a solver's thread can be asked; all of it is plain data, so that it crosses threads. */
export const SOLVER_TASKS = {
  fit: (problem: Problem): Promise<FitOutcome> => Promise.resolve(verifiedFit(problem)),
  // From text to text: reading and writing megabytes of JSON takes time as well.
  preview: async (text: string): Promise<TextAnswer> => {
    const answer = await previewOfText(text);
    return answer.ok
      ? { status: 200, text: JSON.stringify(answer.value) }
      : { status: 400, text: JSON.stringify({ errors: answer.failure }) };
  },
} as const;
