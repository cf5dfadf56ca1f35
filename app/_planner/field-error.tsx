import type { PlannerFieldError, PlannerFieldName } from '@/lib/usecases/plan-request-query';

/** The attributes that tie an input to its error, none where there is none. */
export function errorProps(
  errors: readonly PlannerFieldError[],
  name: PlannerFieldName,
): { readonly 'aria-invalid'?: true; readonly 'aria-describedby'?: string } {
  return errors.some(({ field }) => field === name)
    ? { 'aria-invalid': true, 'aria-describedby': `${name}-error` }
    : {};
}

interface FieldErrorProps {
  readonly errors: readonly PlannerFieldError[];
  readonly name: PlannerFieldName;
  /** The field's label: the message continues it. */
  readonly label: string;
}

export function FieldError({ errors, name, label }: FieldErrorProps) {
  const found = errors.filter(({ field }) => field === name);
  if (found.length === 0) return null;
  return (
    <p id={`${name}-error`} className="field-error">
      {found.map(({ message }) => `${label} ${message}.`).join(' ')}
    </p>
  );
}
