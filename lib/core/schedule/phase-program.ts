import { DAYS_PER_WEEK } from '../civil/civil';
import type { PhaseBounds } from './effort-bounds';
import type { LabelRows } from './label-rows';
import { NO_LABEL, type LabelStore } from './label-store';
import type { LatestDays } from './latest-days';
import type { PathTasks } from './path-tasks';
import type { Problem } from './problem';
import { weekOfDay, type StudyCalendar } from './study-calendar';
import type { PhaseFrame, RunFrame, TopicProgram } from './topic-program';

/** What a search for a sequence goes by. */
export interface Search {
  readonly phases: readonly PhaseBounds[];
  readonly path: PathTasks;
  readonly run: RunFrame;
  /** By phase. */
  readonly latest: readonly LatestDays[];
  /** Is told the ways to be done with each topic. */
  readonly reached?: (topic: number, ends: readonly number[]) => void;
}

/**
 * On which days a phase that is held to its most weeks may begin: for each way there only on its own
 * first one, or on every later one too.
 */
export type FirstDays = 'own' | 'every';

interface PhaseProgram {
  /** The ways to be done with a phase, given the ways to arrive at it; `held` where its most weeks are. */
  readonly enter: (
    entry: readonly number[],
    index: number,
    held: boolean,
    search: Search,
    firstDays: FirstDays,
  ) => readonly number[];
}

/**
 * Solves one phase after another. How long a phase may take depends on the day it begins, which would
 * make that day part of every label. So it is held to its most weeks only where asked to be, by solving
 * it for each first day; its least weeks are held always, by the day from which on it may end.
 */
export function createPhaseProgram(
  { startDay, rules }: Problem,
  { slots, firstSlotOfDay, count }: StudyCalendar,
  labels: LabelStore,
  rows: LabelRows,
  program: TopicProgram,
): PhaseProgram {
  const dayOf = (label: number) => slots[labels.slot[label] as number]?.day ?? 0;

  function frameFrom(
    { mostDays, leastDays, begunOn }: PhaseBounds,
    firstTopic: number,
    beginOn: number | null,
    lastDay: number,
  ): PhaseFrame {
    const from = begunOn ?? beginOn;
    const last =
      mostDays === null || from === null
        ? lastDay
        : Math.min(lastDay, count.lastDayOf(startDay + from, mostDays) - startDay);
    const reaching = (day: number) =>
      leastDays === null ? 0 : count.dayReaching(startDay + day, leastDays) - startDay;
    return {
      firstTopic,
      beginFrom: beginOn ?? 0,
      // A later day would only shorten the phase: the last frame is for all of them.
      beginUntil: beginOn === null || last >= lastDay ? last : beginOn,
      lastDay: last,
      endFrom: leastDays === null ? null : (day) => reaching(begunOn ?? day),
      begunEndFrom: begunOn === null ? 0 : reaching(begunOn),
    };
  }

  /** The labels after one phase within a frame. */
  function solvePhase(
    entry: readonly number[],
    index: number,
    frame: PhaseFrame,
    { path, run, reached }: Search,
  ): readonly number[] {
    let arrived = entry.filter((label) => dayOf(label) <= frame.lastDay);
    for (const task of path.tasksOfPhase[index] ?? []) {
      if (arrived.length === 0) break;
      arrived = program.solve(arrived, task, frame, run);
      reached?.(task.number, arrived);
    }
    return arrived;
  }

  function enter(
    entry: readonly number[],
    index: number,
    held: boolean,
    search: Search,
    firstDays: FirstDays,
  ): readonly number[] {
    const { phases, path, latest, run } = search;
    const onlyEnds = run.bound === null;
    const bounds = phases[index] as PhaseBounds;
    const firstTopic = path.tasksOfPhase[index]?.[0]?.number;
    if (firstTopic === undefined) return entry;
    const { begin, end } = latest[index] as LatestDays;
    // Nothing that is left of the phase need be done: it may be passed over, whatever its weeks.
    const past = path.leastOfPhase[index] === 0 ? entry : [];
    if (!held || bounds.mostDays === null || bounds.begunOn !== null) {
      const frame = frameFrom(bounds, firstTopic, null, end);
      const ends = solvePhase(entry, index, frame, search);
      const late = past.filter((label) => dayOf(label) > frame.lastDay);
      return late.length === 0 ? ends : merged([...ends, ...late]);
    }
    let found: readonly number[] = past;
    let lastFirstDay = begin;
    const began = (label: number) =>
      Math.max(dayOf(label), program.firstDayAfter(label, run.limits, run.lastDay));
    const ownDays = firstDays === 'own' ? entry.map(began) : [];
    const earliest = entry.reduce((least, label) => Math.min(least, dayOf(label)), begin);
    for (let firstDay = earliest; firstDay <= lastFirstDay; firstDay += 1) {
      if (firstSlotOfDay[firstDay] === firstSlotOfDay[firstDay + 1]) continue;
      const frame = frameFrom(bounds, firstTopic, firstDay, end);
      if (
        run.room.between(firstDay, frame.lastDay) >=
        (path.leastOfPhase[index] as number) * rules.gridMinutes
      ) {
        const beginning =
          firstDays === 'own' ? entry.filter((_, at) => ownDays[at] === firstDay) : entry;
        const ends = solvePhase(beginning, index, frame, search);
        if (ends.length > 0) found = merged([...found, ...ends]);
      }
      if (frame.lastDay >= end && firstDays === 'every') break;
      if (onlyEnds && found.length > 0) {
        // Nor is any end of a later week better, where only ends count.
        const week = found.reduce(
          (least, label) => Math.min(least, weekOfDay(dayOf(label))),
          Infinity,
        );
        lastFirstDay = Math.min(lastFirstDay, (week + 1) * DAYS_PER_WEEK - 1);
      }
    }
    return found;
  }

  /** Of these labels, those that no other covers. */
  function merged(ends: readonly number[]): readonly number[] {
    const all = [...new Set(ends)];
    const slotsOf = all.map((label) => labels.slot[label] as number);
    const least = slotsOf.reduce((a, b) => Math.min(a, b));
    const most = slotsOf.reduce((a, b) => Math.max(a, b));
    rows.open(NO_LABEL - 1, 1, least, most + 1);
    for (const label of all) rows.add(0, label, false);
    return rows.settle(0, false);
  }

  return { enter };
}
