import { DAYS_PER_WEEK, type Instant, type Minutes } from '../civil/civil';
import { createLabelPool, NO_LABEL, type LabelOrder, type LabelPool } from './label-pool';
import type { Problem } from './problem';
import { weekOfDay, type LoadLimits, type StartSlot, type StudyCalendar } from './study-calendar';
import type { WorkBudget } from './work-budget';

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
export interface TopicBounds {
  readonly topicId: string;
  /** Grid steps still to study, at least and at most; `least <= most`. */
  readonly least: number;
  readonly most: number;
}

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
}

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

interface Placement {
  readonly slot: number;
  readonly start: Instant;
}

export function createSequencer(
  problem: Problem,
  calendar: StudyCalendar,
  budget: WorkBudget,
): Sequencer {
  const grid = problem.rules.gridMinutes;
  const gap = problem.rules.gapMinutes;
  const shortest = problem.rules.minMinutes / grid;
  const longest = problem.rules.maxMinutes / grid;
  const { slots, firstSlotOfDay, days, count, dayRoom } = calendar;
  const start = problem.startDay;
  const pool: LabelPool = createLabelPool();

  /** The earliest start of a session of `minutes` after a label, not before `fromDay`. */
  function place(
    label: number,
    minutes: Minutes,
    fromDay: number,
    lastDay: number,
    limits: LoadLimits,
  ): Placement | null {
    const labelDay = pool.day(label);
    const labelWeek = weekOfDay(labelDay);
    const after = pool.end(label) + (pool.previous(label) === NO_LABEL ? 0 : gap);
    let index = pool.slot(label);
    if (fromDay > labelDay) index = Math.max(index, firstSlotOfDay[fromDay] ?? slots.length);
    while (index < slots.length) {
      budget.spend(1);
      const slot = slots[index] as StartSlot;
      if (slot.day > lastDay) return null;
      const week = weekOfDay(slot.day);
      const weekUsed = week === labelWeek ? pool.weekUsed(label) : 0;
      if (weekUsed + minutes > (limits.week[week] as number)) {
        index = firstSlotOfDay[Math.min(days, (week + 1) * DAYS_PER_WEEK)] as number;
        continue;
      }
      const dayUsed = slot.day === labelDay ? pool.dayUsed(label) : 0;
      if (dayUsed + minutes > (limits.day[slot.day] as number)) {
        index = firstSlotOfDay[slot.day + 1] as number;
        continue;
      }
      const wait = after > slot.from ? Math.ceil((after - slot.from) / grid) * grid : 0;
      const begin = slot.from + wait;
      if (begin < slot.until && begin + minutes <= slot.end) return { slot: index, start: begin };
      index += 1;
    }
    return null;
  }

  function keepBest(list: number[], label: number, order: LabelOrder): void {
    budget.spend(list.length);
    pool.keepBest(list, label, order);
  }

  function extend(label: number, steps: number, topic: number, phase: number, at: Placement) {
    const { day } = slots[at.slot] as StartSlot;
    const minutes = steps * grid;
    const labelDay = pool.day(label);
    return pool.add({
      end: at.start + minutes,
      day,
      dayUsed: minutes + (day === labelDay ? pool.dayUsed(label) : 0),
      weekUsed: minutes + (weekOfDay(day) === weekOfDay(labelDay) ? pool.weekUsed(label) : 0),
      slot: at.slot,
      previous: label,
      minutes,
      phase,
      topic,
      pieces: pool.pieces(label) + 1,
    });
  }

  /** Solves one phase from a given first day; the labels at its end, and how far it came. */
  function solvePhase(
    entry: readonly number[],
    frame: PhaseFrame,
    { limits, order }: SequenceOptions,
  ): { ends: readonly number[]; steps: number } {
    const { topics } = frame.bounds;
    let arrived: readonly number[] = entry;
    let begun = frame.bounds.begunOn !== null || !needsFirstDay(frame.bounds);
    let before = 0;
    let furthest = 0;
    for (const [topicIndex, { least, most }] of topics.entries()) {
      if (least === 0) continue;
      const isLast = topics.slice(topicIndex + 1).every((topic) => topic.least === 0);
      const endDay = isLast ? frame.endDay : 0;
      // A topic that is done too early for its phase may go on, up to its deep effort.
      const bucket: number[][] = Array.from({ length: endDay > 0 ? most : least }, () => []);
      bucket[0] = [...arrived];
      const done: number[] = [];
      const mustBegin = (steps: number) => !begun && steps === 0;
      const step = (label: number, steps: number, length: number, notBefore: number) => {
        const fromDay = Math.max(mustBegin(steps) ? frame.firstDay : 0, notBefore);
        const at = place(label, length * grid, fromDay, frame.lastDay, limits);
        if (at === null) return NO_LABEL;
        // The range is counted from this day, so the first session must be on it.
        const { day } = slots[at.slot] as StartSlot;
        if (mustBegin(steps) && day !== frame.firstDay) return NO_LABEL;
        furthest = Math.max(furthest, before + Math.min(least, steps + length));
        return extend(label, length, topicIndex, frame.index, at);
      };
      for (let steps = 0; steps < bucket.length; steps += 1) {
        for (const label of bucket[steps] as number[]) {
          for (const length of lengths(steps, least, most)) {
            const reached = steps + length;
            if (reached >= least) {
              const last = step(label, steps, length, endDay);
              if (last !== NO_LABEL) keepBest(done, last, order);
            }
            const onward = bucket[reached];
            if (onward && length >= shortest) {
              const next = step(label, steps, length, 0);
              if (next !== NO_LABEL) keepBest(onward, next, order);
            }
          }
        }
      }
      begun = true;
      before += least;
      arrived = done;
      if (done.length === 0) return { ends: [], steps: furthest };
    }
    return { ends: arrived, steps: furthest };
  }

  /** Session lengths worth trying, in steps: a longer one than what is needed only ends later. */
  function* lengths(steps: number, least: number, most: number): Generator<number> {
    if (steps === 0 && least < shortest) yield least;
    const needed = Math.max(shortest, least - steps);
    const limit = Math.min(longest, most - steps, needed);
    for (let length = limit; length >= shortest; length -= 1) {
      const left = least - steps - length;
      if (left <= 0 || steps + length + shortest <= most) yield length;
    }
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
  function hasRoom(frame: PhaseFrame, limits: LoadLimits): boolean {
    const needed = grid * leastSteps(frame.bounds);
    let room = 0;
    let weekRoom = 0;
    for (let day = frame.firstDay; day <= frame.lastDay; day += 1) {
      weekRoom += Math.min(dayRoom[day] as number, limits.day[day] as number);
      if (day === frame.lastDay || weekOfDay(day + 1) !== weekOfDay(day)) {
        room += Math.min(weekRoom, limits.week[weekOfDay(day)] as number);
        if (room >= needed) return true;
        weekRoom = 0;
      }
    }
    return room >= needed;
  }

  function firstLabel(): number {
    return pool.add({
      end: calendar.earliest,
      day: 0,
      dayUsed: 0,
      weekUsed: 0,
      slot: 0,
      previous: NO_LABEL,
      minutes: 0,
      phase: 0,
      topic: 0,
      pieces: 0,
    });
  }

  /** The first day on which the phase could begin after these labels. */
  function earliestDay(entry: readonly number[], lastDay: number, limits: LoadLimits): number {
    return entry.reduce((earliest, label) => {
      const at = place(label, grid, 0, lastDay, limits);
      return at === null ? earliest : Math.min(earliest, (slots[at.slot] as StartSlot).day);
    }, lastDay + 1);
  }

  function enterPhase(
    bounds: PhaseBounds,
    index: number,
    entry: readonly number[],
    options: SequenceOptions,
  ): readonly number[] {
    const { limits, lastDay } = options;
    if (leastSteps(bounds) === 0) return entry;
    const first = bounds.begunOn ?? earliestDay(entry, lastDay, limits);
    const latest = bounds.begunOn ?? (needsFirstDay(bounds) ? lastDay : first);
    for (let firstDay = first; firstDay <= Math.min(latest, lastDay); firstDay += 1) {
      const frame = frameFrom(bounds, index, firstDay, lastDay);
      if (!hasRoom(frame, limits)) continue;
      const { ends } = solvePhase(entry, frame, options);
      if (ends.length > 0) return ends;
    }
    return [];
  }

  function run(phases: readonly PhaseBounds[], options: SequenceOptions): SequenceOutcome {
    pool.clear();
    let entry: readonly number[] = [firstLabel()];
    for (const [index, bounds] of phases.entries()) {
      const ends = enterPhase(bounds, index, entry, options);
      if (ends.length === 0) return { kind: 'stuck', phase: index };
      entry = ends;
    }
    return finished(entry, options.order);
  }

  function finished(labels: readonly number[], order: LabelOrder): Placed {
    const rank = (label: number) =>
      order === 'earliest' ? pool.end(label) : pool.pieces(label) * LATEST + pool.end(label);
    const best = labels.reduce((a, b) => (rank(b) < rank(a) ? b : a));
    const pieces: Piece[] = [];
    for (let label = best; pool.previous(label) !== NO_LABEL; label = pool.previous(label)) {
      pieces.push({
        phase: pool.phase(label),
        topic: pool.topic(label),
        start: pool.end(label) - pool.minutes(label),
        minutes: pool.minutes(label),
      });
    }
    return { kind: 'placed', pieces: pieces.reverse(), finishDay: pool.day(best) };
  }

  function reach(
    phases: readonly PhaseBounds[],
    options: SequenceOptions,
    stuckAt: number,
  ): PhaseReach {
    pool.clear();
    let entry: readonly number[] = [firstLabel()];
    for (const [index, bounds] of phases.slice(0, stuckAt).entries()) {
      entry = enterPhase(bounds, index, entry, options);
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
