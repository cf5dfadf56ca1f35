import { DAYS_PER_WEEK, type Minutes } from '../civil/civil';
import type { Room } from './room';
import { weekOfDay } from './study-calendar';

/** Days of a run, and what they hold. */
export interface RoomOfDays {
  readonly room: Room;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly grid: Minutes;
}

/** Stretches of time, one after the other, each of which holds so much, whatever lies in between. */
export interface Stretches {
  readonly total: number;
  /** By steps of room gone by, those gone by at the end of that stretch. */
  readonly endOf: Int32Array;
  /** Steps of room gone by after a session. */
  readonly gone: (slot: number, end: number, dayUsed: Minutes, weekUsed: Minutes) => number;
  /** The most steps of room gone by at the end of a day. */
  readonly goneBy: (day: number) => number;
}

function stretchesOf(lengths: readonly number[]): Pick<Stretches, 'total' | 'endOf'> {
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const endOf = new Int32Array(total + 1).fill(total);
  let from = 0;
  for (const length of lengths) {
    endOf.fill(from + length, from, from + length);
    from += length;
  }
  return { total, endOf };
}

/** Each week as one stretch that holds as much as fits into it, wherever in it its windows lie. */
export function weekStretches({ room, firstDay, lastDay, grid }: RoomOfDays): Stretches {
  const lastWeek = weekOfDay(lastDay);
  const lengths: number[] = [];
  const before = new Int32Array(lastWeek + 2);
  for (let week = 0; week <= lastWeek; week += 1) {
    const from = Math.max(firstDay, week * DAYS_PER_WEEK);
    const to = Math.min(lastDay, week * DAYS_PER_WEEK + DAYS_PER_WEEK - 1);
    const length = Math.floor(room.between(from, to) / grid);
    lengths.push(length);
    before[week + 1] = (before[week] as number) + length;
  }
  return {
    ...stretchesOf(lengths),
    gone: (slot, end, dayUsed, weekUsed) => {
      const rest = Math.floor(room.restOfWeek(slot, end, dayUsed, weekUsed, lastDay) / grid);
      return (before[room.weekOf(slot) + 1] as number) - rest;
    },
    goneBy: (day) => {
      const from = Math.max(firstDay, weekOfDay(day) * DAYS_PER_WEEK);
      return (before[weekOfDay(day)] as number) + Math.ceil(room.between(from, day) / grid);
    },
  };
}

/** Each slot as a stretch, whatever the limits of days and weeks. */
export function slotStretches({ room, firstDay, lastDay, grid }: RoomOfDays): Stretches {
  const { first, next, ofSlot, restOfSlot } = room.slotsFrom(firstDay, lastDay);
  const lengths: number[] = [];
  const before = new Int32Array(next - first + 1);
  for (let slot = first; slot < next; slot += 1) {
    const length = Math.floor(ofSlot(slot) / grid);
    lengths.push(length);
    before[slot - first + 1] = (before[slot - first] as number) + length;
  }
  return {
    ...stretchesOf(lengths),
    gone: (slot, end) =>
      (before[slot - first + 1] as number) - Math.floor(restOfSlot(slot, end) / grid),
    goneBy: (day) => before[Math.max(0, room.slotsFrom(firstDay, day).next - first)] as number,
  };
}
