import { MINUTES_PER_DAY } from '@/lib/core/civil/civil';
import type { CivilDay, Instant } from '@/lib/core/civil/civil';
import { wallTimeAt } from '@/lib/core/civil/offset-table';
import type { OffsetTable } from '@/lib/core/civil/offset-table';
import { instantOfMilliseconds, millisecondsOfInstant } from '@/lib/time/clock';
import type { AllDayEvent, CalendarEvent, CalendarFeed } from './calendar-feed';

/** Google Calendar reads about 1 MB or 1,000 events; a feed stays below both. */
const MOST_EVENTS = 999;
export const MOST_BYTES = 999_999;

/** Room for the two notes on what is left out. */
const NOTES = 2;
const NOTE_BYTES = 2_000;

export interface Selection<Item> {
  readonly kept: readonly Item[];
  /** Past ones that do not fit, oldest first. */
  readonly earlier: readonly Item[];
  /** Coming ones that do not fit, soonest first. */
  readonly later: readonly Item[];
}

/**
 * What of a calendar fits into a feed. All of it where it can; else the oldest past items go first,
 * then, where that is not enough, the coming ones that are farthest away. `items` are in time order;
 * `bytes` is what the feed needs beside them.
 */
export function withinFeedLimits<Item extends { readonly bytes: number; readonly past: boolean }>(
  items: readonly Item[],
  bytes: number,
): Selection<Item> {
  let count = items.length;
  let size = items.reduce((sum, item) => sum + item.bytes, bytes);
  if (count <= MOST_EVENTS && size <= MOST_BYTES) return { kept: items, earlier: [], later: [] };
  const past = items.filter((item) => item.past);
  const coming = items.filter((item) => !item.past);
  const omitted = new Set<Item>();
  for (const item of [...past, ...coming.toReversed()]) {
    if (count <= MOST_EVENTS - NOTES && size <= MOST_BYTES - NOTE_BYTES) break;
    omitted.add(item);
    count -= 1;
    size -= item.bytes;
  }
  return {
    kept: items.filter((item) => !omitted.has(item)),
    earlier: past.filter((item) => omitted.has(item)),
    later: coming.filter((item) => omitted.has(item)),
  };
}

/** Where an event begins on the time line; an all-day event at the midnight of its first day, as in UTC. */
export function beginning(event: CalendarEvent): Instant {
  return event.kind === 'timed' ? event.start : event.firstDay * MINUTES_PER_DAY;
}

/** Whether an event was over when the feed's revision was saved: stored data, so no clock is read. */
export function isPast(event: CalendarEvent, feed: CalendarFeed): boolean {
  const end = event.kind === 'timed' ? event.end : (event.endDay + 1) * MINUTES_PER_DAY;
  return millisecondsOfInstant(end) <= feed.lastModified;
}

function firstDayOf(event: CalendarEvent, offsets: OffsetTable): CivilDay {
  return event.kind === 'timed' ? wallTimeAt(offsets, event.start).day : event.firstDay;
}

/** All-day notes on the days where something is left out, so that nothing is missing silently. */
export function notesOnOmissions(
  feed: CalendarFeed,
  { earlier, later }: Selection<{ readonly event: CalendarEvent }>,
  offsets: OffsetTable,
): readonly AllDayEvent[] {
  const note = (event: CalendarEvent | undefined, part: string, summary: string): AllDayEvent[] => {
    if (!event) return [];
    const firstDay = firstDayOf(event, offsets);
    return [
      {
        kind: 'all-day',
        uid: `${feed.id}.${part}@paceline`,
        summary,
        description: feed.languageNeutral
          ? ''
          : 'A calendar feed holds at most 1,000 events. All are in Paceline.',
        categories: [],
        firstDay,
        endDay: firstDay + 1,
        createdAt: feed.lastModified,
        changedAt: feed.lastModified,
        // The minute of the revision: it rises with every revision and stays below 2^31.
        sequence: instantOfMilliseconds(feed.lastModified),
      },
    ];
  };
  const summary = (count: number, which: string) =>
    feed.languageNeutral ? `… +${count}` : `${count} ${which} events are in Paceline`;
  return [
    ...note(earlier.at(-1)?.event, 'earlier', summary(earlier.length, 'earlier')),
    ...note(later[0]?.event, 'later', summary(later.length, 'later')),
  ];
}
