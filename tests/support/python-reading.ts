import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ReadEvent } from './calendar-reading';

/** Debian's own Python has Debian's packages; another one that comes first on the path has not. */
const PYTHON = ['/usr/bin/python3'].find(existsSync) ?? 'python3';

const SCRIPT = fileURLToPath(new URL('read-calendar.py', import.meta.url));

const HOW_TO_GET_IT =
  "This test needs Python's icalendar: install it (Debian: apt-get install python3-icalendar; elsewhere: pip install 'icalendar<5').";

/** The events as Python's icalendar reads them, with the VTIMEZONEs of the body and no other zone data. */
export function readByPython(body: string): readonly ReadEvent[] {
  const { status, stdout, stderr, error } = spawnSync(PYTHON, [SCRIPT], {
    input: body,
    encoding: 'utf8',
    maxBuffer: 50_000_000,
  });
  if (error || stderr.includes('ModuleNotFoundError')) throw new Error(HOW_TO_GET_IT);
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as readonly ReadEvent[];
}
