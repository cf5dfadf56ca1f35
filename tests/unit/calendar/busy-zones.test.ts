import { describe, expect, it } from 'vitest';
import { calendarOf, eventOf, timesOf } from '../../support/busy-calendar';

/** An hour at 12:00 of a zone, in January and in July. */
function noons(tzid: string, ...zone: readonly string[]): readonly string[] {
  const at = (uid: string, day: string) =>
    eventOf(`UID:${uid}`, `DTSTART;TZID=${tzid}:2027${day}T120000`, 'DURATION:PT1H');
  return timesOf(calendarOf(...zone, ...at('winter', '0115'), ...at('summer', '0715'))).map(
    (time) => time.slice(11, 16),
  );
}

function zoneOf(tzid: string, ...observances: readonly (readonly string[])[]): readonly string[] {
  return ['BEGIN:VTIMEZONE', `TZID:${tzid}`, ...observances.flat(), 'END:VTIMEZONE'];
}

function observance(kind: 'STANDARD' | 'DAYLIGHT', from: string, to: string, ...lines: string[]) {
  return [`BEGIN:${kind}`, `TZOFFSETFROM:${from}`, `TZOFFSETTO:${to}`, ...lines, `END:${kind}`];
}

const OWN = zoneOf(
  'Custom',
  observance(
    'STANDARD',
    '-0230',
    '-0330',
    'DTSTART:16010101T020000',
    'RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11',
  ),
  observance(
    'DAYLIGHT',
    '-0330',
    '-0230',
    'DTSTART:16010101T020000',
    'RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3',
  ),
);

describe('a TZID', () => {
  it.each([
    ['Europe/Berlin', ['11:00', '10:00']],
    ['europe/berlin', ['11:00', '10:00']],
    ['US/Pacific', ['20:00', '19:00']],
    ['/example.org/20050126_1/Europe/Berlin', ['11:00', '10:00']],
    ['/example.org/America/Indiana/Knox', ['18:00', '17:00']],
    ['UTC', ['12:00', '12:00']],
    ['W. Europe Standard Time', ['11:00', '10:00']],
    ['"Pacific Standard Time"', ['20:00', '19:00']],
    ['India Standard Time', ['06:30', '06:30']],
    ['AUS Eastern Standard Time', ['01:00', '02:00']],
  ])('%s', (tzid, times) => {
    expect(noons(tzid)).toEqual(times);
  });

  it('of the calendar’s own rules is read by them', () => {
    expect(noons('Custom', ...OWN)).toEqual(['15:30', '14:30']);
  });

  it('of Windows is what the calendar says of it, where it does', () => {
    const own = OWN.map((line) => line.replace('TZID:Custom', 'TZID:Pacific Standard Time'));
    expect(noons('Pacific Standard Time', ...own)).toEqual(['15:30', '14:30']);
  });

  it('of IANA is what its database says, whatever the calendar does', () => {
    const own = OWN.map((line) => line.replace('TZID:Custom', 'TZID:Europe/Berlin'));
    expect(noons('Europe/Berlin', ...own)).toEqual(['11:00', '10:00']);
  });

  it('with rules that ended keeps the last offset, and with RDATEs takes them', () => {
    const ended = zoneOf(
      'Custom',
      observance(
        'DAYLIGHT',
        '+0100',
        '+0200',
        'DTSTART:19800330T020000',
        'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3;UNTIL=20150329T010000Z',
      ),
      observance('STANDARD', '+0200', '+0300', 'DTSTART:20160327T020000', 'RDATE:20270501T020000'),
      observance('STANDARD', '+0300', '+0430', 'DTSTART:20270601T020000'),
    );
    expect(noons('Custom', ...ended)).toEqual(['09:00', '07:30']);
  });

  it('with a colon that nobody put in quotes', () => {
    const own = OWN.map((line) => line.replace('TZID:Custom', 'TZID:tzone://Microsoft/Custom'));
    expect(noons('tzone://Microsoft/Custom', ...own)).toEqual(['15:30', '14:30']);
  });

  it('changes at the minute that its rules say', () => {
    const at = (uid: string, time: string) =>
      eventOf(`UID:${uid}`, `DTSTART;TZID=Custom:20270314T${time}`, 'DURATION:PT1M');
    const text = calendarOf(...OWN, ...at('1', '015900'), ...at('2', '030000'));
    // One minute apart.
    expect(timesOf(text)).toEqual(['2027-03-14T05:29Z/2027-03-14T05:31Z']);
  });
});
