import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ReadEvent } from './calendar-reading';

/** Debian's own Python has Debian's packages; another one that comes first on the path has not. */
const PYTHON = ['/usr/bin/python3'].find(existsSync) ?? 'python3';

const HOW_TO_GET_IT =
  "This test needs Python's icalendar: install it (Debian: apt-get install python3-icalendar; elsewhere: pip install 'icalendar<5').";

/** What a script beside this file prints for an input, as JSON. */
function printedBy(script: string, input: string): unknown {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const { status, stdout, stderr, error } = spawnSync(PYTHON, ['-B', file], {
    input,
    encoding: 'utf8',
    maxBuffer: 50_000_000,
  });
  if (error || stderr.includes('ModuleNotFoundError')) throw new Error(HOW_TO_GET_IT);
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** The events of each body as Python's icalendar reads them, with the VTIMEZONEs of the body and no other zone data. */
export function readByPython(bodies: readonly string[]): readonly (readonly ReadEvent[])[] {
  return printedBy('read-calendar.py', JSON.stringify(bodies)) as readonly ReadEvent[][];
}

/** A VTIMEZONE, and readings of its clock in minutes since 1970-01-01T00:00. */
export interface AskedZone {
  readonly vtimezone: readonly string[];
  readonly walls: readonly number[];
}

/** The instants of the readings in minutes, as Python's icalendar sees them; null where it sees none or two. */
export function instantsByPython(
  zones: readonly AskedZone[],
): readonly (readonly (number | null)[])[] {
  const input = zones.map(({ vtimezone, walls }) => ({
    vtimezone: ['BEGIN:VCALENDAR', ...vtimezone, 'END:VCALENDAR', ''].join('\r\n'),
    walls,
  }));
  return printedBy('read-zones.py', JSON.stringify(input)) as readonly (readonly number[])[];
}
