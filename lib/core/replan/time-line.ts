import { DAYS_PER_WEEK, type Instant, type Minutes } from '../civil/civil';
import type { Problem } from '../schedule/problem';
import { studyCalendar, weekOfDay, type LoadLimits } from '../schedule/study-calendar';

/** A problem's start slots, column by column, with running sums of their minutes. */
export interface TimeLine {
  readonly earliest: Instant;
  /** Days from the start to the last plannable one. */
  readonly days: number;
  readonly limits: LoadLimits;
  /** By slot: the starts that it allows, [from, until), where it ends, its day and its week. */
  readonly from: Int32Array;
  readonly until: Int32Array;
  readonly end: Int32Array;
  readonly day: Int32Array;
  readonly week: Int32Array;
  readonly firstSlotOfDay: Int32Array;
  /** Minutes of all slots before this one; one entry more than slots. */
  readonly before: Int32Array;
  /** What `before` comes to at the end of each day, with what a session may run on past it. */
  readonly dayEnd: Int32Array;
  /** What `before` comes to at the end of each week, with what a session may run on past it. */
  readonly weekEnd: Int32Array;
  /** Minutes of each week that no placement exceeds, whatever the weekly limit. */
  readonly weekRoom: Int32Array;
}

export function timeLine(problem: Problem): TimeLine {
  const { slots, days, limits, firstSlotOfDay, earliest } = studyCalendar(problem);
  const from = Int32Array.from(slots, (slot) => slot.from);
  const until = Int32Array.from(slots, (slot) => slot.until);
  const end = Int32Array.from(slots, (slot) => slot.end);
  const day = Int32Array.from(slots, (slot) => slot.day);
  const longest = longestSession(problem);
  const before = new Int32Array(slots.length + 1);
  const weekEnd = new Int32Array(limits.week.length);
  const dayRoom = new Int32Array(days);
  const dayEnd = new Int32Array(days);
  for (let slot = 0; slot < slots.length; slot += 1) {
    const opens = from[slot] as number;
    const stops = end[slot] as number;
    const next = slot + 1 < slots.length ? (from[slot + 1] as number) : Infinity;
    // A stretch that goes on past midnight is counted without a break.
    const shut = next <= stops ? next : (until[slot] as number);
    before[slot + 1] = (before[slot] as number) + shut - opens;
    const spill = Math.min(longest, stops - shut);
    const d = day[slot] as number;
    dayRoom[d] = (dayRoom[d] as number) + shut - opens + spill;
    dayEnd[d] = (before[slot + 1] as number) + spill;
    weekEnd[weekOfDay(d)] = (before[slot + 1] as number) + spill;
  }
  const weekRoom = new Int32Array(limits.week.length);
  for (let d = 0; d < days; d += 1) {
    // A day without slots ends where the one before it does.
    if (d > 0) dayEnd[d] = Math.max(dayEnd[d] as number, dayEnd[d - 1] as number);
    const week = Math.floor(d / DAYS_PER_WEEK);
    const room = Math.min(dayRoom[d] as number, limits.day[d] as number);
    weekRoom[week] = (weekRoom[week] as number) + room;
  }
  return {
    ...{ earliest, days, limits, from, until, end, day, firstSlotOfDay },
    ...{ week: day.map(weekOfDay), before, dayEnd, weekEnd, weekRoom },
  };
}

/** A milestone takes one session, whatever the session rules. */
function longestSession({ path, rules }: Problem): Minutes {
  const milestones = path.phases.flatMap(({ topics }) =>
    topics.flatMap(({ kind, effort }) => (kind === 'milestone' ? [effort.deep] : [])),
  );
  return Math.max(rules.maxMinutes, ...milestones);
}
