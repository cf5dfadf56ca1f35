import { wallTimeAt } from '../civil/offset-table';
import { boundsAtDepth, type PhaseBounds } from './effort-bounds';
import { roomOf } from './fits-at-core';
import { leastAbove } from './least-holding';
import type { Infeasible } from './plan';
import type { PhaseDemand, Problem } from './problem';
import { leastSteps, type Sequencer, type Solved } from './sequence';
import type { StudyCalendar } from './study-calendar';

/**
 * Why study does not fit at core depth, given that it does not: the first phase that does not fit after
 * the ones before it, and the most of it that does.
 */
export function conflictOf(
  problem: Problem,
  calendar: StudyCalendar,
  sequencer: Pick<Sequencer, 'solve'>,
): Infeasible {
  const { startDay, rules, offsets } = problem;
  const lastDay = calendar.days - 1;
  if (!calendar.dayCapacity.some((capacity) => capacity > 0)) {
    return {
      kind: 'no-availability',
      firstDay: startDay,
      lastDay: startDay + Math.max(0, lastDay),
    };
  }
  const bounds = boundsAtDepth(problem, 0);
  const options = { limits: calendar.limits, lastDay, order: 'earliest' } as const;
  const place = (phases: readonly PhaseBounds[]) => sequencer.solve(phases, options);
  const room = Math.floor(roomOf(calendar) / rules.gridMinutes);
  const index = fittingPhases(bounds, room, place);
  const phase = problem.path.phases[index] as PhaseDemand;
  const asked = bounds[index] as PhaseBounds;
  const before = bounds.slice(0, index);
  const shortest = rules.minMinutes / rules.gridMinutes;
  const most = mostSteps(asked, room - stepsOf(before), (steps) =>
    place([...before, firstSteps(asked, steps, shortest)]),
  );
  const { pieces } = most.placed;
  // Where nothing of it fits, it would have begun after the phases before it.
  const began = pieces.find((piece) => piece.phase === index) ?? pieces.at(-1);
  const firstDay =
    asked.begunOn ?? (began === undefined ? 0 : wallTimeAt(offsets, began.start).day - startDay);
  const ends =
    asked.mostDays === null
      ? lastDay
      : Math.min(lastDay, calendar.count.lastDayOf(startDay + firstDay, asked.mostDays) - startDay);
  const demand = leastSteps(asked);
  const range = {
    phaseId: phase.id,
    demandMinutes: demand * rules.gridMinutes,
    capacityMinutes: most.steps * rules.gridMinutes,
    firstDay: startDay + firstDay,
    lastDay: startDay + ends,
    limit: ends < lastDay ? ('phase-weeks' as const) : calendar.lastDayLimit,
  };
  if (most.steps >= demand) {
    return { ...range, kind: 'phase-too-short', leastWeeks: phase.weeks.min };
  }
  return { ...range, kind: 'phase-does-not-fit' };
}

function stepsOf(phases: readonly PhaseBounds[]): number {
  return phases.reduce((sum, phase) => sum + leastSteps(phase), 0);
}

type Place<Part> = (part: Part) => Solved | null;

/** How many phases from the first one fit; all together do not. What has no room is not tried. */
function fittingPhases(
  bounds: readonly PhaseBounds[],
  room: number,
  place: Place<readonly PhaseBounds[]>,
): number {
  let most = bounds.length - 1;
  while (stepsOf(bounds.slice(0, most)) > room) most -= 1;
  return most - leastAbove(-1, most, (less) => place(bounds.slice(0, most - less)) !== null);
}

/** The most grid steps of a phase that can be placed, its least weeks not held, and a way to place them. */
function mostSteps(
  asked: PhaseBounds,
  room: number,
  place: Place<number>,
): { readonly steps: number; readonly placed: Solved } {
  const most = Math.min(leastSteps(asked), room);
  let placed: Solved | null = null;
  const less = leastAbove(-1, most, (fewer) => {
    const found = place(most - fewer);
    placed = found ?? placed;
    return found !== null;
  });
  placed ??= place(0);
  if (placed === null) throw new Error('the phases before it do not fit');
  return { steps: most - less, placed };
}

/** What a phase asks for up to so many steps, where a part of a topic is at least a session. */
function firstSteps(asked: PhaseBounds, steps: number, shortest: number): PhaseBounds {
  let left = steps;
  const topics = asked.topics.flatMap((topic) => {
    const least = topic.single ? topic.least : Math.min(topic.least, Math.max(left, shortest));
    const part = left > 0 ? [{ ...topic, least }] : [];
    left -= topic.least;
    return part;
  });
  return { ...asked, topics, leastDays: null };
}
