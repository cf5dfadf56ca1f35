import type { WorkBudget } from './work-budget';

export const NO_LABEL = -1;

/** What makes a label better: to end earlier with less used, or also to have fewer sessions. */
export type LabelOrder = 'earliest' | 'earliest-and-fewest';

const FIRST_CAPACITY = 4096;

/**
 * The solver's labels, field by field in typed arrays, since it makes tens of thousands of them. A
 * label is one way to have studied so much: when its last session ended and what it used of that
 * session's day and week. Labels at the same point form a linked list.
 */
export class LabelPool {
  /** Instant at which the last session ends. */
  end = new Int32Array(FIRST_CAPACITY);
  /** Day and plan week of the last session's start, counted from the start day. */
  day = new Int32Array(FIRST_CAPACITY);
  week = new Int32Array(FIRST_CAPACITY);
  /** Minutes used of that day and that week. */
  dayUsed = new Int32Array(FIRST_CAPACITY);
  weekUsed = new Int32Array(FIRST_CAPACITY);
  /** Index of the slot in which the last session started. */
  slot = new Int32Array(FIRST_CAPACITY);
  /** The label before that session, or `NO_LABEL`. */
  previous = new Int32Array(FIRST_CAPACITY);
  /** Length of that session in minutes, its phase, and its topic within the phase. */
  minutes = new Int32Array(FIRST_CAPACITY);
  phase = new Int32Array(FIRST_CAPACITY);
  topic = new Int32Array(FIRST_CAPACITY);
  /** Sessions so far. */
  pieces = new Int32Array(FIRST_CAPACITY);
  /** The next label at the same point, or `NO_LABEL`. */
  private next = new Int32Array(FIRST_CAPACITY);
  private size = 0;

  constructor(private readonly budget: WorkBudget) {}

  clear(): void {
    this.size = 0;
  }

  /** Where the next label is to be written; `keep` or `offer` makes it one. */
  draft(): number {
    if (this.size === this.end.length) this.grow();
    return this.size;
  }

  /** Makes the draft a label. */
  keep(): number {
    this.next[this.size] = NO_LABEL;
    this.size += 1;
    return this.size - 1;
  }

  /** Makes the draft a label of a list unless one there is as good; drops from it what the draft beats. */
  offer(heads: Int32Array, point: number, order: LabelOrder): void {
    const draft = this.size;
    let before = NO_LABEL;
    let label = heads[point] as number;
    while (label !== NO_LABEL) {
      this.budget.spend(1);
      const after = this.next[label] as number;
      if (this.isAsGood(label, draft, order)) return;
      if (this.covers(draft, label, order)) {
        if (before === NO_LABEL) heads[point] = after;
        else this.next[before] = after;
      } else {
        before = label;
      }
      label = after;
    }
    this.next[draft] = heads[point] as number;
    heads[point] = draft;
    this.size += 1;
  }

  /** Of these labels, those that no other is as good as. */
  best(labels: readonly number[], order: LabelOrder): readonly number[] {
    const kept: number[] = [];
    for (const label of labels) {
      this.budget.spend(kept.length);
      if (kept.some((other) => this.covers(other, label, order))) continue;
      const stay = kept.filter((other) => !this.covers(label, other, order));
      kept.splice(0, kept.length, ...stay, label);
    }
    return kept;
  }

  /** The labels of a list. */
  list(head: number): readonly number[] {
    const labels: number[] = [];
    for (let label = head; label !== NO_LABEL; label = this.next[label] as number) {
      labels.push(label);
    }
    return labels;
  }

  /** The label after this one in its list, or `NO_LABEL`. */
  following(label: number): number {
    return this.next[label] as number;
  }

  /** Whether the draft adds nothing to the label; of two that can do the same the fewer sessions win. */
  private isAsGood(label: number, draft: number, order: LabelOrder): boolean {
    if (!this.covers(label, draft, order)) return false;
    const fewer = (this.pieces[draft] as number) < (this.pieces[label] as number);
    return !fewer || !this.covers(draft, label, order);
  }

  /** Whether `a` can do all that `b` can: it ends no later and has at least as much left of its day and week. */
  private covers(a: number, b: number, order: LabelOrder): boolean {
    if ((this.end[a] as number) > (this.end[b] as number)) return false;
    const [dayA, dayB] = [this.day[a] as number, this.day[b] as number];
    if (dayA > dayB) return false;
    if (dayA === dayB && (this.dayUsed[a] as number) > (this.dayUsed[b] as number)) return false;
    const sameWeek = this.week[a] === this.week[b];
    if (sameWeek && (this.weekUsed[a] as number) > (this.weekUsed[b] as number)) return false;
    return order === 'earliest' || (this.pieces[a] as number) <= (this.pieces[b] as number);
  }

  private grow(): void {
    const larger = (values: Int32Array<ArrayBuffer>) => {
      const grown = new Int32Array(values.length * 2);
      grown.set(values);
      return grown;
    };
    this.end = larger(this.end);
    this.day = larger(this.day);
    this.week = larger(this.week);
    this.dayUsed = larger(this.dayUsed);
    this.weekUsed = larger(this.weekUsed);
    this.slot = larger(this.slot);
    this.previous = larger(this.previous);
    this.minutes = larger(this.minutes);
    this.phase = larger(this.phase);
    this.topic = larger(this.topic);
    this.pieces = larger(this.pieces);
    this.next = larger(this.next);
  }
}
