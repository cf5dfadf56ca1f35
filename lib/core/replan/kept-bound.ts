import { DAYS_PER_WEEK } from '../civil/civil';
import { weekOfDay, type LoadLimits } from '../schedule/study-calendar';
import type { OldSession } from './old-sessions';
import type { TimeLine } from './time-line';

/** What bounds are made from: the least steps of every topic, and the old sessions that count. */
export interface BoundInput {
  readonly time: TimeLine;
  readonly limits: LoadLimits;
  readonly lastDay: number;
  readonly grid: number;
  readonly least: Int32Array;
  readonly goal: Int32Array;
  /** In time order; none where it does not matter what is kept. */
  readonly olds: readonly OldSession[];
}

/** A place in the program: so many steps of a topic are done, by a session that used so much of its week. */
export interface KeptBound {
  /**
   * How many old sessions can still be kept at most, or -1 where the rest cannot be placed at all. It
   * counts minutes only: an old session is out of reach where less fits before it than must be done.
   */
  readonly mostKept: (
    topic: number,
    steps: number,
    end: number,
    slot: number,
    weekUsed: number,
  ) => number;
  /** After `mostKept` of the same place: whether what must be done before a topic could fit by a day. */
  readonly fitsBy: (
    before: number,
    lastDay: number,
    end: number,
    slot: number,
    weekUsed: number,
  ) => boolean;
  /**
   * After `mostKept` of the same place: the most steps up to the goals that can still be placed, if so
   * many old sessions are yet to be kept. What is placed before an old session must leave it in reach.
   */
  readonly mostEffort: (topic: number, steps: number, toKeep: number) => number;
}

/** Above this many entries the reach of old sessions is not tabled, and only their time counts. */
const LARGEST_TABLE = 4_000_000;

export function keptBound({
  time,
  limits,
  lastDay,
  grid,
  least,
  goal,
  olds,
}: BoundInput): KeptBound {
  const topics = least.length;
  const needed = new Int32Array(topics + 1);
  for (let topic = 0; topic < topics; topic += 1) {
    needed[topic + 1] = (needed[topic] as number) + (least[topic] as number);
  }
  const total = needed[topics] as number;
  /** Steps of the goals of a topic and those after it. */
  const goalsFrom = new Int32Array(topics + 1);
  for (let topic = topics - 1; topic >= 0; topic -= 1) {
    goalsFrom[topic] = (goalsFrom[topic + 1] as number) + (goal[topic] as number);
  }
  const weeks = Math.min(time.weekRoom.length, weekOfDay(Math.max(0, lastDay)) + 1);
  const roomBefore = new Int32Array(weeks + 1);
  for (let week = 0; week < weeks; week += 1) {
    const room = Math.min(time.weekRoom[week] as number, limits.week[week] as number);
    roomBefore[week + 1] = (roomBefore[week] as number) + Math.floor(room / grid);
  }
  const roomInAll = roomBefore[weeks] as number;

  const count = olds.length;
  const oldStart = Int32Array.from(olds, ({ session }) => session.start);
  const oldTopic = Int32Array.from(olds, ({ topic }) => topic);
  const oldWeek = Int32Array.from(olds, ({ slot }) => time.week[slot] as number);
  const oldBefore = Int32Array.from(
    olds,
    ({ slot, session }) =>
      (time.before[slot] as number) + session.start - (time.from[slot] as number),
  );
  /** How many old sessions there are of a topic and those after it. */
  const ofTopicsFrom = new Int32Array(topics + 1);
  for (const topic of oldTopic) ofTopicsFrom[topic] = (ofTopicsFrom[topic] as number) + 1;
  for (let topic = topics - 1; topic >= 0; topic -= 1) {
    ofTopicsFrom[topic] = (ofTopicsFrom[topic] as number) + (ofTopicsFrom[topic + 1] as number);
  }
  const firstOfSlot = new Int32Array(time.from.length + 1).fill(count);
  for (let index = count - 1; index >= 0; index -= 1) {
    firstOfSlot[(olds[index] as OldSession).slot] = index;
  }
  for (let slot = time.from.length - 1; slot >= 0; slot -= 1) {
    firstOfSlot[slot] = Math.min(firstOfSlot[slot] as number, firstOfSlot[slot + 1] as number);
  }

  // By week, how many of its and all later old sessions are within reach of so large a lead.
  const leads = olds.map((old, index) => {
    const week = oldWeek[index] as number;
    const firstSlot = time.firstSlotOfDay[Math.min(time.days, week * 7)] as number;
    const within = Math.min(
      (oldBefore[index] as number) - (time.before[firstSlot] as number),
      limits.week[week] as number,
    );
    const inWeek = Math.floor(within / grid);
    return (needed[old.topic] as number) - (roomBefore[week] as number) - inWeek;
  });
  const lowest = leads.reduce((least_, lead) => Math.min(least_, lead), 0);
  const highest = leads.reduce((most, lead) => Math.max(most, lead), 0);
  const width = highest - lowest + 2;
  const tabled = (weeks + 2) * width <= LARGEST_TABLE;
  const reach = new Int32Array(tabled ? (weeks + 2) * width : 0);
  /** The first topic of old sessions that need no less of a lead. */
  const firstTopic = new Int32Array(reach.length).fill(topics);
  if (tabled) {
    for (let index = 0; index < count; index += 1) {
      const cell = (oldWeek[index] as number) * width + (leads[index] as number) - lowest + 1;
      reach[cell] = (reach[cell] as number) + 1;
      firstTopic[cell] = Math.min(firstTopic[cell] as number, oldTopic[index] as number);
    }
    for (let week = weeks - 1; week >= 0; week -= 1) {
      let own = 0;
      for (let lead = 0; lead < width; lead += 1) {
        own += reach[week * width + lead] as number;
        reach[week * width + lead] = own + (reach[(week + 1) * width + lead] as number);
      }
      let first = topics;
      for (let lead = width - 1; lead >= 0; lead -= 1) {
        const cell = week * width + lead;
        first = Math.min(first, firstTopic[cell] as number, firstTopic[cell + width] as number);
        firstTopic[cell] = first;
      }
    }
  }

  function roomInWeek(end: number, slot: number, weekUsed: number): number {
    const week = time.week[slot] as number;
    const at = (time.before[slot] as number) + end - (time.from[slot] as number);
    const room = Math.min(
      (time.weekEnd[week] as number) - at,
      (limits.week[week] as number) - weekUsed,
    );
    return room <= 0 ? 0 : Math.floor(room / grid);
  }

  let lastLead = 0;
  let lastRoom = 0;
  let lastDone = 0;
  let lastRow = 0;
  let lastInWeek = 0;

  function mostKept(
    topic: number,
    steps: number,
    end: number,
    slot: number,
    weekUsed: number,
  ): number {
    const week = time.week[slot] as number;
    const own = least[topic] as number;
    const done = (needed[topic] as number) + (steps < own ? steps : own);
    const room = roomInWeek(end, slot, weekUsed);
    const lead = done + room - (roomBefore[week + 1] as number);
    if (lead < total - roomInAll) return -1;
    lastLead = lead;
    lastRoom = room + roomInAll - (roomBefore[week + 1] as number);
    lastDone = done;
    lastRow = (week + 1) * width;
    let kept = 0;
    const at = (time.before[slot] as number) + end - (time.from[slot] as number);
    const left = (limits.week[week] as number) - weekUsed;
    let index = firstOfSlot[slot] as number;
    for (; index < count && oldWeek[index] === week; index += 1) {
      if ((oldStart[index] as number) < end || (oldTopic[index] as number) < topic) continue;
      const between = Math.min((oldBefore[index] as number) - at, left);
      if (((needed[oldTopic[index] as number] as number) - done) * grid <= between) kept += 1;
    }
    lastInWeek = kept;
    if (tabled) {
      const cell = Math.min(width - 1, Math.max(0, lead - lowest + 1));
      kept += reach[(week + 1) * width + cell] as number;
    } else {
      kept += count - index;
    }
    return Math.min(kept, ofTopicsFrom[topic] as number);
  }

  function fitsBy(
    before: number,
    byDay: number,
    end: number,
    slot: number,
    weekUsed: number,
  ): boolean {
    const steps = (needed[before] as number) - lastDone;
    const week = time.week[slot] as number;
    const last = weekOfDay(byDay);
    const day = Math.min(time.days - 1, byDay);
    if (last <= week) {
      const at = (time.before[slot] as number) + end - (time.from[slot] as number);
      const left = (limits.week[week] as number) - weekUsed;
      return steps * grid <= Math.max(0, Math.min((time.dayEnd[day] as number) - at, left));
    }
    if (last >= weeks) return true;
    const opens = time.before[time.firstSlotOfDay[last * DAYS_PER_WEEK] as number] as number;
    const within = Math.min((time.dayEnd[day] as number) - opens, limits.week[last] as number);
    const whole = (roomBefore[last] as number) - (roomBefore[week + 1] as number);
    return (
      steps <= roomInWeek(end, slot, weekUsed) + whole + Math.floor(Math.max(0, within) / grid)
    );
  }

  function mostEffort(topic: number, steps: number, toKeep: number): number {
    const own = Math.max(0, (goal[topic] as number) - steps);
    const most = Math.min(own + (goalsFrom[topic + 1] as number), lastRoom);
    const later = toKeep - lastInWeek;
    if (!tabled || later <= 0) return most;
    // The least lead with which so many are in reach, by halving.
    let low = 0;
    let high = Math.min(width - 1, Math.max(0, lastLead - lowest + 1));
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((reach[lastRow + middle] as number) >= later) high = middle;
      else low = middle + 1;
    }
    const first = firstTopic[lastRow + low] as number;
    if (first <= topic) return most;
    const spare = lastLead - (low - 1 + lowest);
    const before = (needed[first] as number) - lastDone + spare;
    return Math.min(most, before + (goalsFrom[first] as number));
  }

  return { mostKept, fitsBy, mostEffort };
}
