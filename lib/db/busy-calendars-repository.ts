import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm';
import { isStorableText, storableJson, storableText } from '@/lib/db/storable-text';
import type { BusyCalendarRow, Reader, Transaction } from '@/lib/db/schema';

/** A busy calendar of a person, who alone may see or change it. */
export interface OwnedBusyCalendar {
  readonly id: string;
  readonly ownerId: string;
}

/** What lists and plans need of it: not the file itself, which may be large. */
export type BusyCalendarSummary = Omit<BusyCalendarRow, 'source'>;

/** A person's busy calendars, oldest first. */
export async function listBusyCalendarsOf(
  { queries, tables: { busyCalendars } }: Reader,
  ownerId: string,
): Promise<readonly BusyCalendarSummary[]> {
  return queries
    .select(summaryOf(busyCalendars))
    .from(busyCalendars)
    .where(eq(busyCalendars.ownerId, ownerId))
    .orderBy(asc(busyCalendars.createdAt), asc(busyCalendars.id));
}

function summaryOf(table: Reader['tables']['busyCalendars']) {
  const { id, ownerId, name, color, address, allDayBlocks, tentativeBlocks } = table;
  const { reading, readAt, triedAt, nextTryAt, failures, problem, createdAt } = table;
  return {
    ...{ id, ownerId, name, color, address, allDayBlocks, tentativeBlocks },
    ...{ reading, readAt, triedAt, nextTryAt, failures, problem, createdAt },
  };
}

/** The calendar with its file, or undefined where it is not there or another person's. */
export async function findBusyCalendar(
  reader: Reader,
  calendar: OwnedBusyCalendar,
): Promise<BusyCalendarRow | undefined> {
  const [found] = await reader.queries
    .select()
    .from(reader.tables.busyCalendars)
    .where(isOwned(reader, calendar));
  return found;
}

/** Calendars whose next reading is due, those that wait longest first. */
export async function listDueBusyCalendars(
  { queries, tables: { busyCalendars } }: Reader,
  { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<readonly OwnedBusyCalendar[]> {
  return queries
    .select({ id: busyCalendars.id, ownerId: busyCalendars.ownerId })
    .from(busyCalendars)
    .where(lte(busyCalendars.nextTryAt, now))
    .orderBy(asc(busyCalendars.nextTryAt), asc(busyCalendars.id))
    .limit(limit);
}

export async function insertBusyCalendar(
  { queries, tables: { busyCalendars } }: Transaction,
  row: BusyCalendarRow,
): Promise<void> {
  await queries.insert(busyCalendars).values({ ...row, ...storable(row) });
}

/** Changes what is given; false where the calendar is not there or another person's. */
export async function updateBusyCalendar(
  transaction: Transaction,
  calendar: OwnedBusyCalendar,
  values: Partial<Omit<BusyCalendarRow, 'id' | 'ownerId' | 'createdAt'>>,
): Promise<boolean> {
  const {
    queries,
    tables: { busyCalendars },
  } = transaction;
  if (!(await exists(transaction, calendar))) return false;
  await queries
    .update(busyCalendars)
    .set({ ...values, ...storable(values) })
    .where(isOwned(transaction, calendar));
  return true;
}

/** The same, but only while nobody has tried to read it since `triedAt`. */
export async function updateBusyCalendarTriedAt(
  { queries, tables: { busyCalendars } }: Transaction,
  { id, ownerId, triedAt }: Pick<BusyCalendarRow, 'id' | 'ownerId' | 'triedAt'>,
  values: Partial<Omit<BusyCalendarRow, 'id' | 'ownerId' | 'createdAt'>>,
): Promise<void> {
  await queries
    .update(busyCalendars)
    .set({ ...values, ...storable(values) })
    .where(
      and(
        eq(busyCalendars.id, id),
        eq(busyCalendars.ownerId, ownerId),
        triedAt === null ? isNull(busyCalendars.triedAt) : eq(busyCalendars.triedAt, triedAt),
      ),
    );
}

/** Removes the calendar with all that was read of it; another person's stays. */
export async function deleteBusyCalendar(
  transaction: Transaction,
  calendar: OwnedBusyCalendar,
): Promise<void> {
  await transaction.queries
    .delete(transaction.tables.busyCalendars)
    .where(isOwned(transaction, calendar));
}

async function exists(transaction: Transaction, calendar: OwnedBusyCalendar): Promise<boolean> {
  const { busyCalendars } = transaction.tables;
  const found = await transaction.queries
    .select({ id: busyCalendars.id })
    .from(busyCalendars)
    .where(isOwned(transaction, calendar));
  return found.length > 0;
}

function isOwned({ tables: { busyCalendars } }: Reader, { id, ownerId }: OwnedBusyCalendar) {
  // An id comes from a form: one that cannot be stored is that of no calendar.
  if (!isStorableText(id)) return sql`1 = 0`;
  return and(eq(busyCalendars.id, id), eq(busyCalendars.ownerId, ownerId));
}

/** Throws `UnstorableTextError` for texts that only one of the engines would take. */
function storable({ name, problem, reading }: Partial<BusyCalendarRow>): object {
  if (reading !== undefined && reading !== null) storableJson(reading);
  return {
    ...(name !== undefined && { name: storableText(name) }),
    ...(typeof problem === 'string' && { problem: storableText(problem) }),
  };
}
