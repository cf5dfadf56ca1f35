import type { PlannerFieldError } from '@/lib/usecases/plan-request-query';
import type { PlannerFields } from '@/lib/usecases/planner-fields';
import { counted } from '../../../_components/format-dates';
import { FieldError, errorProps } from '../../../_planner/field-error';

interface StartFieldProps {
  readonly fields: PlannerFields;
  readonly errors: readonly PlannerFieldError[];
  readonly sessionsOver: number;
  readonly onChange: (changed: Partial<PlannerFields>) => void;
}

/** The first day, for as long as nothing is over. */
export function StartField({ fields, errors, sessionsOver, onChange }: StartFieldProps) {
  const isFact = sessionsOver > 0;
  const { 'aria-describedby': error, ...invalid } = errorProps(errors, 'start');
  const described = [error, isFact ? 'start-why' : undefined].filter((id) => id !== undefined);
  return (
    <div className="min-w-0">
      <label htmlFor="start" className="label">
        {isFact ? 'Started on' : 'Starting on'}
      </label>
      <input
        id="start"
        name="start"
        type="date"
        value={fields.start}
        readOnly={isFact}
        onChange={(event) => onChange({ start: event.target.value })}
        className="control w-full text-lg read-only:text-ink-soft"
        {...invalid}
        {...(described.length > 0 && { 'aria-describedby': described.join(' ') })}
      />
      {isFact && (
        <p id="start-why" className="mt-1 text-sm text-ink-soft">
          {counted(sessionsOver, 'session is', 'sessions are')} over, and the weeks count from this
          day, so it stays.
        </p>
      )}
      <FieldError errors={errors} name="start" label="The start" />
    </div>
  );
}
