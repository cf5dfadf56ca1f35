import type { PlannerFieldError } from '@/lib/usecases/plan-request-query';
import type { PlannerFields } from '@/lib/usecases/planner-fields';

/** What became of the form that was sent. */
export interface SettingsState {
  /** Counts the answers, so that each one is told. */
  readonly answered: number;
  readonly kind: 'idle' | 'unchanged' | 'errors' | 'gone';
  readonly errors: readonly PlannerFieldError[];
  /** As sent, so that a page without scripts shows them again. */
  readonly fields: PlannerFields | null;
}

export const NOT_SENT: SettingsState = { answered: 0, kind: 'idle', errors: [], fields: null };
