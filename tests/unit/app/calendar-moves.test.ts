import { describe, expect, it } from 'vitest';
import { keyboardDraft } from '@/app/plans/[id]/calendar/keyboard-draft';
import { moveReasonText } from '@/app/plans/[id]/calendar/move-texts';
import { rangeTitle } from '@/app/plans/[id]/calendar/range-title';
import { fieldsOfWall, stretchText } from '@/app/plans/[id]/calendar/wall-clock';
import { dateStyleFor } from '@/app/_components/format-dates';
import type { MoveReason } from '@/lib/usecases/move-reasons';
import { wallOfSession } from '@/lib/usecases/view-calendar';
import { offsetTableOfZone } from '@/lib/time/offset-table-of-zone';
import { day } from '../../support/problems';

const british = dateStyleFor('en-GB');
const today = day('2027-01-01');

describe('why a session cannot be somewhere', () => {
  const texts: readonly (readonly [MoveReason, string])[] = [
    [{ kind: 'outside-windows' }, 'Outside your study times.'],
    [{ kind: 'day-off' }, 'A day off.'],
    [{ kind: 'busy' }, 'You are busy then.'],
    [{ kind: 'past' }, 'That time is over.'],
    [{ kind: 'before-topic', title: 'Caching' }, 'Before Caching is finished.'],
    [{ kind: 'after-topic', title: 'Caching' }, 'After Caching has begun.'],
    [{ kind: 'overlaps', title: 'Caching' }, 'Caching stays there.'],
    [
      { kind: 'pause', title: 'Caching', minutes: 15 },
      'Less than 15\u00a0min of pause beside Caching.',
    ],
    [{ kind: 'week-full', minutes: 720 }, 'More than 12\u00a0h in that week.'],
    [{ kind: 'day-full', minutes: 150 }, 'More than 2.5\u00a0h on that day.'],
    [
      { kind: 'after-deadline', lastDay: day('2027-04-18') },
      'After your deadline, Sunday 18\u00a0April.',
    ],
    [{ kind: 'grid', minutes: 30 }, 'Sessions start every 30\u00a0min and last a multiple of it.'],
    [{ kind: 'shorter', minutes: 45 }, 'Shorter than your shortest session, 45\u00a0min.'],
    [{ kind: 'longer', minutes: 120 }, 'Longer than your longest session, 2\u00a0h.'],
  ];

  it.each(texts)('%j reads as a sentence', (reason, text) => {
    expect(moveReasonText(reason, british, today)).toBe(text);
  });
});

describe('a session moved by keys', () => {
  const session = { from: day('2027-01-04') * 1440 + 1080, minutes: 60, kind: 'study' } as const;
  const lengths = { step: 30, least: 30, most: 90 };
  const press = (key: string, view: 'week' | 'month' = 'week', shiftKey = false, altKey = true) =>
    keyboardDraft({ key, altKey, shiftKey }, session, view, lengths);

  it('goes by a day across, and by a step of the clock up and down', () => {
    expect(press('ArrowRight')).toEqual({ from: session.from + 1440, minutes: 60 });
    expect(press('ArrowUp')).toEqual({ from: session.from - 30, minutes: 60 });
  });

  it('goes by a week up and down in a month', () => {
    expect(press('ArrowDown', 'month')).toEqual({ from: session.from + 7 * 1440, minutes: 60 });
  });

  it('gets longer and shorter with Shift, within its limits', () => {
    expect(press('ArrowDown', 'week', true)).toEqual({ from: session.from, minutes: 90 });
    expect(press('ArrowUp', 'week', true)).toEqual({ from: session.from, minutes: 30 });
    const longest = { ...session, minutes: 90 };
    const keys = { key: 'ArrowDown', altKey: true, shiftKey: true };
    expect(keyboardDraft(keys, longest, 'week', lengths)).toEqual({
      from: session.from,
      minutes: 90,
    });
  });

  it('leaves all other keys alone', () => {
    expect(press('ArrowDown', 'week', false, false)).toBeNull();
    expect(press('Enter')).toBeNull();
    expect(press('ArrowLeft', 'week', true)).toBeNull();
  });
});

describe('the calendar’s wall clock', () => {
  const berlin = offsetTableOfZone(
    'Europe/Berlin',
    day('2026-10-01') * 1440,
    day('2027-05-01') * 1440,
  );

  it('shows what a clock shows where it is set forward', () => {
    const start = day('2027-03-28') * 1440 + 30;
    const stretch = wallOfSession(berlin, { start, minutes: 60 });
    expect(stretchText(stretch, british, today)).toBe('Sun 28\u00a0Mar, 01:30–03:30');
    expect(fieldsOfWall(stretch.from)).toEqual({ day: '2027-03-28', time: '01:30' });
  });

  it('draws a session as long as it lasts where the clock is set back meanwhile', () => {
    const start = day('2026-10-25') * 1440 + 30;
    const { from, to } = wallOfSession(berlin, { start, minutes: 30 });
    expect([fieldsOfWall(from).time, to - from]).toEqual(['02:30', 30]);
  });

  it('names what is shown', () => {
    const [first, last] = [day('2027-01-04'), day('2027-01-10')];
    expect(rangeTitle(first, last, 'week', british, today)).toBe('4 to 10\u00a0Jan');
    expect(rangeTitle(first, first, 'day', british, today)).toBe('Monday 4\u00a0January');
    expect(rangeTitle(day('2027-01-01'), day('2027-01-31'), 'month', british, today)).toBe(
      'January 2027',
    );
  });
});
