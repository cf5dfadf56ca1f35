import { describe, expect, it } from 'vitest';
import { evenSessions } from '@/lib/core/schedule/even-sessions';
import { studyCalendar } from '@/lib/core/schedule/study-calendar';
import { at, problem, windows } from '../../support/problems';

const given = problem({ availability: { windows: windows('1 18:00-02:00') } });
const { slots } = studyCalendar(given);

function piece(start: string, minutes: number, topic = 0) {
  return { phase: 0, topic, start: at(start), minutes };
}

function even(pieces: ReturnType<typeof piece>[], gapMinutes = 0) {
  return evenSessions(pieces, slots, { ...given.rules, gapMinutes });
}

describe('sessions of one topic that follow each other', () => {
  it('become equally long, the earlier one by a grid step longer where it does not divide', () => {
    expect(even([piece('2026-11-02 19:00', 30), piece('2026-11-02 19:30', 120)])).toEqual([
      piece('2026-11-02 19:00', 75),
      piece('2026-11-02 20:15', 75),
    ]);
    expect(even([piece('2026-11-02 19:00', 30), piece('2026-11-02 19:30', 105)])).toEqual([
      piece('2026-11-02 19:00', 75),
      piece('2026-11-02 20:15', 60),
    ]);
  });

  it('keep the pause between them', () => {
    expect(even([piece('2026-11-02 19:00', 30), piece('2026-11-02 19:45', 120)], 15)).toEqual([
      piece('2026-11-02 19:00', 75),
      piece('2026-11-02 20:30', 75),
    ]);
  });

  it('are left alone when they are of two topics, apart, or on two days', () => {
    const topics = [piece('2026-11-02 19:00', 30), piece('2026-11-02 19:30', 120, 1)];
    const apart = [piece('2026-11-02 19:00', 30), piece('2026-11-02 20:00', 120)];
    const days = [piece('2026-11-02 23:30', 30), piece('2026-11-03 00:00', 120)];
    expect(even(topics)).toEqual(topics);
    expect(even(apart)).toEqual(apart);
    expect(even(days)).toEqual(days);
  });

  it('are left alone when evening out would move one past midnight', () => {
    const late = [piece('2026-11-02 22:45', 60), piece('2026-11-02 23:45', 120)];
    expect(even(late)).toEqual(late);
  });
});
