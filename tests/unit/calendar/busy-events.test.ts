import { describe, expect, it } from 'vitest';
import { readBusyCalendar } from '@/lib/calendar/busy-read';
import { calendarOf, eventOf, readingOf, timesOf, YEAR_2027 } from '../../support/busy-calendar';

const TEN = ['DTSTART:20270104T100000Z', 'DTEND:20270104T110000Z'];
const TAKEN = ['2027-01-04T10:00Z/2027-01-04T11:00Z'];

function oneEvent(...lines: readonly string[]): string {
  return calendarOf(...eventOf(...lines));
}

describe('what takes no time', () => {
  it.each([
    ['TRANSP:TRANSPARENT'],
    ['STATUS:CANCELLED'],
    ['X-MICROSOFT-CDO-BUSYSTATUS:FREE'],
    ['ATTENDEE;PARTSTAT=DECLINED:mailto:me@example.org'],
  ])('%s', (line) => {
    expect(timesOf(oneEvent(...TEN, line))).toEqual([]);
    expect(readingOf(oneEvent(...TEN, line)).events).toBe(1);
  });

  it('is an event without an end, or one that ends as it starts', () => {
    expect(timesOf(oneEvent('DTSTART:20270104T100000Z'))).toEqual([]);
    expect(timesOf(oneEvent('DTSTART:20270104T100000Z', 'DURATION:PT0S'))).toEqual([]);
  });
});

describe('what blocks', () => {
  it.each([
    ['TRANSP:OPAQUE'],
    ['STATUS:CONFIRMED'],
    ['X-MICROSOFT-CDO-BUSYSTATUS:OOF'],
    ['ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:me@example.org'],
  ])('%s', (line) => {
    expect(timesOf(oneEvent(...TEN, line), { tentativeBlocks: false })).toEqual(TAKEN);
  });

  it('is what somebody else declined, where there are several', () => {
    const attendees = [
      'ATTENDEE;PARTSTAT=DECLINED:mailto:other@example.org',
      'ATTENDEE;PARTSTAT=ACCEPTED:mailto:me@example.org',
    ];
    expect(timesOf(oneEvent(...TEN, ...attendees))).toEqual(TAKEN);
  });
});

it('is the answer of the owner that counts, whom the calendar names, or the only guest', () => {
  const guests = (mine: string) => [
    'ORGANIZER:mailto:boss@example.org',
    'ATTENDEE;PARTSTAT=ACCEPTED:MAILTO:boss@example.org',
    `ATTENDEE;CN="Me; myself";PARTSTAT=${mine}:mailto:ME@example.org`,
  ];
  expect(timesOf(oneEvent(...TEN, ...guests('DECLINED')))).toEqual([]);
  expect(timesOf(oneEvent(...TEN, ...guests('ACCEPTED')))).toEqual(TAKEN);
  const other = 'ATTENDEE;PARTSTAT=ACCEPTED:mailto:other@example.org';
  const named = (...lines: readonly string[]) =>
    calendarOf('X-WR-CALNAME:me@example.org', ...eventOf(...TEN, ...lines));
  expect(timesOf(named(...guests('DECLINED'), other))).toEqual([]);
  expect(timesOf(oneEvent(...TEN, ...guests('DECLINED'), other))).toEqual(TAKEN);
});

describe('tentative events', () => {
  it.each([
    ['STATUS:TENTATIVE'],
    ['X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE'],
    ['ATTENDEE;PARTSTAT=TENTATIVE:mailto:me@example.org'],
  ])('%s block by the rule', (line) => {
    expect(timesOf(oneEvent(...TEN, line))).toEqual(TAKEN);
    expect(timesOf(oneEvent(...TEN, line), { tentativeBlocks: false })).toEqual([]);
  });
});

describe('all-day events', () => {
  const days = ['DTSTART;VALUE=DATE:20270327', 'DTEND;VALUE=DATE:20270329'];

  it('are whole local days of whoever asks, also of 23 hours, and block by the rule', () => {
    const text = oneEvent(...days);
    expect(timesOf(text)).toEqual(['2027-03-26T23:00Z/2027-03-28T22:00Z']);
    expect(timesOf(text, { zone: 'America/New_York' })).toEqual([
      '2027-03-27T04:00Z/2027-03-29T04:00Z',
    ]);
    expect(timesOf(text, { allDayBlocks: false })).toEqual([]);
  });

  it('begin when the day does where midnight is skipped', () => {
    const text = oneEvent('DTSTART;VALUE=DATE:20220911');
    const window = { start: 27_600_000, end: 27_900_000 };
    expect(timesOf(text, { zone: 'America/Santiago', window })).toEqual([
      '2022-09-11T04:00Z/2022-09-12T03:00Z',
    ]);
  });

  it('are one day without an end, or with the day itself as its end', () => {
    const one = ['2027-03-26T23:00Z/2027-03-27T23:00Z'];
    expect(timesOf(oneEvent('DTSTART;VALUE=DATE:20270327'))).toEqual(one);
    expect(timesOf(oneEvent('DTSTART:20270327', 'DTEND:20270327'))).toEqual(one);
    expect(timesOf(oneEvent('DTSTART;VALUE=DATE:20270327', 'DURATION:P1D'))).toEqual(one);
  });

  it('recur over a change of the clocks', () => {
    const text = oneEvent('DTSTART;VALUE=DATE:20270327', 'RRULE:FREQ=DAILY;INTERVAL=2;COUNT=2');
    expect(timesOf(text)).toEqual([
      '2027-03-26T23:00Z/2027-03-27T23:00Z',
      '2027-03-28T22:00Z/2027-03-29T22:00Z',
    ]);
  });

  it('are moved by their date', () => {
    const text = calendarOf(
      ...eventOf('DTSTART;VALUE=DATE:20270327', 'RRULE:FREQ=DAILY;COUNT=2'),
      ...eventOf('RECURRENCE-ID;VALUE=DATE:20270328', 'DTSTART;VALUE=DATE:20270405'),
    );
    expect(timesOf(text)).toEqual([
      '2027-03-26T23:00Z/2027-03-27T23:00Z',
      '2027-04-04T22:00Z/2027-04-05T22:00Z',
    ]);
  });

  it('may be midnight to midnight in the words of Outlook', () => {
    const text = oneEvent(
      'DTSTART;TZID="W. Europe Standard Time":20270105T000000',
      'DTEND;TZID="W. Europe Standard Time":20270106T000000',
      'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
    );
    expect(timesOf(text, { allDayBlocks: false })).toEqual([]);
    expect(timesOf(text, { zone: 'Asia/Tokyo' })).toEqual(['2027-01-04T15:00Z/2027-01-05T15:00Z']);
  });
});

describe('times of no zone', () => {
  const floating = ['DTSTART:20270702T090000', 'DTEND:20270702T103000'];

  it('are on the clock of whoever asks', () => {
    expect(timesOf(oneEvent(...floating))).toEqual(['2027-07-02T07:00Z/2027-07-02T08:30Z']);
    expect(timesOf(oneEvent(...floating), { zone: 'Asia/Kolkata' })).toEqual([
      '2027-07-02T03:30Z/2027-07-02T05:00Z',
    ]);
  });

  it('are those of a zone nobody knows, too', () => {
    const text = oneEvent('DTSTART;TZID=Middle Earth:20270702T090000', 'DURATION:PT1H');
    expect(timesOf(text)).toEqual(['2027-07-02T07:00Z/2027-07-02T08:00Z']);
  });
});

describe('a file', () => {
  it('may have any line ends, blank lines, lower case, folds and parameters in quotes', () => {
    const text = [
      '\uFEFFbegin:vcalendar',
      '',
      'begin:vevent',
      'dtstart;tzid="Europe/Ber',
      ' lin";x-note="a:b;c":20270104T110000',
      'dtend;tzid=Europe/Berlin:202701',
      '\t04T120000',
      'end:vevent',
    ].join('\n');
    expect(timesOf(text)).toEqual(TAKEN);
    expect(timesOf(text.replaceAll('\n', '\r'))).toEqual(TAKEN);
  });

  it('may hold several calendars', () => {
    const text = `${oneEvent(...TEN)}${oneEvent('DTSTART:20270105T100000Z', 'DURATION:PT1H')}`;
    expect(timesOf(text)).toEqual([...TAKEN, '2027-01-05T10:00Z/2027-01-05T11:00Z']);
  });

  it('tells its name, without what no name has', () => {
    const named = (name: string) => readingOf(calendarOf(`X-WR-CALNAME:${name}`)).title;
    expect(named('Work\\, and \\;more\\n')).toBe('Work, and ;more');
    expect(named('a\0b\uD800c')).toBe('abc');
    expect(named('')).toBeNull();
  });

  it('counts events that cannot be understood, unless they would take no time', () => {
    const text = calendarOf(
      ...eventOf(...TEN),
      ...eventOf('UID:2@test', 'SUMMARY:No start'),
      ...eventOf('UID:3@test', 'DTSTART:20270231T100000Z', 'DURATION:PT1H'),
      ...eventOf('UID:4@test', 'DTSTART:20270105T100000Z', 'DURATION:P999999999999999999W'),
      ...eventOf('UID:5@test', 'DTSTART:20270105T100000Z', 'DTEND:20270105T090000Z'),
      ...eventOf('UID:6@test', 'SUMMARY:No start', 'TRANSP:TRANSPARENT'),
    );
    expect(readingOf(text)).toMatchObject({ events: 1, unread: 4 });
    expect(timesOf(text)).toEqual(TAKEN);
  });

  it('keeps both of two events that share an id by mistake', () => {
    const text = calendarOf(
      ...eventOf(...TEN),
      ...eventOf('DTSTART:20270105T100000Z', 'DURATION:PT1H'),
    );
    expect(timesOf(text)).toHaveLength(2);
  });

  it('tells free and busy without events', () => {
    const text = calendarOf(
      'BEGIN:VFREEBUSY',
      'FREEBUSY:20270104T100000Z/20270104T103000Z,20270104T103000Z/PT30M',
      'FREEBUSY;FBTYPE=FREE:20270105T100000Z/PT1H',
      'FREEBUSY;FBTYPE=BUSY-TENTATIVE:20270106T100000Z/PT1H',
      'END:VFREEBUSY',
    );
    expect(timesOf(text, { tentativeBlocks: false })).toEqual(TAKEN);
    expect(timesOf(text)).toHaveLength(2);
  });

  it.each([
    ['', 'no-calendar'],
    ['hello', 'no-calendar'],
    ['BEGIN:VCARD\r\nEND:VCARD\r\n', 'no-calendar'],
    ['\n<!DOCTYPE html><title>Sign in</title>', 'web-page'],
    ['<html></html>', 'web-page'],
  ])('is no calendar: %j', (text, kind) => {
    expect(readBusyCalendar(text, YEAR_2027, 10)).toEqual({ ok: false, failure: { kind } });
  });

  it('has at most so many times, those that touch counted as one', () => {
    const hours = (count: number, minutes: number) =>
      oneEvent(
        'DTSTART:20270104T100000Z',
        `DURATION:PT${minutes}M`,
        `RRULE:FREQ=HOURLY;COUNT=${count}`,
      );
    expect(readBusyCalendar(hours(10, 30), YEAR_2027, 10).ok).toBe(true);
    expect(readBusyCalendar(hours(11, 30), YEAR_2027, 10)).toEqual({
      ok: false,
      failure: { kind: 'too-many', limit: 10 },
    });
    expect(readBusyCalendar(hours(11, 60), YEAR_2027, 10).ok).toBe(true);
  });
});
