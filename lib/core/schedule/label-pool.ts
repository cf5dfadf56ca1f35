import type { Instant, Minutes } from '../civil/civil';
import { weekOfDay } from './study-calendar';

/** One way to have studied so much: when its last session ended and what it used of that day and week. */
export interface Label {
  readonly end: Instant;
  /** Day of the last session's start, after the start day. */
  readonly day: number;
  readonly dayUsed: Minutes;
  readonly weekUsed: Minutes;
  /** Index of the slot in which the last session started. */
  readonly slot: number;
  readonly previous: number;
  /** Length of the last session, its phase and its topic within the phase. */
  readonly minutes: Minutes;
  readonly phase: number;
  readonly topic: number;
  /** Sessions so far. */
  readonly pieces: number;
}

export const NO_LABEL = -1;

const FIELDS = 10;
const [END, DAY, DAY_USED, WEEK_USED, SLOT, PREVIOUS, MINUTES, PHASE, TOPIC, PIECES] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
] as const;

/** What makes a label better: to end earlier with less used, or also to have fewer sessions. */
export type LabelOrder = 'earliest' | 'earliest-and-fewest';

export interface LabelPool {
  readonly add: (label: Label) => number;
  readonly clear: () => void;
  readonly end: (label: number) => Instant;
  readonly day: (label: number) => number;
  readonly dayUsed: (label: number) => Minutes;
  readonly weekUsed: (label: number) => Minutes;
  readonly slot: (label: number) => number;
  readonly previous: (label: number) => number;
  readonly minutes: (label: number) => Minutes;
  readonly phase: (label: number) => number;
  readonly topic: (label: number) => number;
  readonly pieces: (label: number) => number;
  /** Adds the label to a list unless one there is as good; drops from it what the label beats. */
  readonly keepBest: (list: number[], label: number, order: LabelOrder) => void;
}

/** Labels side by side in one typed array: the solver makes tens of thousands of them. */
export function createLabelPool(): LabelPool {
  let values = new Int32Array(4096 * FIELDS);
  let size = 0;
  const at = (label: number, field: number) => values[label * FIELDS + field] as number;

  function add(label: Label): number {
    if ((size + 1) * FIELDS > values.length) {
      const larger = new Int32Array(values.length * 2);
      larger.set(values);
      values = larger;
    }
    const base = size * FIELDS;
    values[base + END] = label.end;
    values[base + DAY] = label.day;
    values[base + DAY_USED] = label.dayUsed;
    values[base + WEEK_USED] = label.weekUsed;
    values[base + SLOT] = label.slot;
    values[base + PREVIOUS] = label.previous;
    values[base + MINUTES] = label.minutes;
    values[base + PHASE] = label.phase;
    values[base + TOPIC] = label.topic;
    values[base + PIECES] = label.pieces;
    size += 1;
    return size - 1;
  }

  /** Whether `a` can do all that `b` can: it ends no later and has at least as much left of its day and week. */
  function covers(a: number, b: number): boolean {
    if (at(a, END) > at(b, END)) return false;
    const [dayA, dayB] = [at(a, DAY), at(b, DAY)];
    if (dayA === dayB && at(a, DAY_USED) > at(b, DAY_USED)) return false;
    if (weekOfDay(dayA) === weekOfDay(dayB) && at(a, WEEK_USED) > at(b, WEEK_USED)) return false;
    return true;
  }

  function keepBest(list: number[], label: number, order: LabelOrder): void {
    const countPieces = order === 'earliest-and-fewest';
    for (const kept of list) {
      if (!covers(kept, label)) continue;
      if (at(kept, PIECES) <= at(label, PIECES)) return;
      if (!countPieces && !covers(label, kept)) return;
    }
    let write = 0;
    for (const kept of list) {
      const beaten = covers(label, kept) && (!countPieces || at(label, PIECES) <= at(kept, PIECES));
      if (!beaten) list[write++] = kept;
    }
    list[write] = label;
    list.length = write + 1;
  }

  return {
    add,
    clear: () => {
      size = 0;
    },
    end: (label) => at(label, END),
    day: (label) => at(label, DAY),
    dayUsed: (label) => at(label, DAY_USED),
    weekUsed: (label) => at(label, WEEK_USED),
    slot: (label) => at(label, SLOT),
    previous: (label) => at(label, PREVIOUS),
    minutes: (label) => at(label, MINUTES),
    phase: (label) => at(label, PHASE),
    topic: (label) => at(label, TOPIC),
    pieces: (label) => at(label, PIECES),
    keepBest,
  };
}
