import { NO_LABEL, type LabelStore } from './label-store';
import { weekOfDay, type StudyCalendar } from './study-calendar';
import type { WorkBudget } from './work-budget';

/** So many labels of less worth are looked at when one enters the front. */
const LOOKED_AT = 16;

/**
 * The labels of one topic, by the grid steps done of it (a row) and by when they end (a place in the
 * row). Walking along a row in time, a label is dropped when one that ended no later is worth as much
 * and has used no more of the day and the week: whatever the dropped one could do next, that one can
 * do too, because it may wait. This is the dominance of label-setting programs for shortest paths with
 * resource constraints (Desrochers and Soumis 1988); since time only moves on, one walk settles a row.
 */
export class LabelRows {
  private places = new Int32Array(0).fill(NO_LABEL);
  private width = 0;
  private origin = 0;
  private topic = -1;
  private first = new Int32Array(0);
  private last = new Int32Array(0);
  private readonly placeOfSlot: Int32Array;
  private readonly from: Int32Array;
  private readonly day: Int32Array;
  /** Labels of the walk so far that may still be better than one to come, and how many they are. */
  private front = new Int32Array(64);
  private inFront = 0;

  constructor(
    private readonly labels: LabelStore,
    private readonly budget: WorkBudget,
    { slots }: StudyCalendar,
    lastEnd: Int32Array,
    private readonly grid: number,
  ) {
    this.from = Int32Array.from(slots, (slot) => slot.from);
    this.day = Int32Array.from(slots, (slot) => slot.day);
    this.placeOfSlot = new Int32Array(slots.length + 1);
    for (let slot = 0; slot < slots.length; slot += 1) {
      const places = ((lastEnd[slot] as number) - (this.from[slot] as number)) / grid;
      this.placeOfSlot[slot + 1] = (this.placeOfSlot[slot] as number) + Math.floor(places) + 1;
    }
  }

  /** Makes room for a topic: so many rows whose labels are in the slots from one to before another. */
  open(topic: number, rows: number, fromSlot: number, toSlot: number): void {
    this.topic = topic;
    this.origin = this.placeOfSlot[fromSlot] as number;
    this.width = (this.placeOfSlot[toSlot] as number) - this.origin;
    if (rows * this.width > this.places.length) {
      this.places = new Int32Array(2 * rows * this.width).fill(NO_LABEL);
    }
    if (rows > this.first.length) {
      this.first = new Int32Array(2 * rows);
      this.last = new Int32Array(2 * rows);
    }
    this.first.fill(this.width, 0, rows);
    this.last.fill(-1, 0, rows);
  }

  /** Adds a label to a row, unless one that ends with it is as good; drops those there that are no better. */
  add(row: number, label: number, closing: boolean): void {
    const { labels } = this;
    const slot = labels.slot[label] as number;
    const steps = ((labels.end[label] as number) - (this.from[slot] as number)) / this.grid;
    const place = (this.placeOfSlot[slot] as number) + Math.max(0, steps) - this.origin;
    const index = row * this.width + place;
    let before = NO_LABEL;
    let other = this.places[index] as number;
    while (other !== NO_LABEL) {
      this.budget.spend(1);
      const after = labels.next[other] as number;
      if (this.covers(other, label, closing)) {
        this.release(label);
        return;
      }
      if (this.covers(label, other, closing)) {
        if (before === NO_LABEL) this.places[index] = after;
        else labels.next[before] = after;
        this.release(other);
      } else {
        before = other;
      }
      other = after;
    }
    labels.next[label] = this.places[index] as number;
    this.places[index] = label;
    if (place < (this.first[row] as number)) this.first[row] = place;
    if (place > (this.last[row] as number)) this.last[row] = place;
  }

  /** Empties a row; its labels that no other covers, in the order in which they end. */
  settle(row: number, closing: boolean): number[] {
    const { labels, places } = this;
    const kept: number[] = [];
    let week = -1;
    this.inFront = 0;
    const offset = row * this.width;
    const last = this.last[row] as number;
    for (let place = this.first[row] as number; place <= last; place += 1) {
      let label = places[offset + place] as number;
      if (label === NO_LABEL) continue;
      places[offset + place] = NO_LABEL;
      while (label !== NO_LABEL) {
        const after = labels.next[label] as number;
        if (weekOfDay(this.dayOf(label)) !== week) {
          week = weekOfDay(this.dayOf(label));
          if (this.inFront > 1) this.enterWeek(closing);
        }
        if (this.entersFront(label, closing)) kept.push(label);
        else this.release(label);
        label = after;
      }
    }
    return kept;
  }

  private entersFront(label: number, closing: boolean): boolean {
    const { worth } = this.labels;
    const own = worth[label] as number;
    // The front is in the order of worth: only what is worth as much can cover the label.
    let rank = this.inFront;
    while (rank > 0 && (worth[this.front[rank - 1] as number] as number) < own) rank -= 1;
    this.budget.spend(rank);
    for (let index = rank - 1; index >= 0; index -= 1) {
      if (this.covers(this.front[index] as number, label, closing)) return false;
    }
    let kept = rank;
    for (let index = rank; index < this.inFront; index += 1) {
      const earlier = this.front[index] as number;
      // What is not far below is likely to be replaced; what stays for nothing only costs time.
      if (index < rank + LOOKED_AT && this.replaces(label, earlier, closing)) continue;
      this.front[kept] = earlier;
      kept += 1;
    }
    if (kept === this.front.length) {
      const larger = new Int32Array(2 * kept);
      larger.set(this.front);
      this.front = larger;
    }
    this.front.copyWithin(rank + 1, rank, kept);
    this.front[rank] = label;
    this.inFront = kept + 1;
    return true;
  }

  /** In a new week nothing is used yet, so of the weeks before only what is worth most still counts. */
  private enterWeek(closing: boolean): void {
    const { labels, inFront } = this;
    const before = this.front.slice(0, inFront);
    const isBetter = (one: number, other: number) => {
      const [a, b] = [labels.worth[one] as number, labels.worth[other] as number];
      return (a > b || (a === b && one < other)) && this.mayEndAsEarly(one, other, closing);
    };
    this.inFront = 0;
    for (const label of before) {
      if (before.some((other) => isBetter(other, label))) continue;
      this.front[this.inFront] = label;
      this.inFront += 1;
    }
  }

  /**
   * Whether `a` can do all that `b` can and is worth as much: it ends no later, has used no more of
   * the day and the week that `b` is in, and its phase may end on any day on which that of `b` may.
   */
  private covers(a: number, b: number, closing: boolean): boolean {
    const { labels } = this;
    if ((labels.worth[a] as number) < (labels.worth[b] as number)) return false;
    if ((labels.end[a] as number) > (labels.end[b] as number)) return false;
    const dayA = this.dayOf(a);
    const dayB = this.dayOf(b);
    if (dayA > dayB) return false;
    if (dayA === dayB && (labels.dayUsed[a] as number) > (labels.dayUsed[b] as number)) {
      return false;
    }
    if (
      (labels.weekUsed[a] as number) > (labels.weekUsed[b] as number) &&
      weekOfDay(dayA) === weekOfDay(dayB)
    ) {
      return false;
    }
    const endFromA = labels.endFrom[a] as number;
    const endFromB = labels.endFrom[b] as number;
    // 0 before the phase has begun, and where any day will do.
    if ((endFromA === 0) !== (endFromB === 0)) return false;
    if (endFromA > endFromB && endFromA > dayB) return false;
    return !closing || dayA >= endFromA || dayB < endFromB;
  }

  /** Whether a label makes one settled earlier useless for all that will be settled later. */
  private replaces(label: number, earlier: number, closing: boolean): boolean {
    const { labels } = this;
    if ((labels.worth[label] as number) < (labels.worth[earlier] as number)) return false;
    const day = this.dayOf(label);
    const before = this.dayOf(earlier);
    const usedToday = day === before ? (labels.dayUsed[earlier] as number) : 0;
    if ((labels.dayUsed[label] as number) > usedToday) return false;
    const sameWeek = weekOfDay(day) === weekOfDay(before);
    const usedThisWeek = sameWeek ? (labels.weekUsed[earlier] as number) : 0;
    if ((labels.weekUsed[label] as number) > usedThisWeek) return false;
    return this.mayEndAsEarly(label, earlier, closing);
  }

  private mayEndAsEarly(a: number, b: number, closing: boolean): boolean {
    const { labels } = this;
    const endFromA = labels.endFrom[a] as number;
    const endFromB = labels.endFrom[b] as number;
    if ((endFromA === 0) !== (endFromB === 0) || endFromA > endFromB) return false;
    return !closing || this.dayOf(a) >= endFromA || this.dayOf(b) < endFromB;
  }

  private dayOf(label: number): number {
    return this.day[this.labels.slot[label] as number] as number;
  }

  /** Only labels of the topic at hand can be used again: others were led to from several sides. */
  private release(label: number): void {
    if (this.labels.topic[label] === this.topic) this.labels.remove(label);
  }
}
