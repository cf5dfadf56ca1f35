import { allowPreview } from '@/lib/usecases/request-limits';
import { SIZE_LIMITS } from '@/lib/usecases/size-limits';
import { previewInWorker } from '@/lib/usecases/solver';
import { clientAddress } from '../../../../client-address';
import { previewResponse, refusal } from './preview-response';
import { readBody } from './read-body';

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
  return previewResponse(await previewInWorker(text));
}
