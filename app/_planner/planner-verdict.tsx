import { useMemo, useRef } from 'react';
import type { LearningPath } from '@/lib/core/path/learning-path';
import type { PlannerFieldError } from '@/lib/usecases/plan-request-query';
import type { PlannerFields } from '@/lib/usecases/planner-fields';
import { weekPlans } from '@/lib/usecases/week-plans';
import type { DateStyle } from '../_components/format-dates';
import type { Fitted, PreviewGround } from './compute-preview';
import { conflictText } from './conflict-text';
import { fixesOf } from './fixes';
import { FixList } from './planner-result';
import { useOtherWays } from './use-other-ways';
import { useSettled } from './use-settled';
import type { OffsetsState } from './use-zone-offsets';
import { conflictingText, headroomText, planVerdict, type Verdict } from './verdict-text';

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

/** Pause after the last change before the verdict is announced: once, not with every key. */
const ANNOUNCE_MS = 500;

type Asked = Pick<PlannerVerdictProps, 'fitted' | 'errors' | 'reading' | 'path' | 'dateStyle'>;

function verdictOf({ fitted, errors, reading, path, dateStyle }: Asked): Verdict {
  if (errors.length > 0) {
    const things = errors.length === 1 ? 'One thing' : `${errors.length} things`;
    const need = errors.length === 1 ? 'needs' : 'need';
    const text = `${things} above ${need} another look.`;
    return { title: 'Not yet a plan.', text, detail: null };
  }
  if (reading === 'unreachable') {
    return {
      title: 'The time zone could not be read.',
      text: 'The server did not answer. What you entered is kept; change the zone or load the page again.',
      detail: null,
    };
  }
  if (!fitted) return { title: null, text: 'Reading the time zone.', detail: null };
  const { outcome, problem, today } = fitted;
  switch (outcome.kind) {
    case 'plan':
      return planVerdict(outcome.plan, weekPlans(problem, outcome.plan), problem, dateStyle, today);
    case 'infeasible':
      return {
        title: 'It does not fit yet.',
        text: conflictText(outcome.conflict, path, problem, dateStyle, today),
        detail: null,
      };
    case 'too-large':
      return {
        title: 'This path is too large for these settings.',
        text: 'More ways to place its sessions would have to be tried than a preview may take. Longer sessions or fewer study times leave fewer ways.',
        detail: null,
      };
  }
}

/** What comes of the form: the plan, why there is none, or what is still missing. */
export function PlannerVerdict(props: PlannerVerdictProps) {
  const { fitted, errors, reading, path, dateStyle, onFix } = props;
  const section = useRef<HTMLElement>(null);
  const { title, text, detail } = useMemo(
    () => verdictOf({ fitted, errors, reading, path, dateStyle }),
    [fitted, errors, reading, path, dateStyle],
  );
  const announced = useSettled(title === null ? text : `${title} ${text}`, ANNOUNCE_MS);
  return (
    <>
      <section ref={section} tabIndex={-1} aria-label="Does it fit" className="min-w-0">
        {title === null ? (
          <p className="text-lg text-ink-soft">{text}</p>
        ) : (
          <>
            <h2 className="text-2xl font-semibold">{title}</h2>
            <p className="mt-2 max-w-[60ch] text-lg">{text}</p>
          </>
        )}
        {fitted && errors.length === 0 && reading !== 'unreachable' && (
          <Beyond
            {...props}
            fitted={fitted}
            onFix={(fields) => {
              // The fix goes with its button: the keyboard stays where the new verdict is.
              section.current?.focus({ preventScroll: true });
              onFix(fields);
            }}
          />
        )}
        {detail !== null && <p className="mt-1 text-sm text-ink-soft">{detail}</p>}
      </section>
      <p role="status" className="sr-only">
        {announced}
      </p>
    </>
  );
}

/** What else would do: of a plan its room, of an infeasible request what to change. */
function Beyond(props: PlannerVerdictProps & { readonly fitted: Fitted }) {
  const { fitted, fields, ground, dateStyle, onFix } = props;
  const { outcome, problem, today } = fitted;
  const { explanation, headroom, current } = useOtherWays(fitted);
  const explained = current ? explanation : null;
  const fixes = useMemo(
    () => fixesOf(explained?.relaxations ?? [], fields, ground, dateStyle, today),
    [explained, fields, ground, dateStyle, today],
  );
  if (outcome.kind === 'plan') {
    return (
      headroom && (
        <p className="mt-2">
          {headroomText(headroom, problem, outcome.plan.finishDay, dateStyle, today)}
        </p>
      )
    );
  }
  if (outcome.kind === 'too-large') return null;
  return (
    <>
      {explained && (
        <p className="mt-1 max-w-[60ch]">{conflictingText(explained.conflicting, problem)}</p>
      )}
      <FixList fixes={current ? fixes : null} onFix={onFix} />
    </>
  );
}
