import { describe, expect, it } from 'vitest';
import type { DateStyle } from '@/app/_components/format-dates';
import { chosenPoint, frontierLayout, pointText } from '@/app/_planner/frontier-layout';
import { parseDay, type CivilDay } from '@/lib/core/civil/civil';

const style: DateStyle = { monthFirst: false, hour12: false, weekStart: 1 };
const firstSunday = parseDay('2027-03-14') as CivilDay;
const points = [0, 0.25, 0.5, 1].map((depth, index) => ({
  week: 13 + index,
  lastDay: firstSunday + 7 * index,
  depth,
}));

describe('the chosen point of a frontier', () => {
  it('is the one of the named finish, or the last one before it', () => {
    expect(chosenPoint(points, { aim: 'finish:2027-03-21', plan: null })).toBe(1);
    expect(chosenPoint(points, { aim: 'finish:2027-03-24', plan: null })).toBe(1);
    expect(chosenPoint(points, { aim: 'finish:2028-01-01', plan: null })).toBe(3);
  });

  it('is none where the named finish is too soon, or nothing fits', () => {
    expect(chosenPoint(points, { aim: 'finish:2027-03-13', plan: null })).toBeNull();
    expect(chosenPoint(points, { aim: 'standard', plan: null })).toBeNull();
  });

  it('is the week of the plan’s finish for every other aim', () => {
    const finishing = (finishDay: CivilDay) =>
      chosenPoint(points, { aim: 'standard', plan: { finishDay, depth: 0.5 } });
    expect(finishing(firstSunday)).toBe(0);
    expect(finishing(firstSunday + 1)).toBe(1);
    expect(finishing(firstSunday + 14)).toBe(2);
    expect(finishing(firstSunday + 40)).toBe(3);
  });
});

describe('the frontier’s picture', () => {
  it('is a step a week, as high as the week is deep', () => {
    const { line, area } = frontierLayout(points, { aim: 'standard', plan: null });
    expect(line).toBe('M0 1.0000H1V0.7500H2V0.5000H3V0.0000H4');
    expect(area).toBe(`${line}V1H0Z`);
  });

  it('fills what the chosen point finishes, and marks it and the standard depth', () => {
    const layout = frontierLayout(points, { aim: 'finish:2027-03-21', plan: null });
    expect(layout.reached).toBe('M0 1.0000H1V0.7500H2V1H0Z');
    expect(layout.chosen).toEqual({ index: 1, at: 37.5, depth: 0.25 });
    expect(layout.standard).toEqual({ index: 2, at: 62.5, depth: 0.5 });
  });

  it('marks a named aim at its plan’s own depth, which may be less than its week allows', () => {
    const plan = { finishDay: firstSunday + 20, depth: 0.5 };
    expect(frontierLayout(points, { aim: 'standard', plan }).chosen).toEqual({
      index: 3,
      at: 87.5,
      depth: 0.5,
    });
  });

  it('marks standard depth below the step of a week that allows more', () => {
    const [first, , , last] = points;
    if (!first || !last) throw new Error('There are four points.');
    const layout = frontierLayout([first, last], { aim: 'deepest', plan: null });
    expect(layout.standard).toEqual({ index: 1, at: 75, depth: 0.5 });
  });

  it('marks nothing that is not there', () => {
    const layout = frontierLayout(points.slice(0, 2), { aim: 'soonest', plan: null });
    expect(layout.reached).toBe('');
    expect(layout.chosen).toBeNull();
    expect(layout.standard).toBeNull();
  });

  it('tells a point in words', () => {
    const [, second] = points;
    if (!second) throw new Error('There are four points.');
    expect(pointText(second, 0.25, style, firstSunday)).toBe(
      'Finish by 21\u00a0March, depth 25\u00a0%',
    );
  });
});
