import { expect, it } from 'vitest';
import { mondayAfter } from '@/app/_planner/use-browser-zone';
import { at } from '../../support/problems';

it('is the Monday after the visitor’s own day, which need not be that of UTC', () => {
  const sundayNight = at('2026-11-22 23:30');
  expect(mondayAfter(sundayNight, 'Etc/UTC')).toBe('2026-11-23');
  expect(mondayAfter(sundayNight, 'Europe/Berlin')).toBe('2026-11-30');
  expect(mondayAfter(sundayNight, 'America/New_York')).toBe('2026-11-23');
});
