import type { Ref } from 'react';
import type { DateStyle } from '../_components/format-dates';
import type {
  PlannerFieldError,
  PlannerFieldName,
  PlannerFields,
} from '@/lib/usecases/plan-request-query';
import { DaysOffEditor } from './days-off-editor';
import { FieldError, errorProps } from './field-error';
import { WindowsEditor } from './windows-editor';

interface MoreOptionsProps {
  /** To unfold it from outside. */
  readonly details: Ref<HTMLDetailsElement>;
  readonly fields: PlannerFields;
  readonly errors: readonly PlannerFieldError[];
  readonly dateStyle: DateStyle;
  readonly onChange: (changed: Partial<PlannerFields>) => void;
}

const HERE: readonly PlannerFieldName[] = [
  'windows',
  'mon',
  'tue',
  'wed',
  'thu',
  'fri',
  'sat',
  'sun',
  'off',
  'deadline',
  'min',
  'max',
  'gap',
  'daily',
  'pace',
];

/** What most people never change. Open from the start where one of its fields is wrong. */
export function MoreOptions({ details, fields, errors, dateStyle, onChange }: MoreOptionsProps) {
  const wrong = errors.some(({ field }) => HERE.includes(field));
  return (
    <details ref={details} open={wrong || undefined} className="group mt-2">
      <summary className="link inline-flex min-h-11 items-center text-sm font-medium">
        <span className="group-open:hidden">More: times of the week, days off, deadline</span>
        <span className="hidden group-open:inline">Less</span>
      </summary>
      <div className="mt-3 grid gap-9 border-t border-line pt-6 pb-4">
        <WindowsEditor
          days={fields.days}
          errors={errors}
          dateStyle={dateStyle}
          onChange={(days) => onChange({ days })}
        />
        <div className="grid gap-x-12 gap-y-8 md:grid-cols-2">
          <DaysOffEditor text={fields.off} errors={errors} onChange={(off) => onChange({ off })} />
          <div>
            <label htmlFor="deadline" className="font-semibold">
              Deadline
            </label>
            <p className="text-sm text-ink-soft">
              The last day you want to study, if there is one.
            </p>
            <input
              id="deadline"
              name="deadline"
              type="date"
              value={fields.deadline}
              onChange={(event) => onChange({ deadline: event.target.value })}
              className="control text-sm"
              {...errorProps(errors, 'deadline')}
            />
            <FieldError errors={errors} name="deadline" label="The deadline" />
          </div>
          <fieldset>
            <legend className="font-semibold">Sessions, in minutes</legend>
            <div className="mt-1 grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-4">
              <MinutesField name="min" label="Shortest" {...{ fields, errors, onChange }} />
              <MinutesField name="max" label="Longest" {...{ fields, errors, onChange }} />
              <MinutesField name="gap" label="Pause between" {...{ fields, errors, onChange }} />
              <MinutesField name="daily" label="Most a day" {...{ fields, errors, onChange }} />
            </div>
          </fieldset>
          <fieldset>
            <legend className="font-semibold">Pace</legend>
            <div className="mt-2 grid gap-1">
              <PaceChoice
                value="recommended"
                text="The weeks the path recommends for each phase"
                {...{ fields, onChange }}
              />
              <PaceChoice value="relaxed" text="As long as it takes" {...{ fields, onChange }} />
            </div>
            <FieldError errors={errors} name="pace" label="The pace" />
          </fieldset>
        </div>
      </div>
    </details>
  );
}

type Change = Pick<MoreOptionsProps, 'fields' | 'onChange'>;

function MinutesField({
  name,
  label,
  fields,
  errors,
  onChange,
}: Change & {
  readonly name: 'min' | 'max' | 'gap' | 'daily';
  readonly label: string;
  readonly errors: readonly PlannerFieldError[];
}) {
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

function PaceChoice({
  value,
  text,
  fields,
  onChange,
}: Change & { readonly value: string; readonly text: string }) {
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
