import type { WorkBudget } from '../schedule/work-budget';
import type { Begins, KeepLabels } from './keep-labels';

/** Lists of labels at the same point, of which none covers another. */
export interface LabelLists {
  /** The list at so many steps of the running topic. */
  readonly at: (steps: number) => number[];
  /** Adds a label to a list unless one there covers it; drops those that it covers and that are not spared. */
  readonly offer: (
    list: number[],
    label: number,
    begins: Begins,
    limits: { readonly budget: WorkBudget; readonly mostLabels: number },
    isSpared: ((label: number) => boolean) | null,
  ) => boolean;
}

export function createLabelLists(pool: KeepLabels): LabelLists {
  const bySteps: number[][] = [];

  function at(steps: number): number[] {
    while (bySteps.length <= steps) bySteps.push([]);
    return bySteps[steps] as number[];
  }

  const offer: LabelLists['offer'] = (list, label, begins, { budget, mostLabels }, isSpared) => {
    budget.spend(list.length);
    for (const other of list) if (pool.covers(other, label, begins)) return false;
    let kept = 0;
    for (let index = 0; index < list.length; index += 1) {
      const other = list[index] as number;
      if (!pool.covers(label, other, begins) || isSpared?.(other)) list[kept++] = other;
    }
    list.length = kept;
    list.push(label);
    if (list.length > mostLabels) dropLeastPromising(list);
    return true;
  };

  function dropLeastPromising(list: number[]): void {
    let worst = 0;
    for (let index = 1; index < list.length; index += 1) {
      const [a, b] = [list[index] as number, list[worst] as number];
      if ((pool.promise[a] as number) < (pool.promise[b] as number)) worst = index;
    }
    list[worst] = list[list.length - 1] as number;
    list.length -= 1;
  }

  return { at, offer };
}
