import { describe, expect, it } from 'vitest';
import { renderTimezone } from '@/lib/calendar/vtimezone';
import type { OffsetTable } from '@/lib/core/civil/offset-table';
import { offsetTableOfZone } from '@/lib/time/offset-table-of-zone';
import { instant, yearStart } from '../../support/calendar-wall-clock';

/** The rules from `first` to `last`, both years included, of a table that begins a year earlier. */
function rules(zone: string, first: number, last: number): readonly string[] {
  const offsets = offsetTableOfZone(zone, yearStart(first - 1), yearStart(last + 1));
  return renderTimezone(offsets, yearStart(first), offsets.until);
}

function observance(
  kind: string,
  start: string,
  from: string,
  to: string,
  rule?: string,
): readonly string[] {
  return [
    `BEGIN:${kind}`,
    `DTSTART:${start}`,
    ...(rule === undefined ? [] : [`RRULE:${rule}`]),
    `TZOFFSETFROM:${from}`,
    `TZOFFSETTO:${to}`,
    `END:${kind}`,
  ];
}

describe('a VTIMEZONE', () => {
  it('has an open-ended rule for each yearly change, from the change that rules its first instant', () => {
    expect(rules('Europe/Berlin', 2020, 2024)).toEqual([
      'BEGIN:VTIMEZONE',
      'TZID:Europe/Berlin',
      ...observance(
        'STANDARD',
        '20191027T030000',
        '+0200',
        '+0100',
        'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
      ),
      ...observance(
        'DAYLIGHT',
        '20200329T020000',
        '+0100',
        '+0200',
        'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
      ),
      'END:VTIMEZONE',
    ]);
  });

  it('counts weekdays from the start of the month where the zone does', () => {
    expect(
      rules('America/New_York', 2020, 2024).filter((line) => line.startsWith('RRULE')),
    ).toEqual(['RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU', 'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU']);
  });

  it('is a single observance where the offset never changes', () => {
    expect(rules('Asia/Kathmandu', 2026, 2026)).toEqual([
      'BEGIN:VTIMEZONE',
      'TZID:Asia/Kathmandu',
      ...observance('STANDARD', '20250101T000000', '+0545', '+0545'),
      'END:VTIMEZONE',
    ]);
  });

  it('has single observances where the changes follow no yearly rule', () => {
    expect(rules('Africa/Casablanca', 2023, 2024)).toEqual([
      'BEGIN:VTIMEZONE',
      'TZID:Africa/Casablanca',
      ...observance('DAYLIGHT', '20220508T020000', '+0000', '+0100'),
      ...observance('STANDARD', '20230319T030000', '+0100', '+0000'),
      ...observance('DAYLIGHT', '20230423T020000', '+0000', '+0100'),
      ...observance('STANDARD', '20240310T030000', '+0100', '+0000'),
      ...observance('DAYLIGHT', '20240414T020000', '+0000', '+0100'),
      'END:VTIMEZONE',
    ]);
  });

  it('ends a rule in UTC where the zone gave it up', () => {
    // Moscow kept summer time in 2011 and winter time in 2014; the last rule day was in 2010.
    expect(rules('Europe/Moscow', 2004, 2015)).toEqual([
      'BEGIN:VTIMEZONE',
      'TZID:Europe/Moscow',
      ...observance(
        'STANDARD',
        '20031026T030000',
        '+0400',
        '+0300',
        'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20101030T230000Z',
      ),
      ...observance(
        'DAYLIGHT',
        '20040328T020000',
        '+0300',
        '+0400',
        'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20100327T230000Z',
      ),
      ...observance('STANDARD', '20110327T020000', '+0300', '+0400'),
      ...observance('STANDARD', '20141026T020000', '+0400', '+0300'),
      'END:VTIMEZONE',
    ]);
  });

  it('divides a rule where its day leaves the month, as on 1 November 2030 in Cairo', () => {
    const springs = ['2026-04-23', '2027-04-29', '2028-04-27', '2029-04-26', '2030-04-25'];
    const autumns = ['2026-10-29', '2027-10-28', '2028-10-26', '2029-10-25', '2030-10-31'];
    const cairo: OffsetTable = {
      zone: 'Africa/Cairo',
      from: instant('2026-01-01T00:00Z'),
      until: instant('2031-01-01T00:00Z'),
      initialOffset: 120,
      transitions: springs.flatMap((spring, year) => [
        { at: instant(`${spring}T22:00Z`), offset: 180 },
        { at: instant(`${autumns[year]}T21:00Z`), offset: 120 },
      ]),
    };
    expect(renderTimezone(cairo, instant('2026-05-01T00:00Z'), cairo.until)).toEqual([
      'BEGIN:VTIMEZONE',
      'TZID:Africa/Cairo',
      ...observance(
        'DAYLIGHT',
        '20260424T000000',
        '+0200',
        '+0300',
        'FREQ=YEARLY;BYMONTH=4;BYDAY=-1FR',
      ),
      ...observance(
        'STANDARD',
        '20261030T000000',
        '+0300',
        '+0200',
        'FREQ=YEARLY;BYMONTH=10;BYDAY=-1FR;UNTIL=20291025T210000Z',
      ),
      ...observance('STANDARD', '20301101T000000', '+0300', '+0200'),
      'END:VTIMEZONE',
    ]);
  });

  it('knows rules of a fixed day of the month', () => {
    const iran: OffsetTable = {
      zone: 'Asia/Tehran',
      from: instant('2017-01-01T00:00Z'),
      until: instant('2020-01-01T00:00Z'),
      initialOffset: 210,
      transitions: [2017, 2018, 2019].flatMap((year) => [
        { at: instant(`${year}-03-21T20:30Z`), offset: 270 },
        { at: instant(`${year}-09-21T19:30Z`), offset: 210 },
      ]),
    };
    expect(renderTimezone(iran, iran.from, iran.until)).toEqual([
      'BEGIN:VTIMEZONE',
      'TZID:Asia/Tehran',
      ...observance('STANDARD', '20170101T000000', '+0330', '+0330'),
      ...observance(
        'DAYLIGHT',
        '20170322T000000',
        '+0330',
        '+0430',
        'FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=22',
      ),
      ...observance(
        'STANDARD',
        '20170922T000000',
        '+0430',
        '+0330',
        'FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=22',
      ),
      'END:VTIMEZONE',
    ]);
  });

  it('calls a rise without a fall standard time', () => {
    expect(rules('Asia/Pyongyang', 2017, 2019)).toEqual([
      'BEGIN:VTIMEZONE',
      'TZID:Asia/Pyongyang',
      ...observance('STANDARD', '20160101T000000', '+0830', '+0830'),
      ...observance('STANDARD', '20180504T233000', '+0830', '+0900'),
      'END:VTIMEZONE',
    ]);
  });
});
