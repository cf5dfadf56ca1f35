import type { CivilDay } from '@/lib/core/civil/civil';
import type { FrontierPoint } from '@/lib/core/schedule/frontier';
import type { Plan } from '@/lib/core/schedule/plan';
import type { PlannerFieldError } from '@/lib/usecases/plan-request-query';
import type { PlannerFields } from '@/lib/usecases/planner-fields';
import type { DateStyle } from '../_components/format-dates';
import { FieldError } from './field-error';
import { aimLabel, finishAim } from './finish-aim';
import { FrontierPicture } from './frontier-picture';

const NAMED_AIMS = [
  { value: 'soonest', text: 'Sooner' },
  { value: 'standard', text: 'Standard' },
  { value: 'deepest', text: 'Deeper' },
] as const;

interface AimChoiceProps {
  readonly fields: PlannerFields;
  readonly errors: readonly PlannerFieldError[];
  readonly points: readonly FrontierPoint[];
  readonly plan: Plan | null;
  readonly dateStyle: DateStyle;
  readonly today: CivilDay;
  readonly onChange: (changed: Partial<PlannerFields>) => void;
}

/** Sooner or deeper, the learner's choice: any point of the frontier, or an aim by its name. */
export function AimChoice(props: AimChoiceProps) {
  const { fields, errors, points, plan, dateStyle, today, onChange } = props;
  const named = NAMED_AIMS.some(({ value }) => value === fields.aim);
  const aims = named
    ? NAMED_AIMS
    : [...NAMED_AIMS, { value: fields.aim, text: aimLabel(fields.aim, dateStyle) }];
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">Finish sooner or go deeper</legend>
      {points.length > 1 && (
        <FrontierPicture
          points={points}
          choice={{ aim: fields.aim, plan }}
          dateStyle={dateStyle}
          today={today}
          onChoose={({ lastDay }) => onChange({ aim: finishAim(lastDay) })}
        />
      )}
      <div className="segments mt-2">
        {aims.map(({ value, text }) => (
          <label key={value}>
            <input
              type="radio"
              name="aim"
              value={value}
              checked={fields.aim === value}
              onChange={() => onChange({ aim: value })}
            />
            {text}
          </label>
        ))}
      </div>
      <FieldError errors={errors} name="aim" label="The aim" />
    </fieldset>
  );
}
