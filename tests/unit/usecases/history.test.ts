import { describe, expect, it } from 'vitest';
import { MINUTES_PER_DAY } from '@/lib/core/civil/civil';
import { sessionId } from '@/lib/core/schedule/session-id';
import { offsetTableOfZone } from '@/lib/time/offset-table-of-zone';
import { historyErrors, historySchema, historySessions } from '@/lib/usecases/history';
import { demandOf } from '@/lib/usecases/plan-problem';
import { SIZE_LIMITS } from '@/lib/usecases/size-limits';
import { at, day } from '../../support/problems';
import { settings, smallPath } from '../../support/plan-requests';

const OFFSETS = offsetTableOfZone(
  'Europe/Berlin',
  day('2026-11-20') * MINUTES_PER_DAY,
  day('2027-02-01') * MINUTES_PER_DAY,
);
const NOW = at('2026-12-02 12:00');

function studied(start: string, minutes = 60, topicId = 'one', id?: string) {
  return { topicId, start, minutes, ...(id !== undefined && { id }) };
}

const DEMAND = demandOf(smallPath(), settings({}, { milestoneMinutes: 60 }));

function errorsOf(...given: readonly unknown[]) {
  return historyErrors(historySchema.parse(given), DEMAND, '2026-11-30', OFFSETS, NOW);
}

describe('the history of a request', () => {
  it('is put in time order and numbered by topic, whatever the order it is given in', () => {
    const given = historySchema.parse([
      studied('2026-12-01T18:00:00Z'),
      studied('2026-12-01T20:00:00+01:00', 45, 'two', 'my-own.id'),
      studied('2026-11-30T19:30:59+01:00', 50),
      studied('2026-12-02T08:00:00Z', 60, 'first.milestone'),
    ]);
    expect(historySessions(given, DEMAND)).toEqual([
      { id: 'one.study.1', topicId: 'one', start: at('2026-11-30 18:30'), minutes: 50 },
      { id: 'one.study.2', topicId: 'one', start: at('2026-12-01 18:00'), minutes: 60 },
      { id: 'my-own.id', topicId: 'two', start: at('2026-12-01 19:00'), minutes: 45 },
      {
        id: sessionId('first.milestone', 'milestone', 1),
        topicId: 'first.milestone',
        start: at('2026-12-02 08:00'),
        minutes: 60,
      },
    ]);
  });

  it('may touch, run on past now, and hold milestones', () => {
    expect(
      errorsOf(
        studied('2026-11-29T23:00:00Z'),
        studied('2026-11-30T00:00:00Z'),
        studied('2026-12-02T11:59:00Z'),
        studied('2026-12-01T18:00:00Z', 60, 'first.milestone'),
      ),
    ).toEqual([]);
  });

  it.each([
    [
      'after now',
      [studied('2026-11-30T18:00:00Z'), studied('2026-12-02T12:01:00Z')],
      'history.1.start',
      'must not be after now, 2026-12-02T12:00:00Z',
    ],
    [
      'before the start',
      [studied('2026-11-29T22:59:00Z')],
      'history.0.start',
      'must not be before the start, 2026-11-30',
    ],
    [
      'before all zone data that are read',
      [studied('1970-01-01T00:00:00Z')],
      'history.0.start',
      'must not be before the start, 2026-11-30',
    ],
    [
      'during another',
      [studied('2026-11-30T18:59:00Z'), studied('2026-11-30T18:00:00Z')],
      'history.0.start',
      'overlaps history.1; must not be before its end, 2026-11-30T19:00:00Z',
    ],
    [
      'of no topic',
      [studied('2026-11-30T18:00:00Z', 60, 'nine')],
      'history.0.topicId',
      'must be the id of a topic of the path; there is no “nine”',
    ],
    [
      'with the id of another',
      [studied('2026-12-01T18:00:00Z', 60, 'two', 'one.study.1'), studied('2026-11-30T18:00:00Z')],
      'history.0.id',
      'is the id of another session, “one.study.1”',
    ],
  ])('names a session %s', (_, given, path, message) => {
    expect(errorsOf(...given)).toEqual([{ path, message }]);
  });

  it('has a largest size', () => {
    const one = studied('2026-11-30T18:00:00Z');
    const many = (count: number) =>
      historySchema.safeParse(Array.from({ length: count }, () => one));
    expect(many(SIZE_LIMITS.history).success).toBe(true);
    expect(many(SIZE_LIMITS.history + 1).error?.issues.map(({ message }) => message)).toEqual([
      'must be at most 5000 sessions',
    ]);
  });
});
