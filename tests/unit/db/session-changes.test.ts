import { describe, expect, it } from 'vitest';
import type { StudySessionRow } from '@/lib/db/schema';
import { sessionChanges, type SessionOfPlan } from '@/lib/db/session-changes';

const BEFORE = new Date('2027-01-01T12:00:00.400Z');
const NOW = new Date('2027-01-05T08:00:00.100Z');

function session(id: string, startAt: string, more: Partial<SessionOfPlan> = {}): SessionOfPlan {
  const start = new Date(startAt);
  return {
    id,
    kind: 'study',
    phaseId: 'phase',
    unitId: 'unit',
    topicId: 'topic',
    part: 1,
    parts: 1,
    localDate: startAt.slice(0, 10),
    localMinute: start.getUTCHours() * 60,
    zone: 'Etc/UTC',
    minutes: 60,
    startAt: start,
    endAt: new Date(start.getTime() + 3_600_000),
    pinned: false,
    ...more,
  };
}

function row(of: SessionOfPlan, more: Partial<StudySessionRow> = {}): StudySessionRow {
  const changes = { sequence: 3, createdAt: BEFORE, changedAt: BEFORE };
  const reports = { doneMinutes: null, reportedAt: null, removedAt: null };
  return { ...of, ...changes, ...reports, planId: 'plan', ...more };
}

const monday = session('a', '2027-01-04T18:00:00Z');
const tuesday = session('a', '2027-01-05T18:00:00Z');
const NONE = new Set<string>();
const NOTHING = { inserted: [], updated: [], removed: [], moved: [], added: [] };

describe('what changes of a plan’s sessions', () => {
  it('is nothing where they are the same', () => {
    expect(sessionChanges('plan', [row(monday)], [monday], NONE, NOW)).toEqual(NOTHING);
  });

  it('is a new one, which begins at SEQUENCE 0', () => {
    const added = row(monday, { sequence: 0, createdAt: NOW, changedAt: NOW });
    expect(sessionChanges('plan', [], [monday], NONE, NOW)).toEqual({
      ...NOTHING,
      inserted: [added],
      added: ['a'],
    });
  });

  it('is a moved one, whose change data rise and whose report of not done no longer holds', () => {
    const missed = row(monday, { doneMinutes: 0, reportedAt: BEFORE });
    expect(sessionChanges('plan', [missed], [tuesday], NONE, NOW)).toEqual({
      ...NOTHING,
      updated: [row(tuesday, { sequence: 4, changedAt: NOW })],
      moved: ['a'],
    });
    const done = row(monday, { doneMinutes: 30, reportedAt: BEFORE });
    expect(sessionChanges('plan', [done], [tuesday], NONE, NOW).updated).toEqual([
      row(tuesday, { sequence: 4, changedAt: NOW, doneMinutes: 30, reportedAt: BEFORE }),
    ]);
  });

  it('is one of another length', () => {
    const longer = { ...monday, minutes: 90 };
    expect(sessionChanges('plan', [row(monday)], [longer], NONE, NOW)).toEqual({
      ...NOTHING,
      updated: [row(longer, { sequence: 4, changedAt: NOW })],
      moved: ['a'],
    });
  });

  it('is one that reads differently, although it is not moved', () => {
    const second = { ...monday, parts: 2 };
    expect(sessionChanges('plan', [row(monday)], [second], new Set(['a']), NOW)).toEqual({
      ...NOTHING,
      updated: [row(second, { sequence: 4, changedAt: NOW })],
    });
  });

  it('is quiet for what no event tells: a pin, or the same moment in another zone', () => {
    const elsewhere = { ...monday, zone: 'Asia/Tokyo', localDate: '2027-01-05', localMinute: 180 };
    for (const quiet of [{ ...monday, pinned: true }, elsewhere]) {
      expect(sessionChanges('plan', [row(monday)], [quiet], NONE, NOW)).toEqual({
        ...NOTHING,
        updated: [row(quiet)],
      });
    }
  });

  it('is one that goes, once, and that goes on from its SEQUENCE when it comes back', () => {
    expect(sessionChanges('plan', [row(monday)], [], NONE, NOW)).toEqual({
      ...NOTHING,
      removed: ['a'],
    });
    const gone = row(monday, { removedAt: BEFORE });
    expect(sessionChanges('plan', [gone], [], NONE, NOW)).toEqual(NOTHING);
    expect(sessionChanges('plan', [gone], [monday], NONE, NOW)).toEqual({
      ...NOTHING,
      updated: [row(monday, { sequence: 4, changedAt: NOW })],
      added: ['a'],
    });
  });

  it.each([
    ['within the same second', '2027-01-01T12:00:00.900Z'],
    ['with the clock set back', '2026-12-01T12:00:00.000Z'],
  ])('rises by a second at least, %s', (_, now) => {
    const [changed] = sessionChanges('plan', [row(monday)], [tuesday], NONE, new Date(now)).updated;
    expect(changed?.changedAt).toEqual(new Date('2027-01-01T12:00:01.000Z'));
  });
});
