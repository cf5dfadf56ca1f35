import ICAL from 'ical.js';
import nodeIcal from 'node-ical';

/** An event as a calendar program sees it. */
export interface ReadEvent {
  readonly uid: string;
  readonly summary: string;
  readonly description: string;
  readonly allDay: boolean;
  /** Milliseconds since the epoch; of an all-day event, midnight UTC of its first day. */
  readonly start: number;
  /** The same for its end; of an all-day event, of the first day beyond it. */
  readonly end: number;
}

/** What is wrong with the bytes of an iCalendar object, whatever they say (RFC 5545 section 3.1). */
export function byteProblems(body: string): readonly string[] {
  const problems: string[] = [];
  const bytes = Buffer.from(body, 'utf8');
  if (!body.endsWith('END:VCALENDAR\r\n')) problems.push('no line break at the end');
  if (/\r(?!\n)|(?<!\r)\n/.test(body)) problems.push('a line break that is no CRLF');
  if (/(?![\r\n])\p{Control}|\uFEFF/u.test(body)) problems.push('a control character or a BOM');
  if (bytes.toString('utf8') !== body) problems.push('no UTF-8');
  if (bytes.length >= 1_000_000) problems.push('1 MB or more');
  for (const line of linesOf(bytes)) {
    if (line.length > 75) problems.push(`a line of ${line.length} octets`);
    if (!Buffer.from(line.toString('utf8')).equals(line)) problems.push('a fold in a character');
  }
  return problems;
}

function linesOf(bytes: Buffer): readonly Buffer[] {
  const lines: Buffer[] = [];
  let start = 0;
  for (let end = bytes.indexOf('\r\n'); end !== -1; end = bytes.indexOf('\r\n', start)) {
    lines.push(bytes.subarray(start, end));
    start = end + 2;
  }
  return lines;
}

/** The zone that a VTIMEZONE describes, by that component alone. */
export function zoneOfVtimezone(lines: readonly string[]): ICAL.Timezone {
  const body = ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\r\n');
  const calendar = new ICAL.Component(ICAL.parse(body) as unknown[]);
  const component = calendar.getFirstSubcomponent('vtimezone');
  if (!component) throw new Error('no VTIMEZONE');
  return new ICAL.Timezone(component);
}

/** The instant of a wall clock reading in a zone, both in minutes, as ical.js sees it. */
export function instantByIcalJs(zone: ICAL.Timezone, wallMinutes: number): number {
  const wall = new Date(wallMinutes * 60_000);
  const time = new ICAL.Time(
    {
      year: wall.getUTCFullYear(),
      month: wall.getUTCMonth() + 1,
      day: wall.getUTCDate(),
      hour: wall.getUTCHours(),
      minute: wall.getUTCMinutes(),
      second: 0,
      isDate: false,
    },
    zone,
  );
  return time.toUnixTime() / 60;
}

/** The events as ical.js reads them, with the VTIMEZONEs of the body and no other zone data. */
export function readByIcalJs(body: string): readonly ReadEvent[] {
  const calendar = new ICAL.Component(ICAL.parse(body) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    const millisecondsOf = (name: string, time: ICAL.Time): number => {
      if (time.isDate) return Date.UTC(time.year, time.month - 1, time.day);
      const tzid = component.getFirstProperty(name)?.getFirstParameter('tzid');
      if (time.zone.tzid !== tzid) throw new Error(`no VTIMEZONE for ${String(tzid)}`);
      return time.toUnixTime() * 1000;
    };
    return {
      uid: event.uid,
      summary: event.summary,
      description: event.description,
      allDay: event.startDate.isDate,
      start: millisecondsOf('dtstart', event.startDate),
      end: millisecondsOf('dtend', event.endDate),
    };
  });
}

/** The calendar's name from NAME and from X-WR-CALNAME, neither of which ical.js unescapes. */
export function namesByIcalJs(body: string): readonly string[] {
  const calendar = new ICAL.Component(ICAL.parse(body) as unknown[]);
  return ['name', 'x-wr-calname'].map((name) =>
    String(calendar.getFirstPropertyValue(name)).replace(/\\([\\;,n])/g, (_, character: string) =>
      character === 'n' ? '\n' : character,
    ),
  );
}

/** node-ical gives an object for a value with parameters; a feed's texts have none. */
function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new Error('no plain text');
  return value;
}

/** The events as node-ical reads them: the zone data are those of Node. */
export function readByNodeIcal(body: string): readonly ReadEvent[] {
  return Object.values(nodeIcal.sync.parseICS(body)).flatMap((component) => {
    if (component?.type !== 'VEVENT') return [];
    const allDay = component.datetype === 'date';
    const millisecondsOf = (date: Date): number =>
      allDay ? Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) : date.getTime();
    return [
      {
        uid: component.uid,
        summary: textOf(component.summary),
        description: textOf(component.description),
        allDay,
        start: millisecondsOf(component.start),
        end: millisecondsOf(component.end ?? component.start),
      },
    ];
  });
}
