export const NO_LABEL = -1;

const FIRST_CAPACITY = 1 << 11;

/**
 * The solver's labels, field by field in typed arrays, since it makes tens of thousands of them. A
 * label is one way to have studied so much: when its last session ended, what it used of that
 * session's day and week, and what the way there was worth. Labels that lead nowhere are used again.
 */
export class LabelStore {
  /** Instant at which the last session ends. */
  end = new Int32Array(FIRST_CAPACITY);
  /** Index of the slot in which the last session started. */
  slot = new Int32Array(FIRST_CAPACITY);
  /** Minutes used of that session's day and plan week. */
  dayUsed = new Int32Array(FIRST_CAPACITY);
  weekUsed = new Int32Array(FIRST_CAPACITY);
  /** First day on which the last session of its phase may start. */
  endFrom = new Int32Array(FIRST_CAPACITY);
  /** Weighted effort first, then fewer sessions; see `Worth`. */
  worth = new Float64Array(FIRST_CAPACITY);
  /** The label before that session, or `NO_LABEL`. */
  previous = new Int32Array(FIRST_CAPACITY);
  /** That session's length in minutes, and its topic among all that have anything to plan. */
  minutes = new Int32Array(FIRST_CAPACITY);
  topic = new Int32Array(FIRST_CAPACITY);
  /** The next label at the same place, or the next one to be used again. */
  next = new Int32Array(FIRST_CAPACITY);
  private size = 0;
  private unused = NO_LABEL;

  clear(): void {
    this.size = 0;
    this.unused = NO_LABEL;
  }

  /** A label whose fields are to be written. */
  add(): number {
    const label = this.unused;
    if (label !== NO_LABEL) {
      this.unused = this.next[label] as number;
      return label;
    }
    if (this.size === this.end.length) this.grow();
    this.size += 1;
    return this.size - 1;
  }

  /** Gives back a label from which no other was made. */
  remove(label: number): void {
    this.next[label] = this.unused;
    this.unused = label;
  }

  private grow(): void {
    const larger = (values: Int32Array<ArrayBuffer>) => {
      const grown = new Int32Array(values.length * 2);
      grown.set(values);
      return grown;
    };
    const worth = new Float64Array(this.worth.length * 2);
    worth.set(this.worth);
    this.worth = worth;
    this.end = larger(this.end);
    this.slot = larger(this.slot);
    this.dayUsed = larger(this.dayUsed);
    this.weekUsed = larger(this.weekUsed);
    this.endFrom = larger(this.endFrom);
    this.previous = larger(this.previous);
    this.minutes = larger(this.minutes);
    this.topic = larger(this.topic);
    this.next = larger(this.next);
  }
}
