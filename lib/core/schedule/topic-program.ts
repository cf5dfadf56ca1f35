import { DAYS_PER_WEEK, type Minutes } from '../civil/civil';
import { NO_LABEL, type LabelOrder, type LabelPool } from './label-pool';
import type { SessionRules } from './problem';
import { weekOfDay, type LoadLimits, type StudyCalendar } from './study-calendar';
import type { WorkBudget } from './work-budget';

/** What is left of a topic. */
export interface TopicBounds {
  readonly topicId: string;
  /** Grid steps still to study, at least and at most; `least <= most`. */
  readonly least: number;
  readonly most: number;
}

/** One topic to be placed, within its phase. */
export interface TopicTask extends TopicBounds {
  /** Index of its phase, and of the topic within the phase. */
  readonly phase: number;
  readonly topic: number;
  /** The day on which its first session must start, because the phase's range is counted from it; else null. */
  readonly beginOn: number | null;
  /** First day on which its last session may start, 0 for any. */
  readonly endDay: number;
  /** Last day on which any of its sessions may start. */
  readonly lastDay: number;
}

/** Where a session may go. */
interface Bounds {
  readonly fromDay: number;
  readonly lastDay: number;
  readonly limits: LoadLimits;
}

export interface TopicProgram {
  readonly draftAfter: (label: number, minutes: Minutes, bounds: Bounds) => number;
  /** Places one topic after each of the labels; the labels when it is done, and the most steps placed. */
  readonly solve: (
    arrived: readonly number[],
    task: TopicTask,
    options: { readonly limits: LoadLimits; readonly order: LabelOrder },
  ) => { readonly ends: readonly number[]; readonly steps: number };
}

/** The inner loop of the solver: the dynamic program over the grid steps done of one topic. */
export function createTopicProgram(
  rules: SessionRules,
  { slots, firstSlotOfDay, days }: StudyCalendar,
  pool: LabelPool,
  budget: WorkBudget,
): TopicProgram {
  const grid = rules.gridMinutes;
  const gap = rules.gapMinutes;
  const shortest = rules.minMinutes / grid;
  const longest = rules.maxMinutes / grid;
  const from = Int32Array.from(slots, (slot) => slot.from);
  const until = Int32Array.from(slots, (slot) => slot.until);
  const end = Int32Array.from(slots, (slot) => slot.end);
  const dayOf = Int32Array.from(slots, (slot) => slot.day);
  const weekOf = dayOf.map(weekOfDay);

  /**
   * Drafts the label for the earliest session of `minutes` after a label, not before `fromDay`; the
   * draft's day, or `NO_LABEL` where there is no place up to `lastDay`.
   */
  function draftAfter(
    label: number,
    minutes: Minutes,
    { fromDay, lastDay, limits }: Bounds,
  ): number {
    const labelDay = pool.day[label] as number;
    const labelWeek = pool.week[label] as number;
    const dayUsed = pool.dayUsed[label] as number;
    const weekUsed = pool.weekUsed[label] as number;
    const after = (pool.end[label] as number) + (pool.previous[label] === NO_LABEL ? 0 : gap);
    let slot = pool.slot[label] as number;
    if (fromDay > labelDay) slot = Math.max(slot, firstSlotOfDay[fromDay] ?? slots.length);
    while (slot < slots.length) {
      budget.spend(1);
      const day = dayOf[slot] as number;
      if (day > lastDay) return NO_LABEL;
      const week = weekOf[slot] as number;
      const usedOfWeek = minutes + (week === labelWeek ? weekUsed : 0);
      if (usedOfWeek > (limits.week[week] as number)) {
        slot = firstSlotOfDay[Math.min(days, (week + 1) * DAYS_PER_WEEK)] as number;
        continue;
      }
      const usedOfDay = minutes + (day === labelDay ? dayUsed : 0);
      if (usedOfDay > (limits.day[day] as number)) {
        slot = firstSlotOfDay[day + 1] as number;
        continue;
      }
      const opens = from[slot] as number;
      const begin = after > opens ? opens + Math.ceil((after - opens) / grid) * grid : opens;
      if (begin < (until[slot] as number) && begin + minutes <= (end[slot] as number)) {
        const draft = pool.draft();
        pool.end[draft] = begin + minutes;
        pool.day[draft] = day;
        pool.week[draft] = week;
        pool.dayUsed[draft] = usedOfDay;
        pool.weekUsed[draft] = usedOfWeek;
        pool.slot[draft] = slot;
        pool.previous[draft] = label;
        pool.minutes[draft] = minutes;
        pool.pieces[draft] = (pool.pieces[label] as number) + 1;
        return day;
      }
      slot += 1;
    }
    return NO_LABEL;
  }

  function solve(
    arrived: readonly number[],
    task: TopicTask,
    { limits, order }: { readonly limits: LoadLimits; readonly order: LabelOrder },
  ): { ends: readonly number[]; steps: number } {
    const { least, most, beginOn, endDay, lastDay } = task;
    // A topic that is done too early for its phase may go on, up to its deep effort.
    const points = endDay > 0 ? most : least;
    const heads = new Int32Array(points + 1).fill(NO_LABEL);
    const done = points;
    let furthest = 0;

    const extend = (
      label: number,
      steps: number,
      length: number,
      notBefore: number,
      to: number,
    ) => {
      const mustBeginOn = steps === 0 ? beginOn : null;
      const fromDay = Math.max(notBefore, mustBeginOn ?? 0);
      const day = draftAfter(label, length * grid, { fromDay, lastDay, limits });
      if (day === NO_LABEL || (mustBeginOn !== null && day !== mustBeginOn)) return;
      const draft = pool.draft();
      pool.phase[draft] = task.phase;
      pool.topic[draft] = task.topic;
      furthest = Math.max(furthest, Math.min(least, steps + length));
      pool.offer(heads, to, order);
    };

    const extendByEveryLength = (label: number, steps: number) => {
      const short = steps === 0 && least < shortest;
      if (short) extend(label, steps, least, endDay, done);
      // A longer session than what is needed only ends later.
      const needed = Math.max(shortest, least - steps);
      for (let length = Math.min(longest, most - steps, needed); length >= shortest; length -= 1) {
        const reached = steps + length;
        // What is left must still make a session.
        if (reached < least && reached + shortest > most) continue;
        if (reached >= least) extend(label, steps, length, endDay, done);
        if (reached < points) extend(label, steps, length, 0, reached);
      }
    };

    for (const label of arrived) extendByEveryLength(label, 0);
    for (let steps = 1; steps < points; steps += 1) {
      let label = heads[steps] as number;
      while (label !== NO_LABEL) {
        extendByEveryLength(label, steps);
        label = pool.following(label);
      }
    }
    return { ends: pool.list(heads[done] as number), steps: furthest };
  }

  return { draftAfter, solve };
}
