import { DAYS_PER_WEEK, type Instant, type Minutes } from '../civil/civil';
import { LabelPool, NO_LABEL, type LabelOrder } from './label-pool';
import type { Problem } from './problem';
import { weekOfDay, type LoadLimits, type StudyCalendar } from './study-calendar';
import { createTopicProgram, type TopicBounds, type TopicTask } from './topic-program';
import type { WorkBudget } from './work-budget';

/** What is left of a phase, and the range of days it must keep to. */
export interface PhaseBounds {
  readonly topics: readonly TopicBounds[];
  /** Most and least days on between the first and the last session, or null where they do not hold. */
  readonly mostDays: number | null;
  readonly leastDays: number | null;
  /** Days after the start day on which the phase already began, or null. */
  readonly begunOn: number | null;
}

/** One placed session. */
export interface Piece {
  readonly phase: number;
  readonly topic: number;
  readonly start: Instant;
  readonly minutes: Minutes;
}

export type SequenceOutcome = Placed | Stuck;

export interface Placed {
  readonly kind: 'placed';
  readonly pieces: readonly Piece[];
  /** Days after the start day. */
  readonly finishDay: number;
}

/** The first phase that cannot be placed after the ones before it. */
export interface Stuck {
  readonly kind: 'stuck';
  readonly phase: number;
}

export interface SequenceOptions {
  readonly limits: LoadLimits;
  /** Last day after the start day on which a session may start. */
  readonly lastDay: number;
  /** `earliest` finishes first; `earliest-and-fewest` has the fewest sessions by the last day. */
  readonly order: LabelOrder;
  /** For attempts whose failure costs nothing: only the first day on which each phase fits is tried. */
  readonly quick?: true;
}

/** Which first days of a phase are tried: up to the first one that works, or all that could be better. */
type FirstDays = 'first' | 'every';

/** Furthest that a phase can be studied from a given day, in grid steps of its least effort. */
export interface PhaseReach {
  readonly firstDay: number;
  readonly lastDay: number;
  readonly steps: number;
}

export interface Sequencer {
  readonly run: (phases: readonly PhaseBounds[], options: SequenceOptions) => SequenceOutcome;
  /** For the phase at which `run` got stuck: the range of days in which most of it can be placed. */
  readonly reach: (
    phases: readonly PhaseBounds[],
    options: SequenceOptions,
    stuckAt: number,
  ) => PhaseReach;
}

/** Above every instant that a label holds. */
const LATEST = 2 ** 31;

interface PhaseFrame {
  readonly bounds: PhaseBounds;
  readonly index: number;
  readonly firstDay: number;
  readonly lastDay: number;
  /** First day on which the phase's last session may start. */
  readonly endDay: number;
}

/**
 * The exact solver for one set of effort bounds: places the topics in their listed order and returns
 * a sequence that finishes first.
 *
 * A dynamic program over (topic, grid steps done). A label is one way to be there: when it ended and
 * what it used of the day's and the week's cap. Between two ways the one that ended earlier and used
 * less of its day and week is never worse, because it can always wait; so only labels that no other
 * beats in all three are kept, and each is extended by every length at its earliest possible start.
 * A phase's range is held by solving the phase for a given first day, the days in order.
 */
export function createSequencer(
  problem: Problem,
  calendar: StudyCalendar,
  budget: WorkBudget,
): Sequencer {
  const grid = problem.rules.gridMinutes;
  const { days, count, dayRoom } = calendar;
  const start = problem.startDay;
  const pool = new LabelPool(budget);
  const program = createTopicProgram(problem.rules, calendar, pool, budget);

  /** Solves one phase from a given first day; the labels at its end, and how far it came. */
  function solvePhase(
    entry: readonly number[],
    frame: PhaseFrame,
    options: SequenceOptions,
  ): { ends: readonly number[]; steps: number } {
    const topics = frame.bounds.topics.flatMap((bounds, topic) =>
      bounds.least === 0 ? [] : [{ ...bounds, topic }],
    );
    let arrived = entry;
    let before = 0;
    for (const [position, bounds] of topics.entries()) {
      const task: TopicTask = {
        ...bounds,
        phase: frame.index,
        lastDay: frame.lastDay,
        beginOn:
          position === 0 && frame.bounds.begunOn === null && needsFirstDay(frame.bounds)
            ? frame.firstDay
            : null,
        endDay: position === topics.length - 1 ? frame.endDay : 0,
      };
      const { ends, steps } = program.solve(arrived, task, options);
      if (ends.length === 0) return { ends, steps: before + steps };
      arrived = ends;
      before += bounds.least;
    }
    return { ends: arrived, steps: before };
  }

  function frameFrom(bounds: PhaseBounds, index: number, firstDay: number, lastDay: number) {
    const last =
      bounds.mostDays === null
        ? lastDay
        : count.lastDayOf(start + firstDay, bounds.mostDays) - start;
    const endDay =
      bounds.leastDays === null ? 0 : count.dayReaching(start + firstDay, bounds.leastDays) - start;
    return { bounds, index, firstDay, lastDay: Math.min(last, lastDay), endDay };
  }

  /** Whether the days could hold the phase at all. */
  function hasRoom({ bounds, firstDay, lastDay }: PhaseFrame, limits: LoadLimits): boolean {
    const needed = grid * leastSteps(bounds);
    return roomBetween(firstDay, lastDay, limits, needed) >= needed;
  }

  /** Minutes that no placement within the days exceeds; counting ends once they are `enough`. */
  function roomBetween(
    firstDay: number,
    lastDay: number,
    limits: LoadLimits,
    enough: Minutes,
  ): Minutes {
    let room = 0;
    let weekRoom = 0;
    for (let day = firstDay; day <= lastDay && room < enough; day += 1) {
      weekRoom += Math.min(dayRoom[day] as number, limits.day[day] as number);
      if (day === lastDay || weekOfDay(day + 1) !== weekOfDay(day)) {
        room += Math.min(weekRoom, limits.week[weekOfDay(day)] as number);
        weekRoom = 0;
      }
    }
    return room;
  }

  function firstLabel(): number {
    const label = pool.draft();
    pool.end[label] = calendar.earliest;
    for (const field of [
      pool.day,
      pool.week,
      pool.dayUsed,
      pool.weekUsed,
      pool.slot,
      pool.pieces,
    ]) {
      field[label] = 0;
    }
    pool.previous[label] = NO_LABEL;
    return pool.keep();
  }

  /** The first day on which the phase could begin after these labels. */
  function earliestDay(entry: readonly number[], lastDay: number, limits: LoadLimits): number {
    return entry.reduce((earliest, label) => {
      const day = program.draftAfter(label, grid, { fromDay: 0, lastDay, limits });
      return day === NO_LABEL ? earliest : Math.min(earliest, day);
    }, lastDay + 1);
  }

  /**
   * The labels after one phase. A later first day can lead to labels that use less of a cap, so all
   * are tried when the first does not lead on; past the plan week of the earliest end none is better.
   */
  function enterPhase(
    bounds: PhaseBounds,
    index: number,
    entry: readonly number[],
    options: SequenceOptions,
    firstDays: FirstDays,
  ): readonly number[] {
    const { limits, lastDay, order } = options;
    if (leastSteps(bounds) === 0) return entry;
    const first = bounds.begunOn ?? earliestDay(entry, lastDay, limits);
    let latest = bounds.begunOn ?? (needsFirstDay(bounds) ? lastDay : first);
    let found: readonly number[] = [];
    for (let firstDay = first; firstDay <= Math.min(latest, lastDay); firstDay += 1) {
      const frame = frameFrom(bounds, index, firstDay, lastDay);
      if (!hasRoom(frame, limits)) continue;
      const { ends } = solvePhase(entry, frame, options);
      if (ends.length === 0) continue;
      if (firstDays === 'first') return ends;
      found = pool.best([...found, ...ends], order);
      const week = found.reduce(
        (least, label) => Math.min(least, pool.week[label] as number),
        days,
      );
      latest = Math.min(latest, (week + 1) * DAYS_PER_WEEK - 1);
    }
    return found;
  }

  function run(phases: readonly PhaseBounds[], options: SequenceOptions): SequenceOutcome {
    const outcome = attempt(phases, options, 'first');
    if (outcome.kind === 'placed' || options.quick || !hasRoomInAll(phases, options))
      return outcome;
    return attempt(phases, options, 'every');
  }

  function attempt(
    phases: readonly PhaseBounds[],
    options: SequenceOptions,
    firstDays: FirstDays,
  ): SequenceOutcome {
    pool.clear();
    let entry: readonly number[] = [firstLabel()];
    for (const [index, bounds] of phases.entries()) {
      entry = enterPhase(bounds, index, entry, options, firstDays);
      if (entry.length === 0) return { kind: 'stuck', phase: index };
    }
    return finished(entry, options.order);
  }

  /** Whether all days together could hold the whole path. */
  function hasRoomInAll(
    phases: readonly PhaseBounds[],
    { limits, lastDay }: SequenceOptions,
  ): boolean {
    const steps = phases.reduce((sum, phase) => sum + leastSteps(phase), 0);
    return roomBetween(0, lastDay, limits, steps * grid) >= steps * grid;
  }

  function finished(labels: readonly number[], order: LabelOrder): Placed {
    const endOf = (label: number) => pool.end[label] as number;
    const rank = (label: number) =>
      order === 'earliest' ? endOf(label) : (pool.pieces[label] as number) * LATEST + endOf(label);
    const best = labels.reduce((a, b) => (rank(b) < rank(a) ? b : a));
    const pieces: Piece[] = [];
    for (
      let label = best;
      pool.previous[label] !== NO_LABEL;
      label = pool.previous[label] as number
    ) {
      const minutes = pool.minutes[label] as number;
      pieces.push({
        phase: pool.phase[label] as number,
        topic: pool.topic[label] as number,
        start: endOf(label) - minutes,
        minutes,
      });
    }
    return { kind: 'placed', pieces: pieces.reverse(), finishDay: pool.day[best] as number };
  }

  function reach(
    phases: readonly PhaseBounds[],
    options: SequenceOptions,
    stuckAt: number,
  ): PhaseReach {
    pool.clear();
    let entry: readonly number[] = [firstLabel()];
    for (const [index, bounds] of phases.slice(0, stuckAt).entries()) {
      entry = enterPhase(bounds, index, entry, options, 'every');
    }
    const bounds = { ...(phases[stuckAt] as PhaseBounds), leastDays: null };
    const first = bounds.begunOn ?? earliestDay(entry, options.lastDay, options.limits);
    const latest = bounds.begunOn ?? (needsFirstDay(bounds) ? options.lastDay : first);
    let best: PhaseReach = { firstDay: first, lastDay: options.lastDay, steps: 0 };
    for (let firstDay = first; firstDay <= Math.min(latest, options.lastDay); firstDay += 1) {
      const frame = frameFrom(bounds, stuckAt, firstDay, options.lastDay);
      const { steps } = solvePhase(entry, frame, options);
      if (steps > best.steps) best = { firstDay, lastDay: frame.lastDay, steps };
    }
    return best;
  }

  return { run, reach };
}

/** Only a limited range depends on the day it begins; otherwise beginning at once is never worse. */
function needsFirstDay({ mostDays, leastDays }: PhaseBounds): boolean {
  return mostDays !== null || leastDays !== null;
}

export function leastSteps({ topics }: PhaseBounds): number {
  return topics.reduce((sum, topic) => sum + topic.least, 0);
}
