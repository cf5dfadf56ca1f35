import { guardedFetch, type FetchLimits } from './guarded-fetch';
import { NetProblemError } from './net-problem';

/** Answers that have no body, which `Response` insists on. */
const BODILESS: ReadonlySet<number> = new Set([204, 205, 304]);

/** Headers that no longer describe a body that was unpacked. */
const PACKING: ReadonlySet<string> = new Set(['content-encoding', 'content-length']);

/**
 * The guarded fetch in the shape of `fetch`, for a library that asks by itself; bodies are texts.
 * Throws `NetProblemError`.
 */
export function guardedFetchLike(
  allowedHosts: readonly string[],
  limits: Partial<FetchLimits> = {},
): typeof fetch {
  return async (input, init = {}) => {
    const address = input instanceof Request ? input.url : input.toString();
    const { body } = init;
    const answer = await guardedFetch(address, {
      allowedHosts,
      limits,
      method: init.method ?? 'GET',
      headers: Object.fromEntries(new Headers(init.headers)),
      redirect: init.redirect === 'manual' ? 'manual' : 'follow',
      ...(typeof body === 'string' && { body }),
    });
    if (!answer.ok) throw new NetProblemError(answer.failure);
    const { status, headers, bytes, url } = answer.value;
    const response = new Response(BODILESS.has(status) ? null : bytes, {
      status,
      headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !PACKING.has(name))),
    });
    Object.defineProperty(response, 'url', { value: url });
    return response;
  };
}
