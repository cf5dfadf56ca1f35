import { createAccount, fetchCalendars, makeCalendar, propfind } from 'tsdav';
import { failure, success, type Result } from '@/lib/core/result';
import { caldavFetch, type CaldavAccess } from './caldav-fetch';
import { CaldavProblemError, problemOfAnswer, type CaldavProblem } from './caldav-problem';

export interface CaldavCalendar {
  readonly url: string;
  readonly name: string;
}

export interface CaldavHome {
  /** Where this user's calendars are, and new ones are made. */
  readonly url: string;
  /** Those that take events. */
  readonly calendars: readonly CaldavCalendar[];
}

/** Finds a user's calendars from any address of the server (RFC 6764 section 6, RFC 4791 section 6.2). */
export async function findCalendars(
  access: CaldavAccess,
): Promise<Result<CaldavHome, CaldavProblem>> {
  const { fetch, problem } = notingFetch(access);
  try {
    const account = await createAccount({
      account: { accountType: 'caldav', serverUrl: access.serverUrl },
      fetch,
    });
    const found = await fetchCalendars({ account, fetch });
    const calendars = found
      .filter(({ components = [] }) => components.length === 0 || components.includes('VEVENT'))
      .map(({ url, displayName }) => ({ url, name: nameOf(displayName, url) }));
    return success({ url: withSlash(account.homeUrl ?? access.serverUrl), calendars });
  } catch (error) {
    if (error instanceof CaldavProblemError) return failure(error.problem);
    // The library throws its own errors for what the server answered.
    return failure(problem() ?? { kind: 'no-caldav' });
  }
}

/** Makes a calendar for events (RFC 4791, section 5.3.1) in a folder of this name. */
export async function makeEventCalendar(
  access: CaldavAccess,
  { home, folder, name }: { readonly home: string; readonly folder: string; readonly name: string },
): Promise<Result<CaldavCalendar, CaldavProblem>> {
  const url = new URL(`${encodeURIComponent(folder)}/`, home).href;
  const { fetch, problem } = notingFetch(access);
  return asking(async () => {
    const [answer] = await makeCalendar({
      url,
      props: {
        'd:displayname': { _text: name },
        'c:supported-calendar-component-set': { 'c:comp': { _attributes: { name: 'VEVENT' } } },
      },
      fetch,
    });
    if (answer?.ok) return success({ url, name });
    return failure(problem() ?? { kind: 'status', status: answer?.status ?? 0 });
  });
}

/** Whether the calendar answers; else what is wrong with it. */
export async function checkCalendar(
  access: CaldavAccess,
  url: string,
): Promise<Result<null, CaldavProblem>> {
  const { fetch, problem } = notingFetch(access);
  return asking(async () => {
    const [answer] = await propfind({ url, props: { 'd:resourcetype': {} }, depth: '0', fetch });
    if (answer?.ok && 'calendar' in (answer.props?.['resourcetype'] ?? {})) return success(null);
    if (answer?.ok || answer?.status === 404 || answer?.status === 410) {
      return failure({ kind: 'calendar-gone' });
    }
    return failure(problem() ?? { kind: 'no-caldav' });
  });
}

async function asking<T>(
  ask: () => Promise<Result<T, CaldavProblem>>,
): Promise<Result<T, CaldavProblem>> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof CaldavProblemError) return failure(error.problem);
    throw error;
  }
}

/** The fetch of the library, and the gravest of what went wrong: the library hides some of it. */
function notingFetch(access: CaldavAccess) {
  const noted: CaldavProblem[] = [];
  const ask = caldavFetch(access);
  const noting: typeof fetch = async (input, init) => {
    try {
      const answer = await ask(input, init);
      const problem = problemOfAnswer(answer);
      if (problem) noted.push(problem);
      return answer;
    } catch (error) {
      if (error instanceof CaldavProblemError) noted.push(error.problem);
      throw error;
    }
  };
  const problem = (): CaldavProblem | null =>
    GRAVEST_FIRST.map((kind) => noted.find((one) => one.kind === kind)).find(Boolean) ?? null;
  return { fetch: noting, problem };
}

/** A status such as 404 says little while addresses are tried out, so it is not here. */
const GRAVEST_FIRST: readonly CaldavProblem['kind'][] = [
  'password',
  'other-host',
  'net',
  'busy',
  'full',
  'forbidden',
];

/** The library reads a name of digits as a number; a calendar without one goes by its folder. */
function nameOf(displayName: unknown, url: string): string {
  const isName = typeof displayName === 'string' || typeof displayName === 'number';
  const name = isName ? String(displayName).trim() : '';
  return name === '' ? decoded(new URL(url).pathname.split('/').findLast(Boolean) ?? '') : name;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}
