import { useMemo, useState } from 'react';
import { frontier, type FrontierPoint } from '@/lib/core/schedule/frontier';
import {
  fieldsFromQuery,
  queryFromFields,
  type PlannerFields,
} from '@/lib/usecases/planner-fields';
import { poseProblem, type PreviewGround } from './compute-preview';
import { useSettled } from './use-settled';

/** Pause after the last change before the frontier is computed: it takes many fits. */
const REST_MS = 250;

const NO_POINTS: readonly FrontierPoint[] = [];

function pointsOf(basis: string, ground: PreviewGround): readonly FrontierPoint[] | null {
  const fields = fieldsFromQuery(new URLSearchParams(basis), { start: '', zone: '' });
  const posed = poseProblem(fields, ground);
  if (posed.kind !== 'posed') return null;
  const points = frontier(posed.problem);
  return 'kind' in points ? NO_POINTS : points;
}

/**
 * The frontier of the form's fields: for each possible finishing week the highest depth. The aim only
 * chooses a point of it, so that it stays while one is dragged; the last one stays while the next is
 * computed, and while the form has mistakes.
 */
export function useFrontier(
  fields: PlannerFields,
  ground: PreviewGround,
): readonly FrontierPoint[] {
  const basis = String(queryFromFields({ ...fields, aim: 'standard' }));
  const rested = useSettled(basis, REST_MS);
  const computed = useMemo(() => pointsOf(rested, ground), [rested, ground]);
  const [last, setLast] = useState(computed);
  if (computed !== null && computed !== last) setLast(computed);
  return computed ?? last ?? NO_POINTS;
}
