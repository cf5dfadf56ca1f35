import type { CSSProperties } from 'react';
import type { PlannerFieldError } from '@/lib/usecases/plan-request-query';
import type { PlannerFields } from '@/lib/usecases/planner-fields';
import { useScripted } from '../_components/use-scripted';
import { FieldError, errorProps } from './field-error';
import { freeHoursText, shareText } from './option-texts';

interface Form {
  readonly fields: PlannerFields;
  readonly errors: readonly PlannerFieldError[];
  readonly onChange: (changed: Partial<PlannerFields>) => void;
}

export function DeadlineField({ fields, errors, onChange }: Form) {
  return (
    <>
      <label htmlFor="deadline" className="text-sm text-ink-soft">
        The last day you want to study, if there is one.
      </label>
      <input
        id="deadline"
        name="deadline"
        type="date"
        value={fields.deadline}
        onChange={(event) => onChange({ deadline: event.target.value })}
        className="control block text-sm"
        {...errorProps(errors, 'deadline')}
      />
      <FieldError errors={errors} name="deadline" label="The deadline" />
    </>
  );
}

/** Lengths of sessions, the pause between them, the most of a day. */
export function SessionFields(form: Form) {
  return (
    <fieldset>
      <legend className="text-sm text-ink-soft">Minutes</legend>
      <div className="mt-1 grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-4">
        <MinutesField name="min" label="Shortest" {...form} />
        <MinutesField name="max" label="Longest" {...form} />
        <MinutesField name="gap" label="Pause between" {...form} />
        <MinutesField name="daily" label="Most a day" {...form} />
      </div>
    </fieldset>
  );
}

function MinutesField({
  name,
  label,
  fields,
  errors,
  onChange,
}: Form & { readonly name: 'min' | 'max' | 'gap' | 'daily'; readonly label: string }) {
  return (
    <div>
      <label htmlFor={name} className="label">
        {label}
      </label>
      <input
        id={name}
        name={name}
        inputMode="numeric"
        value={fields[name]}
        placeholder={name === 'daily' ? 'no limit' : undefined}
        onChange={(event) => onChange({ [name]: event.target.value })}
        className="control w-full text-sm"
        {...errorProps(errors, name)}
      />
      <FieldError errors={errors} name={name} label={label} />
    </div>
  );
}

const MOST_FREE = 30;

/** A share of each week that stays free. */
export function FreeShareField({ fields, errors, onChange }: Form) {
  const scripted = useScripted();
  const free = Number(fields.free);
  return (
    <>
      <label htmlFor="free" className="block">
        Keep {shareText(fields.free)} of each week free
      </label>
      {/* A slider tells its value only where scripts run. */}
      <input
        id="free"
        name="free"
        {...(scripted && free >= 0 && free <= MOST_FREE
          ? {
              type: 'range',
              className: 'range block w-full max-w-80',
              'aria-valuetext': shareText(fields.free),
            }
          : { type: 'number', className: 'control block w-16' })}
        min={0}
        max={MOST_FREE}
        value={fields.free}
        onChange={(event) => onChange({ free: event.target.value })}
        style={{ '--reached': `${(free / MOST_FREE) * 100}%` } as CSSProperties}
        {...errorProps(errors, 'free')}
      />
      <p className="text-sm text-ink-soft">Room for what a week brings. {freeHoursText(fields)}</p>
      <FieldError errors={errors} name="free" label="The share" />
    </>
  );
}

/** Whether the path's own weeks hold. */
export function PaceFields({ fields, errors, onChange }: Form) {
  return (
    <fieldset className="grid gap-1">
      <legend className="sr-only">Pace</legend>
      <PaceChoice
        value="recommended"
        text="The weeks the path recommends for each phase"
        {...{ fields, onChange }}
      />
      <PaceChoice value="relaxed" text="As long as it takes" {...{ fields, onChange }} />
      <FieldError errors={errors} name="pace" label="The pace" />
    </fieldset>
  );
}

function PaceChoice({
  value,
  text,
  fields,
  onChange,
}: Pick<Form, 'fields' | 'onChange'> & { readonly value: string; readonly text: string }) {
  return (
    <label className="inline-flex min-h-8 items-center gap-2 text-sm">
      <input
        type="radio"
        name="pace"
        value={value}
        checked={fields.pace === value}
        onChange={() => onChange({ pace: value })}
        className="accent-accent"
      />
      {text}
    </label>
  );
}
