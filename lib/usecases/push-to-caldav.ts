import type { CaldavAccess } from '@/lib/caldav/caldav-fetch';
import { REQUESTS_AT_A_TIME } from '@/lib/caldav/caldav-fetch';
import type { CaldavProblem } from '@/lib/caldav/caldav-problem';
import { eventObjects } from '@/lib/caldav/event-objects';
import {
  deleteCaldavObjects,
  deleteCaldavTarget,
  findCaldavPush,
  insertCaldavObjects,
  listDueCaldavTargets,
  updateCaldavObject,
  updateCaldavTarget,
} from '@/lib/db/caldav-repository';
import { currentDatabase } from '@/lib/db/current-database';
import type { CaldavObjectRow } from '@/lib/db/schema';
import { readClockMilliseconds } from '@/lib/time/clock';
import type { BackgroundWork } from './background-work';
import { accessOfTarget, guardedCaldavFetch } from './caldav-access';
import { wantedEvents, type WantedEvent } from './caldav-events';
import { afterFailure, takenText } from './caldav-retry';
import { nextChanges, type EventChange } from './caldav-changes';

/** Events of one batch: what it left is noted before the next one begins. */
const BATCH = 2 * REQUESTS_AT_A_TIME;

const TARGETS_A_RUN = 30;

/** So that a slow server does not hold up the others. */
const TARGETS_AT_A_TIME = 3;

/** After these no other batch begins: the one that runs still ends within the lease. */
const LONGEST_RUN = 120_000;
const LONGEST_TARGET = 45_000;

/** Brings the calendars of all people to the revisions of their plans. */
export const pushToCaldav: BackgroundWork = {
  name: 'caldav-push',
  everySeconds: 20,
  leaseSeconds: 300,
  run: async (signal) => {
    const database = await currentDatabase();
    const began = readClockMilliseconds();
    const due = await database.read((reader) =>
      listDueCaldavTargets(reader, { now: new Date(began), limit: TARGETS_A_RUN }),
    );
    const waiting = [...due];
    const pushInTurn = async () => {
      for (let targetId = waiting.shift(); targetId !== undefined; targetId = waiting.shift()) {
        const now = readClockMilliseconds();
        const until = Math.min(now + LONGEST_TARGET, began + LONGEST_RUN);
        if (signal.aborted || now >= until) return;
        await pushOrNote(targetId, { fetch: guardedCaldavFetch(), until, signal });
      }
    };
    await Promise.all(Array.from({ length: TARGETS_AT_A_TIME }, pushInTurn));
  },
};

/** Pushes, and notes where that throws, so that one plan's bug never keeps the others from their turn. */
async function pushOrNote(targetId: string, options: PushOptions): Promise<void> {
  try {
    await pushTarget(targetId, options);
  } catch (error) {
    // The name alone: what went wrong may hold an address.
    console.error(`A push failed: ${error instanceof Error ? error.name : 'unknown'}.`);
    const database = await currentDatabase();
    const push = await database.read((reader) => findCaldavPush(reader, targetId));
    if (push) await fail(targetId, { kind: 'ours' }, push.target.failures);
  }
}

export interface PushOptions {
  readonly fetch: CaldavAccess['fetch'];
  /** After this, milliseconds since the epoch, no other batch begins. */
  readonly until?: number;
  readonly signal?: AbortSignal;
}

/**
 * Pushes a plan's newest revision to its calendar, or takes our events out of one that is left. Each
 * batch starts from what is stored, so that it may be broken off anywhere and done again.
 */
export async function pushTarget(
  targetId: string,
  { fetch, until = Infinity, signal }: PushOptions,
): Promise<void> {
  const database = await currentDatabase();
  /** UIDs whose place holds another's event: left for the next revision. */
  const taken = new Set<string>();
  let wanted: Wanted | null = null;
  let progressed = false;
  for (;;) {
    const state: { readonly push: PushState; readonly wanted: Wanted } | null = await database.read(
      async (reader) => {
        const push = await findCaldavPush(reader, targetId);
        if (!push || push.target.calendarUrl === '') return null;
        const { plan, target } = push;
        if (target.leavingSince !== null) return { push, wanted: NOTHING };
        if (wanted?.revision === plan.revision) return { push, wanted };
        return {
          push,
          wanted: { revision: plan.revision, events: await wantedEvents(reader, plan) },
        };
      },
    );
    if (!state) return;
    const { target, objects } = state.push;
    wanted = state.wanted === NOTHING ? wanted : state.wanted;
    const changes = nextChanges(target, state.wanted.events, objects, taken).slice(0, BATCH);
    if (changes.length === 0) return finish(state.push, taken);
    if (signal?.aborted || readClockMilliseconds() >= until) return;
    const access = accessOfTarget(target, fetch);
    const { problem, isAhead }: Made = access
      ? await makeChanges(access, target, changes, taken)
      : { problem: { kind: 'password' }, isAhead: false };
    progressed ||= isAhead;
    // What still gets ahead starts its waits anew: one event that is refused holds up no others.
    if (problem) return fail(targetId, problem, progressed ? 0 : target.failures);
  }
}

type PushState = NonNullable<Awaited<ReturnType<typeof findCaldavPush>>>;

interface Wanted {
  readonly revision: number;
  readonly events: ReadonlyMap<string, WantedEvent>;
}

/** Of a calendar that is left. */
const NOTHING: Wanted = { revision: 0, events: new Map() };

/** What became of a batch. */
interface Made {
  /** The first, or null. */
  readonly problem: CaldavProblem | null;
  /** Whether a change was made, or need not be made any more. */
  readonly isAhead: boolean;
}

/** Makes the changes of a batch, a few at a time, and notes what each left. */
async function makeChanges(
  access: CaldavAccess,
  { id: targetId, calendarUrl }: PushState['target'],
  changes: readonly EventChange[],
  taken: Set<string>,
): Promise<Made> {
  const database = await currentDatabase();
  const created = changes.filter(({ isNew }) => isNew).map(({ row }) => row);
  const isThere = await database.transaction((transaction) =>
    insertCaldavObjects(transaction, targetId, created),
  );
  if (!isThere) return { problem: null, isAhead: false };
  const objects = eventObjects(access, calendarUrl);
  const written: CaldavObjectRow[] = [];
  const gone: string[] = [];
  const problems: CaldavProblem[] = [];
  const outcomes = await Promise.allSettled(
    changes.map(async ({ row, event, isNew }) => {
      const result = event
        ? await objects.write(row, event.text, { isNew })
        : await objects.remove(row);
      if (!result.ok) problems.push(result.failure);
      else if (!event) gone.push(row.uid);
      else if (result.value?.kind === 'written') {
        const { etag } = result.value;
        written.push({ ...row, etag, contentHash: event.contentHash });
      } else {
        taken.add(row.uid);
        gone.push(row.uid);
      }
    }),
  );
  await database.transaction(async (transaction) => {
    for (const row of written) await updateCaldavObject(transaction, row);
    await deleteCaldavObjects(transaction, targetId, gone);
  });
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  return { problem: problems[0] ?? null, isAhead: written.length + gone.length > 0 };
}

/** Notes that everything is there, or forgets a calendar that nothing of ours is left in. */
async function finish({ target, plan }: PushState, taken: ReadonlySet<string>): Promise<void> {
  const database = await currentDatabase();
  const now = new Date(readClockMilliseconds());
  await database.transaction((transaction) =>
    target.leavingSince === null
      ? updateCaldavTarget(transaction, target.id, {
          pushedRevision: plan.revision,
          pushedAt: now,
          triedAt: now,
          nextTryAt: null,
          failures: 0,
          problem: taken.size === 0 ? null : takenText(taken.size),
        })
      : deleteCaldavTarget(transaction, target.id),
  );
}

async function fail(targetId: string, problem: CaldavProblem, failures: number): Promise<void> {
  const database = await currentDatabase();
  const values = afterFailure(problem, failures + 1, readClockMilliseconds(), Math.random());
  await database.transaction((transaction) => updateCaldavTarget(transaction, targetId, values));
}
