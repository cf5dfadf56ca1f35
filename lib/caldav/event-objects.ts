import { createCalendarObject, deleteCalendarObject, updateCalendarObject } from 'tsdav';
import { failure, success, type Result } from '@/lib/core/result';
import { caldavFetch, type CaldavAccess } from './caldav-fetch';
import { checkCalendar } from './calendars';
import { CaldavProblemError, problemOfAnswer, type CaldavProblem } from './caldav-problem';

/** One event as a resource of its own (RFC 4791, section 4.1). */
export interface EventObject {
  readonly uid: string;
  readonly href: string;
  /** As the server gave it last; null where it is not known what is there. */
  readonly etag: string | null;
}

export type Written =
  | { readonly kind: 'written'; readonly etag: string | null }
  /** Another event than ours is there, or has our UID elsewhere in the calendar: it stays as it is. */
  | { readonly kind: 'taken' };

/** How often a resource that changes while it is written is looked at anew. */
const MOST_LOOKS = 3;

const PRECONDITION_FAILED = 412;

/** Writes and removes a calendar's events, each only where what is there is known to be ours. */
export function eventObjects(access: CaldavAccess, calendarUrl: string) {
  const fetch = caldavFetch(access);

  /** What is at the address now. */
  async function look({ href, uid }: EventObject): Promise<Present> {
    const answer = await fetch(href, { method: 'GET', headers: { accept: 'text/calendar' } });
    if (answer.status === 404 || answer.status === 410) return { kind: 'nothing' };
    await refuse(answer);
    const etag = strongEtag(answer);
    return uidsOf(await answer.text()).every((one) => one === uid)
      ? { kind: 'ours', etag }
      : { kind: 'foreign' };
  }

  async function refuse(answer: Response): Promise<void> {
    const problem = problemOfAnswer(answer);
    if (!problem) return;
    const mayBeGone = answer.status === 404 || answer.status === 409 || answer.status === 410;
    const calendar = mayBeGone ? await checkCalendar(access, calendarUrl) : null;
    throw new CaldavProblemError(calendar?.ok === false ? calendar.failure : problem);
  }

  async function put(object: EventObject, known: Known, text: string): Promise<Response> {
    if (known.kind === 'nothing') {
      const filename = object.href;
      return createCalendarObject({
        calendar: { url: calendarUrl },
        filename,
        iCalString: text,
        fetch,
      });
    }
    const calendarObject = { url: object.href, data: text, etag: known.etag ?? '*' };
    return updateCalendarObject({ calendarObject, fetch });
  }

  async function write(object: EventObject, isNew: boolean, text: string): Promise<Written> {
    let known: Present = isNew ? { kind: 'nothing' } : await knownOf(object);
    for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
      if (known.kind === 'foreign') return { kind: 'taken' };
      const answer = await put(object, known, text);
      if (isDone(answer)) return { kind: 'written', etag: strongEtag(answer) };
      // Some servers answer 404 where what If-Match names is gone.
      const changed = answer.status === PRECONDITION_FAILED;
      const gone = known.kind === 'ours' && (answer.status === 404 || answer.status === 410);
      if (!changed && !gone) {
        if (isUidConflict(answer.status, await answer.clone().text())) return { kind: 'taken' };
        await refuse(answer);
      }
      known = await look(object);
    }
    throw new CaldavProblemError({ kind: 'status', status: PRECONDITION_FAILED });
  }

  async function knownOf(object: EventObject): Promise<Present> {
    return object.etag === null ? look(object) : { kind: 'ours', etag: object.etag };
  }

  async function remove(object: EventObject): Promise<void> {
    let known = await knownOf(object);
    for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
      if (known.kind !== 'ours') return;
      const calendarObject = { url: object.href, etag: known.etag ?? '*' };
      const answer = await deleteCalendarObject({ calendarObject, fetch });
      if (isDone(answer) || answer.status === 404 || answer.status === 410) return;
      if (answer.status !== PRECONDITION_FAILED) await refuse(answer);
      known = await look(object);
    }
    throw new CaldavProblemError({ kind: 'status', status: PRECONDITION_FAILED });
  }

  return {
    /** Writes an event, a new one only where nothing is yet, another over what we wrote before. */
    write: (object: EventObject, text: string, { isNew }: { readonly isNew: boolean }) =>
      caught(() => write(object, isNew, text)),
    /** Removes an event; one that is gone, or was replaced by another's, counts as removed. */
    remove: (object: EventObject) => caught(() => remove(object)),
  };
}

type Known = { readonly kind: 'nothing' } | { readonly kind: 'ours'; readonly etag: string | null };
type Present = Known | { readonly kind: 'foreign' };

async function caught<T>(work: () => Promise<T>): Promise<Result<T, CaldavProblem>> {
  try {
    return success(await work());
  } catch (error) {
    if (error instanceof CaldavProblemError) return failure(error.problem);
    throw error;
  }
}

/** The UIDs in a calendar's text; one line each, folded after 75 octets (RFC 5545, section 3.1). */
function uidsOf(text: string): readonly string[] {
  const unfolded = text.replaceAll(/\r?\n[ \t]/g, '');
  const uids = [...unfolded.matchAll(/^UID(?:;[^:\r\n]*)?:([^\r\n]*)/gim)];
  return uids.length === 0 ? [''] : uids.map(([, uid = '']) => uid.trim());
}

/** RFC 4791, section 5.3.2.1: the UID is in use elsewhere in the calendar; Nextcloud says so by a 400. */
function isUidConflict(status: number, body: string): boolean {
  if (status === 400) return /\buid already exists\b/i.test(body);
  return (status === 403 || status === 409) && body.includes('no-uid-conflict');
}

/**
 * Whether the server did what it was asked. Throws where it answers with a page: one to sign in or of
 * maintenance has a status of success and has kept nothing.
 */
function isDone({ ok, status, headers }: Response): boolean {
  if (ok && /^text\/html\b/i.test(headers.get('content-type') ?? '')) {
    throw new CaldavProblemError({ kind: 'status', status });
  }
  return ok;
}

/** A weak one cannot be matched (RFC 9110, section 13.1.1). */
function strongEtag(answer: Response): string | null {
  const etag = answer.headers.get('etag');
  return etag === null || etag.startsWith('W/') ? null : etag;
}
