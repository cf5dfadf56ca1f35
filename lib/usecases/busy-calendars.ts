import { openSealedText, SealBrokenError, sealText } from '@/lib/auth/sealed-text';
import type { BusyRules } from '@/lib/calendar/busy-reading';
import { busyTimesIn } from '@/lib/calendar/busy-times-in';
import type { Interval } from '@/lib/core/availability/availability';
import { union } from '@/lib/core/availability/free-intervals';
import { MINUTES_PER_DAY } from '@/lib/core/civil/civil';
import { failure, success, type Result } from '@/lib/core/result';
import {
  deleteBusyCalendar,
  findBusyCalendar,
  insertBusyCalendar,
  listBusyCalendarsOf,
  updateBusyCalendar,
  type BusyCalendarSummary,
  type OwnedBusyCalendar,
} from '@/lib/db/busy-calendars-repository';
import { currentDatabase } from '@/lib/db/current-database';
import { newId } from '@/lib/db/ids';
import { env } from '@/lib/env';
import { instantOfMilliseconds, readClockMilliseconds } from '@/lib/time/clock';
import { readBusyText } from './busy-reader';
import { fetchBusySource, hostOf, NO_VALIDATORS, type BusySource } from './busy-source';
import { readWithinLimit, refreshCalendar, triedNow } from './refresh-busy-calendars';
import { readingOf, storedReading } from './stored-busy-reading';

/** Calendars that one person may have. */
const MOST_CALENDARS = 20;

/** Days ahead that a preview counts. */
export const PREVIEW_DAYS = 14;

const NOT_THERE = 'This calendar is no longer there.';

/** A busy calendar as its owner sees it; the address is never shown again. */
export interface BusyCalendarView extends BusyRules {
  readonly id: string;
  readonly name: string;
  /** A CSS colour name. */
  readonly color: string;
  readonly kind: 'address' | 'upload';
  /** Of the address; null for an upload. */
  readonly host: string | null;
  /** The last good reading, which is in force. */
  readonly readAt: Date | null;
  /** What went wrong since, or what of it could not be understood. */
  readonly problem: string | null;
  readonly events: number;
}

export async function listBusyCalendars(ownerId: string): Promise<readonly BusyCalendarView[]> {
  const database = await currentDatabase();
  const calendars = await database.read((reader) => listBusyCalendarsOf(reader, ownerId));
  return calendars.map(viewOf);
}

function viewOf(calendar: BusyCalendarSummary): BusyCalendarView {
  const { id, name, color, address, allDayBlocks, tentativeBlocks, readAt } = calendar;
  const reading = readingOf(calendar.reading);
  return {
    ...{ id, name, color, allDayBlocks, tentativeBlocks, readAt },
    kind: address === null ? 'upload' : 'address',
    host: address === null ? null : hostOfSealed(address),
    problem: calendar.problem ?? unreadText(reading?.unread ?? 0),
    events: reading?.events ?? 0,
  };
}

/** Null, too, where the address was sealed with another secret: reading it again says so. */
function hostOfSealed(address: string): string | null {
  try {
    return hostOf(openSealedText(env().AUTH_SECRET, 'busy-calendar', address));
  } catch (error) {
    if (error instanceof SealBrokenError) return null;
    throw error;
  }
}

function unreadText(unread: number): string | null {
  if (unread === 0) return null;
  return unread === 1
    ? 'One event of it could not be understood, so its time is not kept free.'
    : `${unread} events of it could not be understood, so their times are not kept free.`;
}

/** What a calendar would take, before it is used. */
export interface BusyCalendarPreview {
  /** In the next 14 days. */
  readonly busy: readonly Interval[];
  readonly events: number;
  /** The calendar's own name. */
  readonly title: string | null;
}

/** Reads a calendar without keeping anything; else says in a sentence why it cannot be read. */
export async function previewBusyCalendar({
  source,
  rules,
  zone,
}: {
  readonly source: BusySource;
  readonly rules: BusyRules;
  readonly zone: string;
}): Promise<Result<BusyCalendarPreview, string>> {
  const fetched = await fetchBusySource(source);
  if (!fetched.ok) return fetched;
  const now = instantOfMilliseconds(readClockMilliseconds());
  const read = await readBusyText(fetched.value.text, now);
  if (!read.ok) return read;
  const end = now + PREVIEW_DAYS * MINUTES_PER_DAY;
  const busy = union(busyTimesIn(read.value, rules, zone)).filter(
    (one) => now < one.end && one.start < end,
  );
  return success({ busy, events: read.value.events, title: read.value.title });
}

/** Reads a calendar and keeps it; nothing is kept of one that cannot be read. */
export async function addBusyCalendar({
  ownerId,
  name,
  color,
  source,
  rules,
}: {
  readonly ownerId: string;
  readonly name: string;
  readonly color: string;
  readonly source: BusySource;
  readonly rules: BusyRules;
}): Promise<Result<{ readonly id: string }, string>> {
  const fetched = await fetchBusySource(source);
  if (!fetched.ok) return fetched;
  const { text, validators } = fetched.value;
  const now = readClockMilliseconds();
  const id = newId();
  const read = await readWithinLimit({ id, ownerId }, text, now);
  if (!read.ok) return read;
  const secret = env().AUTH_SECRET;
  const uploaded = 'text' in source;
  const database = await currentDatabase();
  return database.transaction(async (transaction) => {
    const others = await listBusyCalendarsOf(transaction, ownerId);
    if (others.length >= MOST_CALENDARS) {
      return failure(`You have ${MOST_CALENDARS} calendars already, the most that are read.`);
    }
    await insertBusyCalendar(transaction, {
      ...{ id, ownerId, color },
      name: storableName(name),
      address: uploaded ? null : sealText(secret, 'busy-calendar', source.address.trim()),
      allDayBlocks: rules.allDayBlocks,
      tentativeBlocks: rules.tentativeBlocks,
      source: sealText(secret, 'busy-calendar', text),
      reading: storedReading(read.value, validators),
      readAt: new Date(now),
      ...triedNow(now, 0, uploaded),
      problem: null,
      createdAt: new Date(now),
    });
    return success({ id });
  });
}

/** A name without what only one of the storage engines would take. */
function storableName(name: string): string {
  return name.replaceAll(/[\p{Control}\p{Surrogate}]/gu, '');
}

/** Changes how a calendar is called, shown and counted. */
export async function changeBusyCalendar({
  name,
  color,
  rules: { allDayBlocks, tentativeBlocks },
  ...calendar
}: OwnedBusyCalendar & {
  readonly name: string;
  readonly color: string;
  readonly rules: BusyRules;
}): Promise<Result<null, string>> {
  const values = { name: storableName(name), color, allDayBlocks, tentativeBlocks };
  const database = await currentDatabase();
  return database.transaction(async (transaction) =>
    (await updateBusyCalendar(transaction, calendar, values)) ? success(null) : failure(NOT_THERE),
  );
}

/** Removes a calendar with all that was read of it. */
export async function removeBusyCalendar(calendar: OwnedBusyCalendar): Promise<void> {
  const database = await currentDatabase();
  await database.transaction((transaction) => deleteBusyCalendar(transaction, calendar));
}

/** Takes another file in place of an uploaded one; the one before stays where it cannot be read. */
export async function replaceUpload({
  text,
  ...calendar
}: OwnedBusyCalendar & { readonly text: string }): Promise<Result<null, string>> {
  const database = await currentDatabase();
  const row = await database.read((reader) => findBusyCalendar(reader, calendar));
  if (!row || row.address !== null) return failure(NOT_THERE);
  const fetched = await fetchBusySource({ text });
  if (!fetched.ok) return fetched;
  const now = readClockMilliseconds();
  const read = await readWithinLimit(calendar, text, now);
  if (!read.ok) return read;
  const values = {
    source: sealText(env().AUTH_SECRET, 'busy-calendar', text),
    reading: storedReading(read.value, NO_VALIDATORS),
    readAt: new Date(now),
    ...triedNow(now, 0, true),
    problem: null,
  };
  return database.transaction(async (transaction) =>
    (await updateBusyCalendar(transaction, calendar, values)) ? success(null) : failure(NOT_THERE),
  );
}

/** Reads a calendar again now. Where that fails, its last good reading stays in force. */
export function refreshBusyCalendar(calendar: OwnedBusyCalendar): Promise<Result<null, string>> {
  return refreshCalendar(calendar);
}
