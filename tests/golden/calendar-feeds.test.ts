import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { GOLDEN_FEEDS, renderGolden, type GoldenFeed } from '../support/calendar-goldens';
import { byteProblems, readByIcalJs, readByNodeIcal } from '../support/calendar-reading';

const root = fileURLToPath(new URL('../..', import.meta.url));

function goldenBody({ name }: GoldenFeed): string {
  return readFileSync(new URL(`${name}.ics`, import.meta.url), 'utf8');
}

describe.each(GOLDEN_FEEDS.map((golden) => [golden.name, golden] as const))('%s', (_, golden) => {
  it('is the reviewed file, byte for byte', () => {
    expect(renderGolden(golden)).toBe(goldenBody(golden));
  });

  it('is well-formed, and both parsers read the plan`s instants', () => {
    const body = goldenBody(golden);
    expect(byteProblems(body)).toEqual([]);
    const { sessions, milestones, phases, style } = golden.input;
    const idOf = (id: string) => (style?.options.titles === 'private' ? style.privateId(id) : id);
    const planned = sessions.map(({ id, start, minutes }) => [
      `${idOf(id)}@paceline`,
      start * 60_000,
      (start + minutes) * 60_000,
    ]);
    for (const read of [readByIcalJs(body), readByNodeIcal(body)]) {
      const timed = read.filter(({ allDay }) => !allDay);
      expect(timed.map(({ uid, start, end }) => [uid, start, end])).toEqual(planned);
      expect(read.length - timed.length).toBe(milestones.length + (phases ?? []).length);
    }
  });
});

describe('the bytes', () => {
  it.each([
    ['UTC', 'C'],
    ['Pacific/Kiritimati', 'ar_EG.UTF-8'],
    ['America/St_Johns', 'fa_IR.UTF-8'],
  ])('are the same on a machine in %s that speaks %s', async (TZ, LANG) => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', 'tests/support/calendar-print.ts'],
      { cwd: root, env: { ...process.env, TZ, LANG, LC_ALL: LANG }, maxBuffer: 10_000_000 },
    );
    expect(stdout).toBe(GOLDEN_FEEDS.map(goldenBody).join(''));
  });
});
