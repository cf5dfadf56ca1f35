import type { Highs } from 'highs';
import type { Problem } from '@/lib/core/schedule/problem';
import { formulate, type Formulation, type Question } from './milp-formulation';

export type MilpAnswer =
  | { readonly kind: 'optimal'; readonly value: number; readonly sessions: readonly MilpSession[] }
  | { readonly kind: 'infeasible' }
  | { readonly kind: 'unfinished' };

/** One session of a solution; times are instants, lengths minutes. */
export interface MilpSession {
  readonly topicId: string;
  readonly phase: number;
  readonly start: number;
  readonly minutes: number;
}

/** Puts the question to HiGHS, which answers it to the last digit, or gives up. */
export function askHighs(
  solver: Highs,
  problem: Problem,
  question: Question,
  mostLpIterations: number,
): MilpAnswer {
  return solve(solver, problem, formulate(problem, question), mostLpIterations);
}

/** The same of a question that is formulated already. */
export function solve(
  solver: Highs,
  problem: Problem,
  formulation: Formulation,
  mostLpIterations: number,
): MilpAnswer {
  const { model } = formulation;
  if (model.costs.length === 0) return { kind: 'infeasible' };
  const { variableType, objectiveSense, modelStatus, callbackType } = solver.constants;
  const matrix = {
    format: 'csr' as const,
    numRows: model.rowLowers.length,
    numCols: model.costs.length,
    starts: model.rowStarts,
    indices: model.indices,
    values: model.values,
  };
  const bound = (value: number) =>
    value === Infinity ? solver.infinity : value === -Infinity ? -solver.infinity : value;
  return solver.withModel(
    {
      numCols: matrix.numCols,
      numRows: matrix.numRows,
      sense: objectiveSense.maximize,
      colCost: model.costs,
      colLower: model.lowers,
      colUpper: model.uppers,
      rowLower: model.rowLowers.map(bound),
      rowUpper: model.rowUppers.map(bound),
      matrix,
      integrality: model.integers.map((isInteger) =>
        isInteger ? variableType.integer : variableType.continuous,
      ),
    },
    (instance): MilpAnswer => {
      instance.options.set({
        output_flag: false,
        random_seed: 1,
        mip_rel_gap: 0,
        mip_abs_gap: 1e-7,
      });
      instance.run({
        [callbackType.mipInterrupt](event) {
          // A count of work is the same on every machine, seconds are not.
          if ((event.data.mip_total_lp_iterations ?? 0) > mostLpIterations) event.interrupt();
          return undefined;
        },
      });
      const status = instance.getModelStatus();
      if (status === modelStatus.infeasible) return { kind: 'infeasible' };
      if (status !== modelStatus.optimal) return { kind: 'unfinished' };
      return {
        kind: 'optimal',
        value: instance.getObjectiveValue(),
        sessions: sessionsOf(problem, formulation, instance.getSolution().colValue),
      };
    },
  );
}

function sessionsOf(
  { rules }: Problem,
  { choices, topics, calendar }: Formulation,
  values: ArrayLike<number>,
): readonly MilpSession[] {
  return choices
    .filter(({ column }) => (values[column] ?? 0) > 0.5)
    .map(({ topic, start, steps }) => ({
      topicId: topics[topic]?.id ?? '',
      phase: topics[topic]?.phase ?? 0,
      start: calendar.starts[start]?.instant ?? 0,
      minutes: steps * rules.gridMinutes,
    }))
    .sort((a, b) => a.start - b.start);
}
