import { openSealedText, SealBrokenError, sealText } from '@/lib/auth/sealed-text';
import { failure, success, type Result } from '@/lib/core/result';
import {
  findBusyCalendar,
  listBusyCalendarsOf,
  listDueBusyCalendars,
  updateBusyCalendarTriedAt,
  type OwnedBusyCalendar,
} from '@/lib/db/busy-calendars-repository';
import { currentDatabase } from '@/lib/db/current-database';
import type { BusyCalendarRow } from '@/lib/db/schema';
import { env } from '@/lib/env';
import { instantOfMilliseconds, readClockMilliseconds } from '@/lib/time/clock';
import type { BackgroundWork } from './background-work';
import { backoffWait, type Backoff } from './backoff';
import { busyWindowAt, readBusyText } from './busy-reader';
import { fetchBusySource, fetchIfChanged } from './busy-source';
import { SIZE_LIMITS } from './size-limits';
import { readingOf, storedReading, timesIn } from './stored-busy-reading';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The installation's secret is another one than when the calendar was added. */
const SEAL_BROKEN = 'What was stored of it can no longer be opened. Remove it and add it again.';

/** Calendars of one run: each takes 20 seconds at most, and all of them less than the lease. */
const CALENDARS_A_RUN = 25;

/** Reads the busy calendars of all people again, each in its time. */
export const refreshBusyCalendars: BackgroundWork = {
  name: 'busy-calendars',
  everySeconds: 60,
  leaseSeconds: 600,
  run: async (signal) => {
    const database = await currentDatabase();
    const now = new Date(readClockMilliseconds());
    const due = await database.read((reader) =>
      listDueBusyCalendars(reader, { now, limit: CALENDARS_A_RUN }),
    );
    for (const calendar of due) {
      if (signal.aborted) return;
      await refreshOrNote(calendar);
    }
  },
};

/** Reads it again, and puts it off where that throws, so that one calendar never keeps the others from their turn. */
async function refreshOrNote(calendar: OwnedBusyCalendar): Promise<void> {
  try {
    await refreshCalendar(calendar);
  } catch (error) {
    // The name alone: what went wrong may hold an address.
    console.error(`A calendar was not read: ${error instanceof Error ? error.name : 'unknown'}.`);
    const database = await currentDatabase();
    await database.transaction(async (transaction) => {
      const row = await findBusyCalendar(transaction, calendar);
      if (!row) return;
      const tried = triedNow(readClockMilliseconds(), row.failures + 1, row.address === null);
      await updateBusyCalendarTriedAt(transaction, row, tried);
    });
  }
}

/** An hour, and twice as long after each failure up to a day; a tenth more or less. */
const WAITS: Backoff = { first: HOUR, longest: DAY, spread: 0.1 };

/** An uploaded file is only read anew as the days go by. */
const WAITS_OF_UPLOADS: Backoff = { ...WAITS, first: DAY };

/** What of a row says when it was read and is to be read. */
export function triedNow(
  now: number,
  failures: number,
  uploaded: boolean,
): Pick<BusyCalendarRow, 'triedAt' | 'nextTryAt' | 'failures'> {
  const wait = backoffWait(uploaded ? WAITS_OF_UPLOADS : WAITS, failures, Math.random());
  const nextTryAt = new Date(now + wait);
  return { triedAt: new Date(now), nextTryAt, failures };
}

/** Reads a calendar again. Where that fails, its last good reading stays in force and says what went wrong. */
export async function refreshCalendar(calendar: OwnedBusyCalendar): Promise<Result<null, string>> {
  const database = await currentDatabase();
  const row = await database.read((reader) => findBusyCalendar(reader, calendar));
  if (!row) return failure('This calendar is no longer there.');
  const now = readClockMilliseconds();
  const read = await readAgain(row, now).catch((error: unknown) => {
    if (error instanceof SealBrokenError) return failure(SEAL_BROKEN);
    throw error;
  });
  const uploaded = row.address === null;
  await database.transaction(async (transaction) => {
    const values = read.ok
      ? { ...read.value, ...triedNow(now, 0, uploaded), readAt: new Date(now), problem: null }
      : { ...triedNow(now, row.failures + 1, uploaded), problem: read.failure };
    await updateBusyCalendarTriedAt(transaction, row, values);
  });
  return read.ok ? success(null) : read;
}

type NewReading = Partial<Pick<BusyCalendarRow, 'source' | 'reading'>>;

async function readAgain(row: BusyCalendarRow, now: number): Promise<Result<NewReading, string>> {
  const secret = env().AUTH_SECRET;
  const opened = (sealed: string) => openSealedText(secret, 'busy-calendar', sealed);
  const known = readingOf(row.reading);
  const kept = row.source;
  if (row.address !== null) {
    const address = opened(row.address);
    const fetched =
      known && kept !== null
        ? await fetchIfChanged(address, known)
        : await fetchBusySource({ address });
    if (!fetched.ok) return fetched;
    if (fetched.value !== null) {
      const { text, validators: given } = fetched.value;
      const read = await readWithinLimit(row, text, now);
      return read.ok
        ? success({
            source: sealText(secret, 'busy-calendar', text),
            reading: storedReading(read.value, given),
          })
        : read;
    }
  }
  // The same file as before: its events are only counted out anew once the window has moved.
  if (kept === null || known?.window.start === busyWindowAt(instantOfMilliseconds(now)).start) {
    return success({});
  }
  const read = await readWithinLimit(row, opened(kept), now);
  if (!read.ok) return read;
  const { etag, lastModified } = known ?? { etag: null, lastModified: null };
  return success({ reading: storedReading(read.value, { etag, lastModified }) });
}

/** Reads a text for a person, whose calendars together may have so many busy times as a plan is fitted around. */
export async function readWithinLimit(
  { id, ownerId }: OwnedBusyCalendar,
  text: string,
  now: number,
): ReturnType<typeof readBusyText> {
  const read = await readBusyText(text, instantOfMilliseconds(now));
  if (!read.ok) return read;
  const database = await currentDatabase();
  const all = await database.read((reader) => listBusyCalendarsOf(reader, ownerId));
  const others = all
    .filter((calendar) => calendar.id !== id)
    .reduce((sum, { reading }) => sum + timesIn(readingOf(reading)), 0);
  return others + timesIn(read.value) <= SIZE_LIMITS.busy
    ? read
    : failure(
        `Together with your other calendars it has more than ${SIZE_LIMITS.busy.toLocaleString('en')} separate busy times, more than plans are fitted around.`,
      );
}
