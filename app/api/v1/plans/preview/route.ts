import { previewPlan } from '@/lib/usecases/preview-api';
import type { FieldError } from '@/lib/usecases/field-errors';
import { allowPreview } from '@/lib/usecases/request-limits';
import { SIZE_LIMITS } from '@/lib/usecases/size-limits';
import { clientAddress } from '../../../../client-address';
import { readBody } from './read-body';

function refusal(status: number, errors: readonly FieldError[], headers = {}): Response {
  return Response.json({ errors }, { status, headers });
}

/** Fits a plan without storing anything. */
export async function POST(request: Request): Promise<Response> {
  const limit = await allowPreview(clientAddress(request));
  if (!limit.allowed) {
    return refusal(429, [{ path: '', message: 'too many requests; try again later' }], {
      'Retry-After': String(limit.retryAfterSeconds),
    });
  }
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) {
    return refusal(415, [{ path: '', message: 'the body must be application/json' }]);
  }
  const text = await readBody(request, SIZE_LIMITS.bodyBytes);
  if (text === null) {
    return refusal(413, [
      { path: '', message: `the body must be at most ${SIZE_LIMITS.bodyBytes} bytes` },
    ]);
  }
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return refusal(400, [{ path: '', message: 'the body must be valid JSON' }]);
  }
  const answer = await previewPlan(body);
  return answer.ok ? Response.json(answer.value) : refusal(400, answer.failure);
}
