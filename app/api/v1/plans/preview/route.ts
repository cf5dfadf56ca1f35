import type { FieldError } from '@/lib/usecases/field-errors';
import { allowPreview } from '@/lib/usecases/request-limits';
import { SIZE_LIMITS } from '@/lib/usecases/size-limits';
import { RETRY_WHEN_BUSY_SECONDS, SOLVER_LIMITS, previewInWorker } from '@/lib/usecases/solver';
import { clientAddress } from '../../../../client-address';
import { readBody } from './read-body';

function refusal(status: number, error: FieldError, headers = {}): Response {
  return Response.json({ errors: [error] }, { status, headers });
}

const EXCEEDED = {
  time: `${SOLVER_LIMITS.seconds} seconds`,
  memory: `${SOLVER_LIMITS.megabytes} MB of memory`,
} as const;

/** Fits a plan without storing anything. */
export async function POST(request: Request): Promise<Response> {
  const limit = await allowPreview(clientAddress(request));
  if (!limit.allowed) {
    const message = 'too many requests; try again later';
    return refusal(429, { path: '', message }, { 'Retry-After': String(limit.retryAfterSeconds) });
  }
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) {
    return refusal(415, { path: '', message: 'the body must be application/json' });
  }
  const text = await readBody(request, SIZE_LIMITS.bodyBytes);
  if (text === null) {
    const message = `the body must be at most ${SIZE_LIMITS.bodyBytes} bytes`;
    return refusal(413, { path: '', message });
  }
  const outcome = await previewInWorker(text);
  if (outcome.kind === 'busy') {
    const message = 'too many plans are being made; try again in some seconds';
    const headers = { 'Retry-After': String(RETRY_WHEN_BUSY_SECONDS) };
    return refusal(503, { path: '', message }, headers);
  }
  if (outcome.kind === 'exceeded') {
    const message = `is too large to plan with these settings: it takes more than ${EXCEEDED[outcome.limit]}`;
    return refusal(400, { path: 'path', message });
  }
  const { status, text: json } = outcome.answer;
  return new Response(json, { status, headers: { 'Content-Type': 'application/json' } });
}
