export const NONE = -1;

/** How the days on which a phase began compare: a late one may end later, an early one sooner. */
export interface Begins {
  readonly lateIsBetter: boolean;
  readonly earlyIsBetter: boolean;
}

export const ANY_BEGIN: Begins = { lateIsBetter: false, earlyIsBetter: false };

const FIRST_CAPACITY = 4096;

/**
 * The program's labels, field by field in typed arrays. A label is one way to have studied so much of
 * a topic: when its last session ended, what that used of its day and week, and what it kept.
 */
export class KeepLabels {
  /** Instant at which the last session ends. */
  end = new Int32Array(FIRST_CAPACITY);
  /** Slot in which it started, its day and its week; `NONE` before the first session. */
  slot = new Int32Array(FIRST_CAPACITY);
  day = new Int32Array(FIRST_CAPACITY);
  week = new Int32Array(FIRST_CAPACITY);
  /** Minutes used of that day and that week. */
  dayUsed = new Int32Array(FIRST_CAPACITY);
  weekUsed = new Int32Array(FIRST_CAPACITY);
  /** Old sessions kept so far, and the pinned ones among them. */
  kept = new Int32Array(FIRST_CAPACITY);
  pins = new Int32Array(FIRST_CAPACITY);
  /** What decides between equally many kept; more is better. */
  worth = new Float64Array(FIRST_CAPACITY);
  /** What a plan that goes on from here can be worth at most. */
  promise = new Float64Array(FIRST_CAPACITY);
  /** First day of the last session's phase. */
  begin = new Int32Array(FIRST_CAPACITY);
  /** The label before that session, or `NONE`; its topic, its steps, and the old session it keeps or `NONE`. */
  previous = new Int32Array(FIRST_CAPACITY);
  topic = new Int32Array(FIRST_CAPACITY);
  steps = new Int32Array(FIRST_CAPACITY);
  old = new Int32Array(FIRST_CAPACITY);
  size = 0;

  /** The one label of having done nothing yet, free from an instant on; all others are gone. */
  root(earliest: number): number {
    this.end[0] = earliest;
    for (const field of [this.dayUsed, this.weekUsed, this.kept, this.pins]) field[0] = 0;
    for (const field of [this.slot, this.day, this.week, this.begin, this.previous])
      field[0] = NONE;
    for (const field of [this.topic, this.steps, this.old]) field[0] = NONE;
    this.worth[0] = 0;
    this.promise[0] = 0;
    this.size = 1;
    return 0;
  }

  /** Where the next label is to be written; raising `size` keeps it. */
  draft(): number {
    if (this.size === this.end.length) this.grow();
    return this.size;
  }

  /** Whether label `a` can do whatever `b` can and is worth no less. */
  covers(a: number, b: number, begins: Begins): boolean {
    if ((this.end[a] as number) > (this.end[b] as number)) return false;
    const keptA = this.kept[a] as number;
    const keptB = this.kept[b] as number;
    if (keptA < keptB) return false;
    if (keptA === keptB && (this.worth[a] as number) < (this.worth[b] as number)) return false;
    const dayA = this.day[a] as number;
    const dayB = this.day[b] as number;
    // One that began after midnight may end before one that began the day before.
    if (dayA > dayB) return false;
    if (dayA === dayB && (this.dayUsed[a] as number) > (this.dayUsed[b] as number)) return false;
    if (
      this.week[a] === this.week[b] &&
      (this.weekUsed[a] as number) > (this.weekUsed[b] as number)
    ) {
      return false;
    }
    if (this.pins[a] !== this.pins[b]) return false;
    const later = (this.begin[a] as number) - (this.begin[b] as number);
    return (later >= 0 || !begins.lateIsBetter) && (later <= 0 || !begins.earlyIsBetter);
  }

  private grow(): void {
    this.end = doubled(this.end);
    this.slot = doubled(this.slot);
    this.day = doubled(this.day);
    this.week = doubled(this.week);
    this.dayUsed = doubled(this.dayUsed);
    this.weekUsed = doubled(this.weekUsed);
    this.kept = doubled(this.kept);
    this.pins = doubled(this.pins);
    this.begin = doubled(this.begin);
    this.previous = doubled(this.previous);
    this.topic = doubled(this.topic);
    this.steps = doubled(this.steps);
    this.old = doubled(this.old);
    this.worth = doubledFloats(this.worth);
    this.promise = doubledFloats(this.promise);
  }
}

function doubled(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(values.length * 2);
  larger.set(values);
  return larger;
}

function doubledFloats(values: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(values.length * 2);
  larger.set(values);
  return larger;
}
