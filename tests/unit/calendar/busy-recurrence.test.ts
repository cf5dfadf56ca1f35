import { describe, expect, it } from 'vitest';
import { calendarOf, eventOf, readingOf, timesOf } from '../../support/busy-calendar';

const BERLIN = 'DTSTART;TZID=Europe/Berlin';

/** Mondays at 9 in Berlin, four of them over the change of the clocks on 28 March 2027. */
const MONDAYS = [`${BERLIN}:20270315T090000`, 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=4'];

describe('a series', () => {
  it('stays at its wall time when clocks change', () => {
    expect(timesOf(calendarOf(...eventOf(...MONDAYS)))).toEqual([
      '2027-03-15T08:00Z/2027-03-15T09:00Z',
      '2027-03-22T08:00Z/2027-03-22T09:00Z',
      '2027-03-29T07:00Z/2027-03-29T08:00Z',
      '2027-04-05T07:00Z/2027-04-05T08:00Z',
    ]);
  });

  it('in UTC stays at its instant', () => {
    const text = calendarOf(
      ...eventOf('DTSTART:20270326T080000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=3'),
    );
    expect(timesOf(text)).toEqual([
      '2027-03-26T08:00Z/2027-03-26T09:00Z',
      '2027-03-27T08:00Z/2027-03-27T09:00Z',
      '2027-03-28T08:00Z/2027-03-28T09:00Z',
    ]);
  });

  it('in a skipped hour is later, in a repeated one earlier', () => {
    const text = calendarOf(
      ...eventOf(`${BERLIN}:20270327T023000`, 'DURATION:PT15M', 'RRULE:FREQ=DAILY;COUNT=2'),
      ...eventOf('UID:two@test', `${BERLIN}:20271031T023000`, 'DURATION:PT15M'),
    );
    expect(timesOf(text)).toEqual([
      '2027-03-27T01:30Z/2027-03-27T01:45Z',
      '2027-03-28T01:30Z/2027-03-28T01:45Z',
      '2027-10-31T00:30Z/2027-10-31T00:45Z',
    ]);
  });

  it('has the exact length of its DTEND, or the days of its DURATION', () => {
    const series = [`${BERLIN}:20270326T220000`, 'RRULE:FREQ=DAILY;COUNT=2'];
    const exact = eventOf(...series, 'DTEND;TZID=Europe/Berlin:20270327T060000');
    expect(timesOf(calendarOf(...exact))).toEqual([
      '2027-03-26T21:00Z/2027-03-27T05:00Z',
      // Over the night of 23 hours: eight hours as they pass.
      '2027-03-27T21:00Z/2027-03-28T05:00Z',
    ]);
    const nominal = eventOf(`${BERLIN}:20270327T220000`, 'DURATION:P1D');
    expect(timesOf(calendarOf(...nominal))).toEqual(['2027-03-27T21:00Z/2027-03-28T20:00Z']);
  });

  it('ends with its UNTIL, that instant included, whatever the UNTIL is told in', () => {
    const days = (until: string) =>
      timesOf(
        calendarOf(
          ...eventOf(
            `${BERLIN}:20270104T090000`,
            'DURATION:PT1H',
            `RRULE:FREQ=DAILY;UNTIL=${until}`,
          ),
        ),
      ).length;
    expect(days('20270106T080000Z')).toBe(3);
    expect(days('20270106T075900Z')).toBe(2);
    expect(days('20270106T090000')).toBe(3);
    expect(days('20270106')).toBe(3);
  });

  it('that began long ago is met in its own step', () => {
    const text = (rule: string) =>
      calendarOf(...eventOf('DTSTART:19990105T180000Z', 'DURATION:PT30M', `RRULE:${rule}`));
    const window = { start: 29_992_320, end: 29_992_320 + 21 * 1440 };
    expect(timesOf(text('FREQ=WEEKLY;INTERVAL=3'), { window })).toEqual([
      '2027-01-26T18:00Z/2027-01-26T18:30Z',
    ]);
    expect(timesOf(text('FREQ=DAILY;INTERVAL=10'), { window })).toEqual([
      '2027-01-18T18:00Z/2027-01-18T18:30Z',
      '2027-01-28T18:00Z/2027-01-28T18:30Z',
    ]);
  });

  it('of rules by month and by year', () => {
    const rule = (value: string) =>
      timesOf(
        calendarOf(...eventOf('DTSTART:20200131T120000Z', 'DURATION:PT1H', `RRULE:FREQ=${value}`)),
      ).map((time) => time.slice(0, 10));
    expect(rule('MONTHLY;BYDAY=-1FR;UNTIL=20270401T000000Z')).toEqual([
      '2027-01-29',
      '2027-02-26',
      '2027-03-26',
    ]);
    expect(rule('MONTHLY;BYMONTHDAY=31;UNTIL=20270601T000000Z')).toEqual([
      '2027-01-31',
      '2027-03-31',
      '2027-05-31',
    ]);
    expect(rule('YEARLY;BYMONTH=11;BYDAY=4TH')).toEqual(['2027-11-25']);
    expect(rule('MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1;BYMONTH=5')).toEqual(['2027-05-03']);
  });

  it('goes without what EXDATE names, in any zone or by its date', () => {
    const text = calendarOf(
      ...eventOf(
        ...MONDAYS,
        'EXDATE;TZID=Europe/Berlin:20270315T090000,20270322T093000',
        'EXDATE:20270329T070000Z',
        'EXDATE;VALUE=DATE:20270405',
      ),
    );
    expect(timesOf(text)).toEqual(['2027-03-22T08:00Z/2027-03-22T09:00Z']);
  });

  it('goes on with what RDATE adds, times and periods', () => {
    const text = calendarOf(
      ...eventOf(
        `${BERLIN}:20270104T090000`,
        'DTEND;TZID=Europe/Berlin:20270104T100000',
        'RDATE;TZID=Europe/Berlin:20270107T140000',
        'RDATE;VALUE=PERIOD:20270108T120000Z/PT3H,20270109T120000Z/20270109T123000Z',
      ),
    );
    expect(timesOf(text)).toEqual([
      '2027-01-04T08:00Z/2027-01-04T09:00Z',
      '2027-01-07T13:00Z/2027-01-07T14:00Z',
      '2027-01-08T12:00Z/2027-01-08T15:00Z',
      '2027-01-09T12:00Z/2027-01-09T12:30Z',
    ]);
  });
});

describe('what stands in place of an instance', () => {
  const moved = (...lines: readonly string[]) =>
    timesOf(calendarOf(...eventOf(...lines, 'DURATION:PT1H'), ...eventOf(...MONDAYS)));

  it('is where it was moved to, even before the series in the file', () => {
    expect(
      moved('RECURRENCE-ID;TZID=Europe/Berlin:20270322T090000', `${BERLIN}:20270323T150000`),
    ).toEqual([
      '2027-03-15T08:00Z/2027-03-15T09:00Z',
      '2027-03-23T14:00Z/2027-03-23T15:00Z',
      '2027-03-29T07:00Z/2027-03-29T08:00Z',
      '2027-04-05T07:00Z/2027-04-05T08:00Z',
    ]);
  });

  it('is named in UTC, or by its date, too', () => {
    for (const named of ['RECURRENCE-ID:20270329T070000Z', 'RECURRENCE-ID;VALUE=DATE:20270329']) {
      expect(moved(named, 'DTSTART:20270330T100000Z')).toEqual([
        '2027-03-15T08:00Z/2027-03-15T09:00Z',
        '2027-03-22T08:00Z/2027-03-22T09:00Z',
        '2027-03-30T10:00Z/2027-03-30T11:00Z',
        '2027-04-05T07:00Z/2027-04-05T08:00Z',
      ]);
    }
  });

  it('takes no time once it is cancelled or free', () => {
    for (const line of ['STATUS:CANCELLED', 'TRANSP:TRANSPARENT']) {
      const times = moved('RECURRENCE-ID:20270322T080000Z', 'DTSTART:20270322T080000Z', line);
      expect(times).toHaveLength(3);
      expect(times).not.toContain('2027-03-22T08:00Z/2027-03-22T09:00Z');
    }
  });

  it('changes all that follow, where it says so', () => {
    expect(
      moved(
        'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20270322T090000',
        `${BERLIN}:20270324T110000`,
      ),
    ).toEqual([
      '2027-03-15T08:00Z/2027-03-15T09:00Z',
      '2027-03-24T10:00Z/2027-03-24T11:00Z',
      '2027-03-31T09:00Z/2027-03-31T10:00Z',
      '2027-04-07T09:00Z/2027-04-07T10:00Z',
    ]);
  });

  it('is into the window from outside of it', () => {
    const text = calendarOf(
      ...eventOf('DTSTART:20261201T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=2'),
      ...eventOf('RECURRENCE-ID:20261202T090000Z', 'DTSTART:20270202T090000Z', 'DURATION:PT1H'),
    );
    expect(timesOf(text)).toEqual(['2027-02-02T09:00Z/2027-02-02T10:00Z']);
  });

  it('is the version of the highest SEQUENCE', () => {
    const version = (sequence: number, day: string) =>
      eventOf(
        'RECURRENCE-ID:20270322T080000Z',
        `DTSTART:202703${day}T080000Z`,
        'DURATION:PT1H',
        `SEQUENCE:${sequence}`,
      );
    const text = calendarOf(
      ...version(2, '24'),
      ...version(10, '25'),
      ...version(3, '26'),
      ...eventOf(...MONDAYS),
    );
    expect(timesOf(text)[1]).toBe('2027-03-25T08:00Z/2027-03-25T09:00Z');
    expect(timesOf(text)).toHaveLength(4);
  });
});

describe('a rule that cannot be read', () => {
  it.each([
    'FREQ=NEVER',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=DAILY;UNTIL=soon',
    'INTERVAL=2',
    'FREQ=SECONDLY',
  ])('%s leaves the other events, and is counted', (rule) => {
    const text = calendarOf(
      ...eventOf('DTSTART:20270104T090000Z', 'DURATION:PT1H', `RRULE:${rule}`),
      ...eventOf('UID:two@test', 'DTSTART:20270105T090000Z', 'DURATION:PT1H'),
    );
    expect(readingOf(text)).toMatchObject({ events: 1, unread: 1 });
    expect(timesOf(text)).toEqual(['2027-01-05T09:00Z/2027-01-05T10:00Z']);
  });
});
