import { describe, expect, it } from 'vitest';
import { offsetTableOfZone } from '@/lib/time/offset-table-of-zone';
import { instant, yearStart } from '../../support/calendar-wall-clock';

describe('the offset table of a zone', () => {
  it('has the changes of Berlin to the minute', () => {
    expect(offsetTableOfZone('Europe/Berlin', yearStart(2026), yearStart(2028))).toEqual({
      zone: 'Europe/Berlin',
      from: yearStart(2026),
      until: yearStart(2028),
      initialOffset: 60,
      transitions: [
        { at: instant('2026-03-29T01:00Z'), offset: 120 },
        { at: instant('2026-10-25T01:00Z'), offset: 60 },
        { at: instant('2027-03-28T01:00Z'), offset: 120 },
        { at: instant('2027-10-31T01:00Z'), offset: 60 },
      ],
    });
  });

  it('misses no change of a month, as in Casablanca at Ramadan', () => {
    const { transitions } = offsetTableOfZone(
      'Africa/Casablanca',
      yearStart(2023),
      yearStart(2025),
    );
    expect(transitions).toEqual([
      { at: instant('2023-03-19T02:00Z'), offset: 0 },
      { at: instant('2023-04-23T02:00Z'), offset: 60 },
      { at: instant('2024-03-10T02:00Z'), offset: 0 },
      { at: instant('2024-04-14T02:00Z'), offset: 60 },
    ]);
  });

  it('has half hours, quarters, and a zone without changes', () => {
    expect(
      offsetTableOfZone('Australia/Lord_Howe', yearStart(2026), yearStart(2027)),
    ).toMatchObject({
      initialOffset: 660,
      transitions: [
        { at: instant('2026-04-04T15:00Z'), offset: 630 },
        { at: instant('2026-10-03T15:30Z'), offset: 660 },
      ],
    });
    expect(offsetTableOfZone('Asia/Kathmandu', yearStart(2026), yearStart(2036))).toMatchObject({
      initialOffset: 345,
      transitions: [],
    });
  });

  it('has a change on the last evening of a UTC year, and one that skips a day', () => {
    expect(offsetTableOfZone('Pacific/Apia', yearStart(2011), yearStart(2012)).transitions).toEqual(
      [
        { at: instant('2011-04-02T14:00Z'), offset: -660 },
        { at: instant('2011-09-24T14:00Z'), offset: -600 },
        { at: instant('2011-12-30T10:00Z'), offset: 840 },
      ],
    );
  });

  it('starts with the offset of its first instant, the change itself included', () => {
    const change = instant('2026-03-29T01:00Z');
    expect(offsetTableOfZone('Europe/Berlin', change, change + 1)).toEqual({
      zone: 'Europe/Berlin',
      from: change,
      until: change + 1,
      initialOffset: 120,
      transitions: [],
    });
    expect(offsetTableOfZone('Europe/Berlin', change - 1, change + 1)).toMatchObject({
      initialOffset: 60,
      transitions: [{ at: change, offset: 120 }],
    });
    expect(offsetTableOfZone('Europe/Berlin', change - 1, change).transitions).toEqual([]);
  });

  it('names the zone as it is spelt', () => {
    expect(offsetTableOfZone('europe/berlin', 0, 1).zone).toBe('Europe/Berlin');
    expect(offsetTableOfZone('UTC', 0, 1)).toMatchObject({ zone: 'Etc/UTC', initialOffset: 0 });
  });

  it.each(['Europe/Atlantis', '+05:30', '', 'local'])('throws for the zone %j', (zone) => {
    expect(() => offsetTableOfZone(zone, 0, 1)).toThrow(RangeError);
  });

  it('throws for an empty range', () => {
    expect(() => offsetTableOfZone('Europe/Berlin', 5, 5)).toThrow(RangeError);
  });
});
