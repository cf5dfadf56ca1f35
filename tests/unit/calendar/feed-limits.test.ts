import { describe, expect, it } from 'vitest';
import type { CalendarEvent, CalendarFeed } from '@/lib/calendar/calendar-feed';
import { withinFeedLimits } from '@/lib/calendar/feed-limits';
import { renderCalendar } from '@/lib/calendar/render-calendar';
import { offsetTableOfZone } from '@/lib/time/offset-table-of-zone';
import { byteProblems, readByIcalJs } from '../../support/calendar-reading';
import { instant, yearStart } from '../../support/calendar-wall-clock';

function items(
  count: number,
  pastCount: number,
  bytes: number,
): { bytes: number; past: boolean }[] {
  return Array.from({ length: count }, (_, index) => ({ bytes, past: index < pastCount }));
}

describe('the limits of a feed', () => {
  it('leave 999 events and 999,999 bytes whole', () => {
    const whole = items(999, 10, 1001);
    expect(withinFeedLimits(whole, 0)).toEqual({ kept: whole, earlier: [], later: [] });
    expect(withinFeedLimits(items(999, 10, 1000), 999).kept).toHaveLength(999);
  });

  it('take the oldest past events first', () => {
    const many = items(1000, 400, 100);
    const { kept, earlier, later } = withinFeedLimits(many, 0);
    expect(earlier).toEqual(many.slice(0, 3));
    expect(kept).toEqual(many.slice(3));
    expect(later).toEqual([]);
  });

  it('take the farthest coming ones when the past is not enough', () => {
    const many = items(1200, 100, 100);
    const { kept, earlier, later } = withinFeedLimits(many, 0);
    expect(earlier).toEqual(many.slice(0, 100));
    expect(kept).toEqual(many.slice(100, 1097));
    expect(later).toEqual(many.slice(1097));
  });

  it('count bytes too, with those of the rest of the file', () => {
    const { kept, earlier, later } = withinFeedLimits(items(10, 0, 100_000), 97_999);
    expect([kept.length, earlier.length, later.length]).toEqual([9, 0, 1]);
    const fuller = withinFeedLimits(items(10, 0, 100_000), 98_000);
    expect([fuller.kept.length, fuller.later.length]).toEqual([8, 2]);
  });
});

describe('a calendar beyond the limits', () => {
  const start = instant('2026-01-01T08:00Z');
  const events: readonly CalendarEvent[] = Array.from({ length: 1500 }, (_, index) => ({
    kind: 'timed',
    uid: `event-${index}@paceline`,
    summary: `Event ${index}`,
    description: '',
    categories: [],
    start: start + index * 720,
    end: start + index * 720 + 60,
    busy: true,
    createdAt: 0,
    changedAt: 0,
    sequence: 0,
  }));
  const feed: CalendarFeed = {
    id: 'plan-1',
    name: 'Long',
    zone: 'Etc/UTC',
    color: 'teal',
    // Over by then: events 0 to 199, of two a day.
    lastModified: Date.UTC(2026, 3, 11),
    events,
  };
  const offsets = offsetTableOfZone('Etc/UTC', yearStart(2025), yearStart(2031));

  it('says on the days of the gaps how many events are left out', () => {
    const body = renderCalendar(feed, offsets);
    const read = readByIcalJs(body);
    expect(byteProblems(body)).toEqual([]);
    expect(read).toHaveLength(999);
    expect(read.slice(0, -2).map(({ uid }) => uid)).toEqual(
      events.slice(200, 1197).map(({ uid }) => uid),
    );
    expect(
      read.slice(-2).map((note) => [note.uid, note.summary, note.start, note.end, note.allDay]),
    ).toEqual([
      [
        'plan-1.earlier@paceline',
        '200 earlier events are in Paceline',
        Date.UTC(2026, 3, 10),
        Date.UTC(2026, 3, 11),
        true,
      ],
      [
        'plan-1.later@paceline',
        '303 later events are in Paceline',
        Date.UTC(2027, 7, 22),
        Date.UTC(2027, 7, 23),
        true,
      ],
    ]);
  });

  it('is the same whatever the order of its events', () => {
    expect(renderCalendar({ ...feed, events: events.toReversed() }, offsets)).toBe(
      renderCalendar(feed, offsets),
    );
  });

  it('stays below 1 MB with the longest texts', () => {
    const long = events.slice(0, 200).map((event) => ({
      ...event,
      summary: '😀'.repeat(3000),
      description: '\\;,\n'.repeat(3000),
    }));
    const body = renderCalendar({ ...feed, events: long }, offsets);
    expect(byteProblems(body)).toEqual([]);
    expect(readByIcalJs(body).length).toBeGreaterThan(60);
  });
});
