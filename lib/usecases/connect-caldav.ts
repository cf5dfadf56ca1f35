import { z } from 'zod';
import { sealText } from '@/lib/auth/sealed-text';
import type { CaldavAccess } from '@/lib/caldav/caldav-fetch';
import {
  checkCalendar,
  findCalendars,
  makeEventCalendar,
  type CaldavCalendar,
} from '@/lib/caldav/calendars';
import { failure, success, type Result } from '@/lib/core/result';
import {
  findCaldavTarget,
  insertCaldavTarget,
  updateCaldavTarget,
} from '@/lib/db/caldav-repository';
import { currentDatabase } from '@/lib/db/current-database';
import { newId } from '@/lib/db/ids';
import { findOwnedPlan } from '@/lib/db/plans-repository';
import type { PlanOfOwner } from '@/lib/db/revisions-repository';
import type { CaldavTargetRow } from '@/lib/db/schema';
import { env } from '@/lib/env';
import { readClockMilliseconds } from '@/lib/time/clock';
import { nudgeBackgroundWork } from './background-work';
import { accessOfTarget, guardedCaldavFetch } from './caldav-access';
import { caldavProblemText } from './caldav-problem-text';
import { UNTRIED } from './caldav-retry';

const oneLine = (most: number, words: { readonly empty: string; readonly long: string }) =>
  z
    .string()
    .min(1, { error: words.empty })
    .max(most, { error: words.long })
    .refine((text) => !/\p{Cc}/u.test(text), { error: 'Write it in one line.' });

const WRONG_ADDRESS =
  'This is not the address of a server. It looks like https://cloud.example.org.';

const accessSchema = z.object({
  server: oneLine(500, { empty: 'Enter the server’s address.', long: WRONG_ADDRESS })
    .transform((text) => (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`))
    .refine(isWebAddress, { error: WRONG_ADDRESS })
    .transform((text) => new URL(text).href),
  username: oneLine(200, {
    empty: 'Enter your user name at this server.',
    long: 'A user name has at most 200 characters.',
  }).refine((name) => !name.includes(':'), { error: 'A user name has no colon in it.' }),
  password: oneLine(500, {
    empty: 'Enter the app password.',
    long: 'A password has at most 500 characters.',
  }),
});

const newNameSchema = oneLine(100, {
  empty: 'Give the new calendar a name.',
  long: 'A name has at most 100 characters.',
});

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return ['https:', 'http:'].includes(protocol) && username === '' && password === '';
}

export type { CaldavCalendar };

export type AccessField = 'server' | 'username' | 'password';

export interface RefusedAccess {
  /** Where the mistake is; null where it cannot be told. */
  readonly field: AccessField | null;
  readonly message: string;
}

const NOT_THERE: RefusedAccess = { field: null, message: 'This plan is no longer there.' };

/**
 * Keeps the access to a calendar server, once it has let us in; the password sealed. A plan that is
 * connected already gets the new password for the same server and user.
 */
export async function connectCaldav(
  input: PlanOfOwner & Readonly<Record<AccessField, string>>,
  fetch: CaldavAccess['fetch'] = guardedCaldavFetch(),
): Promise<Result<null, RefusedAccess>> {
  const parsed = accessSchema.safeParse({
    server: input.server.trim(),
    username: input.username.trim(),
    password: input.password.trim(),
  });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path[0] as AccessField | undefined;
    return failure({ field: field ?? null, message: issue?.message ?? WRONG_ADDRESS });
  }
  const { server: serverUrl, username, password } = parsed.data;
  // Nobody's server is asked for somebody who has no such plan.
  const database = await currentDatabase();
  if (!(await database.read((reader) => findOwnedPlan(reader, input)))) return failure(NOT_THERE);
  const found = await findCalendars({ serverUrl, username, password, fetch });
  if (!found.ok) {
    const field = found.failure.kind === 'password' ? 'password' : 'server';
    return failure({ field, message: caldavProblemText(found.failure) });
  }
  const sealed = sealText(env().AUTH_SECRET, 'caldav-password', password);
  return database.transaction(async (transaction): Promise<Result<null, RefusedAccess>> => {
    const plan = await findOwnedPlan(transaction, input);
    if (!plan) return failure(NOT_THERE);
    const old = await findCaldavTarget(transaction, input);
    if (old && old.calendarUrl !== '') {
      return failure({ field: null, message: 'This plan is connected already.' });
    }
    const access = { serverUrl, username, password: sealed, ...UNTRIED };
    if (old) await updateCaldavTarget(transaction, old.id, access);
    else {
      await insertCaldavTarget(transaction, {
        ...access,
        id: newId(),
        planId: plan.id,
        calendarUrl: '',
        calendarName: '',
        pushedRevision: 0,
        pushedAt: null,
        triedAt: null,
        leavingSince: null,
        createdAt: new Date(readClockMilliseconds()),
      });
    }
    return success(null);
  });
}

/** Takes a new password for the calendar that is connected, once the server has taken it, and goes on. */
export async function renewCaldavPassword(
  input: PlanOfOwner & { readonly password: string },
  fetch: CaldavAccess['fetch'] = guardedCaldavFetch(),
): Promise<Result<null, string>> {
  const parsed = accessSchema.shape.password.safeParse(input.password.trim());
  if (!parsed.success) return failure(parsed.error.issues[0]?.message ?? 'Enter the app password.');
  const database = await currentDatabase();
  const target = await database.read((reader) => findCaldavTarget(reader, input));
  if (!target || target.calendarUrl === '') {
    return failure('This plan is not connected to a calendar server.');
  }
  const { serverUrl, username } = target;
  const access = { serverUrl, username, password: parsed.data, fetch };
  const checked = await checkCalendar(access, target.calendarUrl);
  if (!checked.ok) return failure(caldavProblemText(checked.failure));
  const password = sealText(env().AUTH_SECRET, 'caldav-password', parsed.data);
  await database.transaction((transaction) =>
    updateCaldavTarget(transaction, target.id, { password, ...UNTRIED }),
  );
  nudgeBackgroundWork('caldav-push');
  return success(null);
}

/** The calendars to choose from, asked of the server now. */
export async function listCaldavCalendars(
  target: PlanOfOwner,
  fetch: CaldavAccess['fetch'] = guardedCaldavFetch(),
): Promise<Result<readonly CaldavCalendar[], string>> {
  const opened = await openedHome(target, fetch);
  return opened.ok ? success(opened.value.home.calendars) : opened;
}

/** Which calendar: one that the server has, or a new one of this name. */
export type CaldavChoice = { readonly url: string } | { readonly newName: string };

/** Decides where the plan goes, makes the calendar where it is a new one, and begins to push. */
export async function chooseCaldavCalendar(
  { choice, ...of }: PlanOfOwner & { readonly choice: CaldavChoice },
  fetch: CaldavAccess['fetch'] = guardedCaldavFetch(),
): Promise<Result<null, string>> {
  const opened = await openedHome(of, fetch);
  if (!opened.ok) return opened;
  const { access, home, target } = opened.value;
  const found = await chosen(choice, access, home);
  if (!found.ok) return found;
  const database = await currentDatabase();
  await database.transaction((transaction) =>
    updateCaldavTarget(transaction, target.id, {
      calendarUrl: found.value.url,
      calendarName: found.value.name,
      ...UNTRIED,
    }),
  );
  nudgeBackgroundWork('caldav-push');
  return success(null);
}

interface OpenedHome {
  readonly target: CaldavTargetRow;
  readonly access: CaldavAccess;
  readonly home: { readonly url: string; readonly calendars: readonly CaldavCalendar[] };
}

/** What the server has for a plan whose calendar is not chosen yet. */
async function openedHome(
  of: PlanOfOwner,
  fetch: CaldavAccess['fetch'],
): Promise<Result<OpenedHome, string>> {
  const database = await currentDatabase();
  const target = await database.read((reader) => findCaldavTarget(reader, of));
  if (!target || target.calendarUrl !== '') return failure('There is no calendar to choose.');
  const access = accessOfTarget(target, fetch);
  if (!access) return failure(caldavProblemText({ kind: 'password' }));
  const home = await findCalendars(access);
  return home.ok
    ? success({ target, access, home: home.value })
    : failure(caldavProblemText(home.failure));
}

async function chosen(
  choice: CaldavChoice,
  access: CaldavAccess,
  { url: home, calendars }: OpenedHome['home'],
): Promise<Result<CaldavCalendar, string>> {
  if ('url' in choice) {
    const calendar = calendars.find(({ url }) => url === choice.url);
    return calendar ? success(calendar) : failure('Choose one of the calendars.');
  }
  const name = newNameSchema.safeParse(choice.newName.trim());
  if (!name.success) return failure(name.error.issues[0]?.message ?? 'Choose another name.');
  const made = await makeEventCalendar(access, { home, folder: newId(), name: name.data });
  return made.ok ? made : failure(caldavProblemText(made.failure));
}
