import type { PlannerFieldError, PlannerFields } from '@/lib/usecases/plan-request-query';
import { FieldError } from './field-error';

const AIMS = [
  { value: 'soonest', text: 'Sooner' },
  { value: 'standard', text: 'Standard' },
  { value: 'deepest', text: 'Deeper' },
] as const;

interface AimChoiceProps {
  readonly fields: PlannerFields;
  readonly errors: readonly PlannerFieldError[];
  readonly onChange: (changed: Partial<PlannerFields>) => void;
}

/** Sooner or deeper: the learner's choice. */
export function AimChoice({ fields, errors, onChange }: AimChoiceProps) {
  return (
    <fieldset>
      <legend className="sr-only">Finish sooner or go deeper</legend>
      <div className="segments">
        {AIMS.map(({ value, text }) => (
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
