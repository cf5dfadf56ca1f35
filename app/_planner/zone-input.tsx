import type { PlannerFieldError } from '@/lib/usecases/plan-request-query';
import type { PlannerFields } from '@/lib/usecases/planner-fields';
import { FieldError, errorProps } from './field-error';

interface ZoneInputProps {
  readonly fields: PlannerFields;
  readonly errors: readonly PlannerFieldError[];
  readonly zones: readonly string[];
  readonly onChange: (changed: Partial<PlannerFields>) => void;
  /** Id of what says more of it. */
  readonly hintId?: string;
}

/** Whose clock the study times mean. */
export function ZoneInput({ fields, errors, zones, onChange, hintId }: ZoneInputProps) {
  const { 'aria-describedby': error, ...invalid } = errorProps(errors, 'zone');
  const described = [error, hintId].filter((id) => id !== undefined);
  return (
    <>
      <label htmlFor="zone" className="label">
        Time zone
      </label>
      <input
        id="zone"
        name="zone"
        list="zones"
        value={fields.zone}
        onChange={(event) => onChange({ zone: event.target.value })}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        className="control w-full text-lg"
        {...invalid}
        {...(described.length > 0 && { 'aria-describedby': described.join(' ') })}
      />
      <datalist id="zones">
        {zones.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <FieldError errors={errors} name="zone" label="The time zone" />
    </>
  );
}
