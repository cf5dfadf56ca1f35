/** A linear term: column and coefficient. */
export type Term = readonly [column: number, coefficient: number];

/** A mixed integer program in rows, as every MILP solver takes it: maximise cost under row and column bounds. */
export class MilpModel {
  readonly costs: number[] = [];
  readonly lowers: number[] = [];
  readonly uppers: number[] = [];
  readonly integers: boolean[] = [];
  readonly rowLowers: number[] = [];
  readonly rowUppers: number[] = [];
  readonly rowStarts: number[] = [0];
  readonly indices: number[] = [];
  readonly values: number[] = [];

  /** A new variable that is 0 or 1; its column. */
  binary(cost = 0): number {
    return this.#column(cost, true);
  }

  /** A new variable from 0 to 1; its column. */
  fraction(cost = 0): number {
    return this.#column(cost, false);
  }

  /** lower <= the sum of the terms <= upper. */
  row(lower: number, terms: readonly Term[], upper: number): void {
    this.rowLowers.push(lower);
    this.rowUppers.push(upper);
    for (const [column, coefficient] of terms) {
      this.indices.push(column);
      this.values.push(coefficient);
    }
    this.rowStarts.push(this.indices.length);
  }

  /** The sum of some variables is at most that of others. */
  atMost(lesser: readonly number[], greater: readonly number[], constant = 0): void {
    const terms = [
      ...lesser.map((column): Term => [column, 1]),
      ...greater.map((column): Term => [column, -1]),
    ];
    this.row(-Infinity, terms, constant);
  }

  #column(cost: number, isInteger: boolean): number {
    this.costs.push(cost);
    this.lowers.push(0);
    this.uppers.push(1);
    this.integers.push(isInteger);
    return this.costs.length - 1;
  }
}
