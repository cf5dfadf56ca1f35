import { DAYS_PER_WEEK } from '../civil/civil';
import type { LabelRows } from './label-rows';
import type { LabelStore } from './label-store';
import type { TopicTask } from './path-tasks';
import type { SessionRules } from './problem';
import type { Room } from './room';
import { weekOfDay, type LoadLimits, type StudyCalendar } from './study-calendar';
import type { WorkBudget } from './work-budget';
import type { WorthBound } from './worth-table';

/** What holds for the topics of one phase, begun on some day. */
export interface PhaseFrame {
  /** Number of the phase's first topic: labels of an earlier one have not begun the phase. */
  readonly firstTopic: number;
  /** First and last day on which its first session may start. */
  readonly beginFrom: number;
  readonly beginUntil: number;
  /** Last day on which any of its sessions may start. */
  readonly lastDay: number;
  /** Given the day of its first session, the first day on which its last one may start; null for any. */
  readonly endFrom: ((firstDay: number) => number) | null;
  /** That day where the phase began in the past, else 0. */
  readonly begunEndFrom: number;
}

/** What holds for a whole run. */
export interface RunFrame {
  readonly limits: LoadLimits;
  readonly lastDay: number;
  readonly room: Room;
  /** What a step of weight 1 is worth, where a session costs 1; 0 where only the end counts. */
  readonly stepWorth: number;
  readonly sessionCost: number;
  /** What can still be gained, where worth counts. */
  readonly bound: WorthBound | null;
  /** Labels that cannot lead to this worth are dropped. */
  readonly floor: number;
  /** Is told what a dropped label could have led to at most. */
  readonly missed: (worth: number) => void;
}

export interface TopicProgram {
  /** Ways to be done with a topic, given ways to arrive at it, both in the order in which they end. */
  readonly solve: (
    arrived: readonly number[],
    task: TopicTask,
    frame: PhaseFrame,
    run: RunFrame,
  ) => number[];
  /** The first day after a label on which a session of one grid step could start; past the last where none. */
  readonly firstDayAfter: (label: number, limits: LoadLimits, lastDay: number) => number;
}

/** The row of labels that are done with the topic; those in the midst of it are in the row of their steps. */
const DONE = 0;

/**
 * The inner loop of the solver: the dynamic program over the grid steps done of one topic. Each label
 * is extended by a session at its earliest possible start: a later one is never better, since who ends
 * earlier may wait.
 *
 * Not every length is tried where the topic goes on. If a session could be longer where it lies, a step
 * can be moved to it from a later one of the same topic: nothing ends later, no cap is used more, and
 * starts of other sessions stay. Doing so as long as it goes leaves sessions as long as can be, then at
 * most one that is not, and after it only shortest ones; and the one that is not lacks less than a
 * shortest session, or else a later one could be spared. Its label goes on in a row of its own, the
 * tail, in which all sessions are shortest ones. (A slot that runs on past its day is exempt, since a
 * session that begins later might begin on another day; so is a phase that may need a late session to
 * take its least weeks.)
 */
export function createTopicProgram(
  rules: SessionRules,
  { slots, firstSlotOfDay, days }: StudyCalendar,
  labels: LabelStore,
  rows: LabelRows,
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
  const stretches = Int32Array.from(slots, (slot) => Math.floor((slot.end - slot.from) / grid));
  for (let slot = slots.length - 2; slot >= 0; slot -= 1) {
    // The longest stretch of a slot and all later ones.
    stretches[slot] = Math.max(stretches[slot] as number, stretches[slot + 1] as number);
  }

  function solve(
    arrived: readonly number[],
    task: TopicTask,
    frame: PhaseFrame,
    run: RunFrame,
  ): number[] {
    const { least, target, most, single, mayClose, mustClose, number } = task;
    const { limits, room } = run;
    const { lastDay } = frame;
    // A topic that is done too early for its phase may go on, up to its deep effort.
    const goesOn = mayClose && frame.endFrom !== null && !single;
    const mayContinue = (done: number) => (goesOn || done < target) && done + shortest <= most;
    const lastRow = single
      ? 0
      : Math.max(0, goesOn ? most - shortest : Math.min(target - 1, most - shortest));
    const firstSlot = labels.slot[arrived[0] as number] as number;
    rows.open(number, 2 * lastRow + 1, firstSlot, firstSlotOfDay[lastDay + 1] ?? slots.length);

    /** Adds the label of one session, at the steps then done or as the last one of the topic. */
    const add = (
      label: number,
      slot: number,
      begin: number,
      length: number,
      done: number,
      row: number,
    ) => {
      const minutes = length * grid;
      const day = dayOf[slot] as number;
      const before = labels.slot[label] as number;
      const first = (labels.topic[label] as number) < frame.firstTopic;
      const endFrom =
        frame.endFrom === null ? 0 : first ? frame.endFrom(day) : (labels.endFrom[label] as number);
      if (row === DONE && mustClose && day < endFrom) return;
      if (endFrom > lastDay) return;
      const dayUsed = !room.dayBinds(day)
        ? 0
        : minutes + (dayOf[before] === day ? (labels.dayUsed[label] as number) : 0);
      const weekUsed = !room.weekBinds(weekOf[slot] as number)
        ? 0
        : minutes + (weekOf[before] === weekOf[slot] ? (labels.weekUsed[label] as number) : 0);
      const counted = Math.min(done, target) - Math.min(done - length, target);
      const worth =
        (labels.worth[label] as number) + counted * task.weight * run.stepWorth - run.sessionCost;
      budget.spend(1);
      const left = row === DONE ? 0 : Math.max(0, least - done);
      const inPhase = left + task.laterInPhase;
      const inAll = left + task.laterInAll;
      const ended = begin + minutes;
      if (room.after(slot, ended, dayUsed, weekUsed, lastDay) < inPhase * grid) return;
      if (room.after(slot, ended, dayUsed, weekUsed, run.lastDay) < inAll * grid) return;
      if (run.bound !== null) {
        const atMost =
          worth + run.bound.left(task, done, row === DONE, slot, ended, dayUsed, weekUsed);
        if (atMost < run.floor) {
          run.missed(atMost);
          return;
        }
      }
      const added = labels.add();
      labels.end[added] = begin + minutes;
      labels.slot[added] = slot;
      labels.dayUsed[added] = dayUsed;
      labels.weekUsed[added] = weekUsed;
      labels.endFrom[added] = row === DONE && mustClose ? 0 : endFrom;
      labels.worth[added] = worth;
      labels.previous[added] = label;
      labels.minutes[added] = minutes;
      labels.topic[added] = number;
      rows.add(row, added, row === DONE && mayClose);
    };

    /** Adds the sessions of every length from one to another, each at its earliest start. */
    const place = (
      label: number,
      done: number,
      fromLength: number,
      toLength: number,
      notBefore: number,
      onlyDone: boolean,
      tail: boolean,
    ) => {
      const before = labels.slot[label] as number;
      const day = dayOf[before] as number;
      const week = weekOf[before] as number;
      const after = (labels.end[label] as number) + gap;
      let slot = before;
      let tried = fromLength - 1;
      if (notBefore > day) slot = firstSlotOfDay[notBefore] ?? slots.length;
      const first = (labels.topic[label] as number) < frame.firstTopic;
      const stop = first ? frame.beginUntil : lastDay;
      while (slot < slots.length && tried < toLength) {
        budget.spend(1);
        const today = dayOf[slot] as number;
        if (today > stop || tried >= (stretches[slot] as number)) return;
        const thisWeek = weekOf[slot] as number;
        const leftOfWeek =
          (limits.week[thisWeek] as number) -
          (thisWeek === week ? (labels.weekUsed[label] as number) : 0);
        if (leftOfWeek <= tried * grid) {
          slot = firstSlotOfDay[Math.min(days, (thisWeek + 1) * DAYS_PER_WEEK)] as number;
          continue;
        }
        const leftOfDay =
          (limits.day[today] as number) - (today === day ? (labels.dayUsed[label] as number) : 0);
        if (leftOfDay <= tried * grid) {
          slot = firstSlotOfDay[today + 1] as number;
          continue;
        }
        const opens = from[slot] as number;
        const begin = after > opens ? opens + Math.ceil((after - opens) / grid) * grid : opens;
        if (begin < (until[slot] as number)) {
          const free = Math.min(leftOfWeek, leftOfDay, (end[slot] as number) - begin);
          const fitting = Math.min(toLength, Math.floor(free / grid));
          const full = Math.min(longest, Math.floor(free / grid));
          const runsOver = (end[slot] as number) > (until[slot] as number);
          while (tried < fitting) {
            tried += 1;
            const reached = done + tried;
            const isShort = tried < shortest && !single;
            if (reached > target && tried !== shortest && !single) continue;
            if (reached >= least) add(label, slot, begin, tried, reached, DONE);
            if (onlyDone || isShort || single || !mayContinue(reached)) continue;
            // Rows up to the last one are open to any length, those after it are the tail.
            if (!tail && (tried === full || runsOver)) {
              add(label, slot, begin, tried, reached, reached);
            } else if (tail || goesOn || full - tried < shortest) {
              add(label, slot, begin, tried, reached, lastRow + reached);
            }
          }
        }
        slot += 1;
      }
    };

    const extend = (label: number, done: number, tail: boolean) => {
      const fromLength = single
        ? least
        : done === 0 && least < shortest
          ? Math.max(1, least)
          : shortest;
      const enough = Math.min(longest, target - done);
      const forced = mayContinue(done) ? shortest : 0;
      const toLength = single
        ? least
        : tail
          ? Math.min(shortest, Math.max(enough, forced))
          : Math.max(enough, forced);
      const first = (labels.topic[label] as number) < frame.firstTopic;
      place(label, done, fromLength, toLength, first ? frame.beginFrom : 0, false, tail);
      if (!mayClose || frame.endFrom === null) return;
      const endFrom = first ? frame.begunEndFrom : (labels.endFrom[label] as number);
      if (endFrom > (dayOf[labels.slot[label] as number] as number)) {
        place(label, done, fromLength, toLength, endFrom, true, tail);
      }
    };

    for (const label of arrived) {
      extend(label, 0, false);
      // A topic of which enough is done already may be passed over.
      if (least > 0) continue;
      if (mustClose) {
        if ((dayOf[labels.slot[label] as number] as number) < (labels.endFrom[label] as number)) {
          continue;
        }
        labels.endFrom[label] = 0;
      }
      rows.add(DONE, label, mayClose);
    }
    for (let done = 1; done <= lastRow; done += 1) {
      for (const label of rows.settle(done, false)) extend(label, done, false);
      for (const label of rows.settle(lastRow + done, false)) extend(label, done, true);
    }
    return rows.settle(DONE, mayClose);
  }

  function firstDayAfter(label: number, limits: LoadLimits, lastDay: number): number {
    const before = labels.slot[label] as number;
    const after = (labels.end[label] as number) + gap;
    for (let slot = before; slot < slots.length; slot += 1) {
      const day = dayOf[slot] as number;
      const week = weekOf[slot] as number;
      if (day > lastDay) break;
      const usedOfWeek = week === weekOf[before] ? (labels.weekUsed[label] as number) : 0;
      const usedOfDay = day === dayOf[before] ? (labels.dayUsed[label] as number) : 0;
      const opens = from[slot] as number;
      const begin = after > opens ? opens + Math.ceil((after - opens) / grid) * grid : opens;
      if (begin >= (until[slot] as number) || begin + grid > (end[slot] as number)) continue;
      if (usedOfWeek + grid > (limits.week[week] as number)) continue;
      if (usedOfDay + grid > (limits.day[day] as number)) continue;
      return day;
    }
    return lastDay + 1;
  }

  return { solve, firstDayAfter };
}
