import { describe, expect, it } from 'vitest';
import type { StudySessionRow } from '@/lib/db/schema';
import { settledSessions } from '@/lib/usecases/settled-sessions';

const NOW = 30_000_000;
const CREATED = new Date(0);

/** A session so many minutes before or after now, as it is stored. */
function row(
  id: string,
  fromNow: number,
  minutes: number,
  report: { readonly done: number; readonly fromNow: number } | null = null,
  more: Partial<StudySessionRow> = {},
): StudySessionRow {
  const instant = (at: number) => new Date((NOW + at) * 60_000);
  return {
    id: `plan.${id}`,
    planId: 'plan',
    kind: 'study',
    phaseId: 'phase',
    unitId: 'unit',
    topicId: `topic-of-${id}`,
    part: 1,
    parts: 1,
    localDate: '2027-01-15',
    localMinute: 0,
    zone: 'Etc/UTC',
    minutes,
    startAt: instant(fromNow),
    endAt: instant(fromNow + minutes),
    sequence: 0,
    createdAt: CREATED,
    changedAt: CREATED,
    doneMinutes: report && report.done,
    reportedAt: report && instant(report.fromNow),
    pinned: false,
    removedAt: null,
    ...more,
  };
}

/** Id, start against now, minutes and whether it was early. */
function facts(rows: readonly StudySessionRow[]) {
  return settledSessions(rows, NOW).map(({ id, start, minutes, isEarly }) => [
    id,
    start - NOW,
    minutes,
    isEarly,
  ]);
}

describe('a fact', () => {
  it('is what was studied, with the minutes studied, in time order', () => {
    expect(
      facts([
        row('part', -300, 60, { done: 20, fromNow: -100 }),
        row('whole', -500, 60, { done: 60, fromNow: -100 }),
      ]),
    ).toEqual([
      ['whole', -500, 60, false],
      ['part', -300, 20, false],
    ]);
  });

  it('is what runs now, unless it is said not to be done', () => {
    expect(facts([row('runs', -1, 60)])).toEqual([['runs', -1, 60, false]]);
    expect(facts([row('runs', -1, 60, { done: 0, fromNow: 0 })])).toEqual([]);
    expect(facts([row('runs', -1, 60, { done: 15, fromNow: 0 })])).toEqual([
      ['runs', -1, 15, false],
    ]);
  });

  it('is neither what is over and was not said to be done, nor what starts now', () => {
    expect(
      facts([
        row('unsaid', -60, 60),
        row('missed', -200, 60, { done: 0, fromNow: -1 }),
        row('starts', 0, 60),
        row('put-off', 100, 60, { done: 0, fromNow: -1 }),
      ]),
    ).toEqual([]);
  });

  it('names its session as the plan does', () => {
    const [fact] = settledSessions(
      [row('r', -60, 20, { done: 20, fromNow: 0 }, { kind: 'review' })],
      NOW,
    );
    expect(fact).toEqual({
      id: 'r',
      kind: 'review',
      topicId: 'topic-of-r',
      start: NOW - 60,
      minutes: 20,
      isEarly: false,
    });
  });
});

describe('what was done ahead of time', () => {
  it('ends when it was reported', () => {
    expect(facts([row('early', 500, 60, { done: 45, fromNow: -10 })])).toEqual([
      ['early', -55, 45, true],
    ]);
  });

  it('makes way for what was studied then, the one reported last first', () => {
    expect(
      facts([
        row('past', -90, 60, { done: 60, fromNow: -10 }),
        row('first', 500, 30, { done: 30, fromNow: -20 }),
        row('last', 600, 40, { done: 40, fromNow: -10 }),
      ]),
    ).toEqual([
      ['first', -160, 30, true],
      ['last', -130, 40, true],
      ['past', -90, 60, false],
    ]);
  });

  it('is placed alike in whatever order the rows come', () => {
    const rows = [
      row('a', 500, 30, { done: 30, fromNow: -20 }),
      row('b', 600, 30, { done: 30, fromNow: -20 }),
    ];
    expect(facts(rows)).toEqual([
      ['a', -80, 30, true],
      ['b', -50, 30, true],
    ]);
    expect(facts(rows.toReversed())).toEqual(facts(rows));
  });
});
