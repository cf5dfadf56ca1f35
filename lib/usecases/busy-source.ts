import { failure, success, type Result } from '@/lib/core/result';
import { env } from '@/lib/env';
import { FETCH_LIMITS, guardedFetch, type GuardedAnswer } from '@/lib/net/guarded-fetch';
import { netProblemText, statusText } from './busy-problem-text';

/** Where a busy calendar comes from: a secret address, or the text of a file. */
export type BusySource = { readonly address: string } | { readonly text: string };

/** What a server said to ask next time whether anything changed. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export const NO_VALIDATORS: Validators = { etag: null, lastModified: null };

/** A calendar as its source has it. */
export interface BusyText {
  readonly text: string;
  readonly validators: Validators;
}

const NOT_MODIFIED = 304;

/** Servers send validators of some dozen characters. */
const LONGEST_VALIDATOR = 1000;

/** What a source has, an address asked now; else a sentence that says why not. */
export async function fetchBusySource(source: BusySource): Promise<Result<BusyText, string>> {
  if ('text' in source) {
    return Buffer.byteLength(source.text) > FETCH_LIMITS.bytes
      ? failure(netProblemText({ kind: 'too-large', bytes: FETCH_LIMITS.bytes }))
      : success({ text: source.text, validators: NO_VALIDATORS });
  }
  const answer = await ask(source.address, NO_VALIDATORS);
  return answer.ok ? textOf(answer.value) : answer;
}

/** The same of an address that was read before; null where it has not changed since. */
export async function fetchIfChanged(
  address: string,
  known: Validators,
): Promise<Result<BusyText | null, string>> {
  const answer = await ask(address, known);
  if (!answer.ok) return answer;
  return answer.value.status === NOT_MODIFIED ? success(null) : textOf(answer.value);
}

async function ask(address: string, known: Validators): Promise<Result<GuardedAnswer, string>> {
  const answer = await guardedFetch(webAddress(address), {
    allowedHosts: env().ALLOWED_HOSTS,
    headers: {
      accept: 'text/calendar, */*;q=0.5',
      ...(known.etag !== null && { 'if-none-match': known.etag }),
      ...(known.lastModified !== null && { 'if-modified-since': known.lastModified }),
    },
  });
  return answer.ok ? answer : failure(netProblemText(answer.failure));
}

function textOf({ status, headers, bytes }: GuardedAnswer): Result<BusyText, string> {
  if (status !== 200) return failure(statusText(status));
  return success({
    text: decoded(bytes, headers['content-type']),
    validators: {
      etag: validator(headers['etag']),
      lastModified: validator(headers['last-modified']),
    },
  });
}

/** The host of an address, which is no secret; null for what is no address. */
export function hostOf(address: string): string | null {
  const web = webAddress(address);
  return URL.canParse(web) ? new URL(web).host : null;
}

/** `webcal` says what an address is for, and is asked as https. */
function webAddress(address: string): string {
  return address.trim().replace(/^webcals?:\/\//i, 'https://');
}

function validator(value: string | undefined): string | null {
  const sendable = value !== undefined && value.length <= LONGEST_VALIDATOR;
  return sendable && /^[\x20-\x7e]+$/.test(value) ? value : null;
}

/** UTF-8 unless the answer names another encoding that is known. */
function decoded(bytes: Uint8Array, type: string | undefined): string {
  const charset = /charset="?([\w.:-]+)"?/i.exec(type ?? '')?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
