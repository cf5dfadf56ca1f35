import type { FieldError } from '@/lib/usecases/field-errors';
import { RETRY_WHEN_BUSY_SECONDS, SOLVER_LIMITS, type PreviewOutcome } from '@/lib/usecases/solver';

/** One mistake, and the status that tells what kind it is. */
export function refusal(status: number, error: FieldError, headers = {}): Response {
  return Response.json({ errors: [error] }, { status, headers });
}

const EXCEEDED = {
  time: `${SOLVER_LIMITS.seconds} seconds`,
  memory: `${SOLVER_LIMITS.megabytes} MB of memory`,
} as const;

/** What a solver's thread made of a request, as a response. */
export function previewResponse(outcome: PreviewOutcome): Response {
  switch (outcome.kind) {
    case 'busy': {
      const message = 'too many plans are being made; try again in some seconds';
      const headers = { 'Retry-After': String(RETRY_WHEN_BUSY_SECONDS) };
      return refusal(503, { path: '', message }, headers);
    }
    case 'exceeded': {
      const message = `is too large to plan with these settings: it takes more than ${EXCEEDED[outcome.limit]}`;
      return refusal(400, { path: 'path', message });
    }
    case 'done': {
      const { status, text } = outcome.answer;
      return new Response(text, { status, headers: { 'Content-Type': 'application/json' } });
    }
  }
}
