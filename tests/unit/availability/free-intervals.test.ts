import { describe, expect, it } from 'vitest';
import { freeIntervals } from '@/lib/core/availability/free-intervals';
import type { OffsetTable } from '@/lib/core/civil/offset-table';
import { offsetTableOfZone } from '@/lib/time/offset-table-of-zone';
import { at, day, problem, UTC, windows } from '../../support/problems';

function table(zone: string): OffsetTable {
  return offsetTableOfZone(zone, at('2026-01-01 00:00'), at('2028-01-01 00:00'));
}

function free(
  parts: Parameters<typeof problem>[0],
  firstDay: string,
  lastDay: string,
  offsets: OffsetTable = UTC,
) {
  const { availability } = problem(parts);
  const range = { offsets, firstDay: day(firstDay), lastDay: day(lastDay), now: 0 };
  return freeIntervals(availability, range).map(({ start, end }) => [start, end]);
}

describe('free intervals', () => {
  it('opens each window on its weekday, both ends of the range included', () => {
    const availability = { windows: windows('1 19:00-21:00', '3 07:00-08:00') };
    expect(free({ availability }, '2026-11-02', '2026-11-09')).toEqual([
      [at('2026-11-02 19:00'), at('2026-11-02 21:00')],
      [at('2026-11-04 07:00'), at('2026-11-04 08:00')],
      [at('2026-11-09 19:00'), at('2026-11-09 21:00')],
    ]);
  });

  it('opens nothing on a day that the zone skips, and all of the day after it', () => {
    // Samoa crossed the date line: after Thursday 29 December 2011 came Saturday the 31st.
    const offsets = offsetTableOfZone(
      'Pacific/Apia',
      at('2011-12-01 00:00'),
      at('2012-03-01 00:00'),
    );
    const availability = { windows: windows('5 23:00-24:00', '6 00:00-01:00') };
    expect(free({ availability }, '2011-12-26', '2011-12-31', offsets)).toEqual([
      [at('2011-12-31 00:00', offsets), at('2011-12-31 01:00', offsets)],
    ]);
  });

  it('joins windows that overlap or touch, so that splitting one changes nothing', () => {
    const overlapping = { windows: windows('1 19:00-20:30', '1 20:00-21:00') };
    const touching = { windows: windows('1 19:00-20:00', '1 20:00-21:00') };
    const expected = [[at('2026-11-02 19:00'), at('2026-11-02 21:00')]];
    expect(free({ availability: overlapping }, '2026-11-02', '2026-11-02')).toEqual(expected);
    expect(free({ availability: touching }, '2026-11-02', '2026-11-02')).toEqual(expected);
  });

  it('lets a window pass midnight, and keeps what is left of last evening on the first day', () => {
    const availability = { windows: windows('1 22:00-01:00', '7 22:00-01:00') };
    expect(free({ availability }, '2026-11-02', '2026-11-02')).toEqual([
      [at('2026-11-02 00:00'), at('2026-11-02 01:00')],
      [at('2026-11-02 22:00'), at('2026-11-03 01:00')],
    ]);
  });

  it('reads 24:00 as the next day’s start', () => {
    const availability = { windows: [{ weekday: 1, from: 22 * 60, to: 1440 } as const] };
    expect(free({ availability }, '2026-11-02', '2026-11-02')).toEqual([
      [at('2026-11-02 22:00'), at('2026-11-03 00:00')],
    ]);
  });

  it('takes whole local days off, and nothing on either side of their midnights', () => {
    const availability = {
      windows: windows('1 22:00-01:00', '2 22:00-01:00'),
      blackouts: [{ from: day('2026-11-03'), to: day('2026-11-03') }],
    };
    expect(free({ availability }, '2026-11-02', '2026-11-03')).toEqual([
      [at('2026-11-02 22:00'), at('2026-11-03 00:00')],
      [at('2026-11-04 00:00'), at('2026-11-04 01:00')],
    ]);
  });

  it('takes busy intervals out, however they overlap', () => {
    const availability = {
      windows: windows('1 08:00-12:00'),
      busy: [
        { start: at('2026-11-02 11:30'), end: at('2026-11-02 13:00') },
        { start: at('2026-11-02 09:00'), end: at('2026-11-02 09:30') },
        { start: at('2026-11-02 09:15'), end: at('2026-11-02 10:00') },
      ],
    };
    expect(free({ availability }, '2026-11-02', '2026-11-02')).toEqual([
      [at('2026-11-02 08:00'), at('2026-11-02 09:00')],
      [at('2026-11-02 10:00'), at('2026-11-02 11:30')],
    ]);
  });

  it('leaves nothing before now', () => {
    const { availability } = problem({ availability: { windows: windows('1 19:00-21:00') } });
    const range = { offsets: UTC, firstDay: day('2026-11-02'), lastDay: day('2026-11-02') };
    expect(freeIntervals(availability, { ...range, now: at('2026-11-02 19:40') })).toEqual([
      { start: at('2026-11-02 19:40'), end: at('2026-11-02 21:00') },
    ]);
    expect(freeIntervals(availability, { ...range, now: at('2026-11-02 21:00') })).toEqual([]);
  });

  it('counts real minutes over both clock changes: 01:00-04:00 is 2 h in spring and 4 h in autumn', () => {
    const availability = { windows: windows('7 01:00-04:00') };
    const lengths = (firstDay: string) =>
      free({ availability }, firstDay, firstDay, table('Europe/Berlin')).map(
        ([start = 0, end = 0]) => end - start,
      );
    expect(lengths('2027-03-28')).toEqual([120]);
    expect(lengths('2026-10-25')).toEqual([240]);
  });

  it('keeps wall time where a zone is off by three quarters of an hour or shifts by half an hour', () => {
    const kathmandu = table('Asia/Kathmandu');
    const lordHowe = table('Australia/Lord_Howe');
    const availability = { windows: windows('7 01:00-04:00') };
    expect(free({ availability }, '2027-04-04', '2027-04-04', kathmandu)).toEqual([
      [at('2027-04-03 19:15'), at('2027-04-03 22:15')],
    ]);
    // The clock goes back from 02:00 to 01:30 on that day.
    expect(free({ availability }, '2027-04-04', '2027-04-04', lordHowe)).toEqual([
      [at('2027-04-03 14:00'), at('2027-04-03 17:30')],
    ]);
  });

  it('joins windows on the wall clock, also where the reading between them is skipped', () => {
    const berlin = table('Europe/Berlin');
    const opened = (...texts: string[]) =>
      free({ availability: { windows: windows(...texts) } }, '2027-03-28', '2027-03-28', berlin);
    const whole = [[at('2027-03-28 01:00', berlin), at('2027-03-28 03:00', berlin)]];
    expect(opened('7 01:00-03:00')).toEqual(whole);
    expect(opened('7 01:00-02:30', '7 02:30-03:00')).toEqual(whole);
    // Alone, the skipped 02:30 resolves to 03:30.
    expect(opened('7 01:00-02:30')).toEqual([
      [at('2027-03-28 01:00', berlin), at('2027-03-28 03:30', berlin)],
    ]);
  });
});
