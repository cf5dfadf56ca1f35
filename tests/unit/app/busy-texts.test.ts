import { describe, expect, it } from 'vitest';
import { dateStyleFor } from '@/app/_components/format-dates';
import { agoText, foundText, inForceText } from '@/app/busy/busy-texts';
import { collisionsText } from '@/app/plans/[id]/collisions-text';

const NOW = Date.UTC(2026, 10, 23, 10, 30);
const MINUTE = 60_000;
const STYLE = dateStyleFor('en-GB');
/** Numbers and their units stay on one line. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

function before(minutes: number): Date {
  return new Date(NOW - minutes * MINUTE);
}

describe('the age of a reading', () => {
  it.each([
    [0.5, 'just now'],
    [1, '1 minute ago'],
    [59.9, '59 minutes ago'],
    [60, '1 hour ago'],
    [47 * 60, '1 day ago'],
    [48 * 60, '2 days ago'],
  ])('%s minutes is %s', (minutes, text) => {
    expect(plain(agoText(before(minutes), NOW))).toBe(text);
  });
});

describe('what is in force', () => {
  it('is nothing before the first reading', () => {
    expect(inForceText(null, NOW, STYLE)).toBe('Nothing of it is kept free yet.');
  });

  it('is told by its age on the same day, and by its day later', () => {
    expect(plain(inForceText(before(120), NOW, STYLE))).toBe(
      'What was read 2 hours ago stays in force.',
    );
    expect(plain(inForceText(before(6 * 24 * 60), NOW, STYLE))).toBe(
      'The reading of Tuesday 17 November stays in force.',
    );
  });
});

describe('what a preview found', () => {
  it.each([
    [0, 0, 'No busy times in the next 14 days.'],
    [37, null, '37 busy times in the next 14 days.'],
    [37, 0, '37 busy times in the next 14 days, none in your study times.'],
    [1, 1, '1 busy time in the next 14 days, 1 overlaps your study times.'],
    [37, 3, '37 busy times in the next 14 days, 3 overlap your study times.'],
  ])('%s times, %s in study times', (times, overlaps, text) => {
    expect(plain(foundText(times, overlaps))).toBe(text);
  });
});

describe('collisions', () => {
  const sessions = (pinned: number, free: number) => [
    ...Array.from({ length: pinned }, () => ({ pinned: true })),
    ...Array.from({ length: free }, () => ({ pinned: false })),
  ];

  it.each([
    [0, 1, '1 session collides with your calendar.'],
    [0, 3, '3 sessions collide with your calendar.'],
    [1, 2, '3 sessions collide with your calendar. 1 of them is pinned and stays.'],
    [2, 1, '3 sessions collide with your calendar. 2 of them are pinned and stay.'],
    [1, 0, '1 session collides with your calendar. You pinned it, so it stays.'],
    [2, 0, '2 sessions collide with your calendar. You pinned them, so they stay.'],
  ])('%s pinned and %s others', (pinned, free, text) => {
    expect(plain(collisionsText(sessions(pinned, free)))).toBe(text);
  });
});
