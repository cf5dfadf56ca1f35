import { useMemo } from 'react';
import type { LearningPath } from '@/lib/core/path/learning-path';
import { weekLoads } from '@/lib/core/schedule/week-loads';
import type { PlannerFieldError, PlannerFields } from '@/lib/usecases/plan-request-query';
import type { DateStyle } from '../_components/format-dates';
import type { Fitted, PreviewGround } from './compute-preview';
import { conflictText } from './conflict-text';
import { fixesFor, leastHours } from './fixes';
import { ConflictVerdict, PlanVerdict } from './planner-result';
import { useSettled } from './use-settled';
import type { OffsetsState } from './use-zone-offsets';

interface PlannerVerdictProps {
  readonly fitted: Fitted | null;
  readonly errors: readonly PlannerFieldError[];
  readonly reading: OffsetsState;
  readonly ground: PreviewGround;
  readonly fields: PlannerFields;
  readonly path: LearningPath;
  readonly dateStyle: DateStyle;
  readonly onFix: (fields: PlannerFields) => void;
}

/** Pause after the last change before other ways are looked for. */
const REST_MS = 200;

type Asked = Pick<PlannerVerdictProps, 'fitted' | 'fields' | 'ground'>;

function otherWays({ fitted, fields, ground }: Asked, dateStyle: DateStyle) {
  const infeasible = fitted?.outcome.kind === 'infeasible';
  const byHours = fitted?.outcome.kind === 'plan' && fields.mode === 'hours';
  const least = byHours ? leastHours(fields, ground, Number(fields.hours)) : null;
  return {
    fixes: infeasible ? fixesFor(fields, ground, dateStyle, fitted.today) : [],
    leastHours: least !== null && least < Number(fields.hours) ? least : null,
  };
}

/** What comes of the form: the plan, why there is none, or what is still missing. */
export function PlannerVerdict(props: PlannerVerdictProps) {
  const { fitted, errors, reading, ground, fields, path, dateStyle, onFix } = props;
  const plan = fitted?.outcome.kind === 'plan' ? fitted.outcome.plan : null;
  const conflict = fitted?.outcome.kind === 'infeasible' ? fitted.outcome.conflict : null;
  const weeks = useMemo(
    () => (fitted && plan ? weekLoads(fitted.problem, plan) : []),
    [fitted, plan],
  );
  // What else would do takes many fits: it waits until the form rests.
  const asked = useMemo(() => ({ fitted, fields, ground }), [fitted, fields, ground]);
  const rested = useSettled(asked, REST_MS);
  const others = useMemo(() => otherWays(rested, dateStyle), [rested, dateStyle]);
  const current = rested === asked;

  if (errors.length > 0) {
    return (
      <>
        <h2 className="text-2xl font-semibold">Not yet a plan.</h2>
        <p className="mt-2 text-lg">
          {errors.length === 1
            ? 'One thing above needs another look.'
            : `${errors.length} things above need another look.`}
        </p>
      </>
    );
  }
  if (reading === 'unreachable') {
    return (
      <>
        <h2 className="text-2xl font-semibold">The time zone could not be read.</h2>
        <p className="mt-2 text-lg">
          The server did not answer. What you entered is kept; change the zone or load the page
          again.
        </p>
      </>
    );
  }
  if (!fitted) return <p className="text-lg text-ink-soft">Reading the time zone.</p>;
  if (conflict) {
    return (
      <ConflictVerdict
        sentence={conflictText(conflict, path, dateStyle, fitted.today)}
        fixes={current ? others.fixes : null}
        onFix={onFix}
      />
    );
  }
  if (!plan) {
    return (
      <>
        <h2 className="text-2xl font-semibold">This path is too large for these settings.</h2>
        <p className="mt-2 text-lg">
          More ways to place its sessions would have to be tried than a preview may take. Longer
          sessions or fewer study times leave fewer ways.
        </p>
      </>
    );
  }
  return (
    <PlanVerdict
      plan={plan}
      weeks={weeks}
      dateStyle={dateStyle}
      today={fitted.today}
      hasDeadline={fitted.problem.deadlineDay !== null}
      leastHours={others.leastHours}
    />
  );
}
