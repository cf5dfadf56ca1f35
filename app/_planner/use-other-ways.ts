import { useMemo } from 'react';
import { explain, type Explanation } from '@/lib/core/schedule/explain';
import { headroom, type Headroom } from '@/lib/core/schedule/headroom';
import type { Fitted } from './compute-preview';
import { useSettled } from './use-settled';

/** Pause after the last change before other ways are looked for: they take many fits. */
const REST_MS = 200;

export interface OtherWays {
  /** Of an infeasible request; null where it fits, or is too large to say. */
  readonly explanation: Explanation | null;
  /** Of a request that fits. */
  readonly headroom: Headroom | null;
  /** Whether they are those of the present request. */
  readonly current: boolean;
}

function known<Answer extends object>(answer: Answer | { readonly kind: 'too-large' } | null) {
  return answer === null || 'kind' in answer ? null : answer;
}

function otherWays(fitted: Fitted | null) {
  return {
    explanation:
      fitted?.outcome.kind === 'infeasible' ? known<Explanation>(explain(fitted.problem)) : null,
    headroom: fitted?.outcome.kind === 'plan' ? known<Headroom>(headroom(fitted.problem)) : null,
  };
}

/** What else would do, computed once the form rests; until then the last answer. */
export function useOtherWays(fitted: Fitted | null): OtherWays {
  const rested = useSettled(fitted, REST_MS);
  const others = useMemo(() => otherWays(rested), [rested]);
  return { ...others, current: rested === fitted };
}
