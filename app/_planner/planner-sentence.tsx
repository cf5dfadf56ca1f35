import type { CSSProperties } from 'react';
import { WEEKLY_HOURS } from '@/lib/usecases/availability-schema';
import type { PlannerFieldError } from '@/lib/usecases/plan-request-query';
import type { PlannerFields } from '@/lib/usecases/planner-fields';
import { hoursText } from '../_components/format-dates';
import { useScripted } from '../_components/use-scripted';
import { FieldError, errorProps } from './field-error';
import { windowMinutes } from './window-hours';
import { ZoneInput } from './zone-input';

interface PlannerSentenceProps {
  readonly fields: PlannerFields;
  readonly errors: readonly PlannerFieldError[];
  readonly paths: readonly { readonly slug: string; readonly title: string }[];
  readonly zones: readonly string[];
  readonly onChange: (changed: Partial<PlannerFields>) => void;
}

const { min: LEAST_HOURS, max: MOST_HOURS } = WEEKLY_HOURS;

/** The form's first lines: what to fit, into how many hours, from when, where. */
export function PlannerSentence({ fields, errors, paths, zones, onChange }: PlannerSentenceProps) {
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-3xl font-medium tracking-tight">
        <label htmlFor="path">Fit</label>
        <select
          id="path"
          name="path"
          value={fields.path}
          onChange={(event) => onChange({ path: event.target.value })}
          className="control py-0 !font-semibold tracking-tight"
          {...errorProps(errors, 'path')}
        >
          {paths.some(({ slug }) => slug === fields.path) ? null : (
            <option value={fields.path}>{fields.path}</option>
          )}
          {paths.map(({ slug, title }) => (
            <option key={slug} value={slug}>
              {title}
            </option>
          ))}
        </select>
        <span>into your weeks.</span>
      </div>
      <FieldError errors={errors} name="path" label="The path" />

      <div className="mt-6 grid grid-cols-2 gap-x-6 gap-y-4 sm:mt-8 sm:gap-x-12 lg:grid-cols-[minmax(0,1.5fr)_auto_minmax(0,1fr)]">
        <HoursField fields={fields} errors={errors} onChange={onChange} />
        <div className="min-w-0">
          <label htmlFor="start" className="label">
            Starting on
          </label>
          <input
            id="start"
            name="start"
            type="date"
            value={fields.start}
            onChange={(event) => onChange({ start: event.target.value })}
            className="control w-full text-lg"
            {...errorProps(errors, 'start')}
          />
          <FieldError errors={errors} name="start" label="The start" />
        </div>
        <div className="min-w-0">
          <ZoneInput fields={fields} errors={errors} zones={zones} onChange={onChange} />
        </div>
      </div>
    </>
  );
}

/** Hours a week, or all that the study times hold. */
export function HoursField({
  fields,
  errors,
  onChange,
}: Pick<PlannerSentenceProps, 'fields' | 'errors' | 'onChange'>) {
  const hours = Number(fields.hours.replace(',', '.'));
  const reached = Math.min(1, Math.max(0, (hours - LEAST_HOURS) / (MOST_HOURS - LEAST_HOURS)));
  const byHours = fields.mode !== 'windows';
  const scripted = useScripted();
  return (
    <fieldset className="col-span-2 min-w-0 lg:col-span-1">
      <legend className="sr-only">How much time you have</legend>
      <div className="flex flex-wrap gap-x-5 text-sm text-ink-soft">
        <ModeChoice value="hours" fields={fields} onChange={onChange} text="Some hours a week" />
        <ModeChoice value="windows" fields={fields} onChange={onChange} text="All my study times" />
      </div>
      <div className="flex items-center gap-5">
        {byHours || !scripted ? (
          <span className="inline-flex items-center gap-1.5 text-lg whitespace-nowrap">
            <input
              id="hours"
              name="hours"
              inputMode="decimal"
              aria-label="Hours a week"
              value={fields.hours}
              onChange={(event) => onChange({ hours: event.target.value })}
              className="control w-12 text-lg"
              {...errorProps(errors, 'hours')}
            />
            h a week
          </span>
        ) : (
          // Kept for the way back to hours a week.
          <input type="hidden" name="hours" value={fields.hours} />
        )}
        {byHours ? (
          <input
            type="range"
            min={LEAST_HOURS}
            max={MOST_HOURS}
            step={0.5}
            aria-label="Hours a week, as a slider"
            value={Number.isFinite(hours) ? hours : LEAST_HOURS}
            onChange={(event) => onChange({ hours: event.target.value })}
            className="range needs-script min-w-0 flex-1"
            style={{ '--reached': `${reached * 100}%` } as CSSProperties}
          />
        ) : (
          <p className="flex min-h-11 items-center text-lg">
            <span className="font-semibold">{hoursText(windowMinutes(fields))}</span>&nbsp;a week in
            your study times
          </p>
        )}
      </div>
      <FieldError errors={errors} name="hours" label="The hours" />
      <FieldError errors={errors} name="mode" label="The kind of hours" />
    </fieldset>
  );
}

function ModeChoice({
  value,
  fields,
  onChange,
  text,
}: {
  readonly value: string;
  readonly fields: PlannerFields;
  readonly onChange: PlannerSentenceProps['onChange'];
  readonly text: string;
}) {
  return (
    <label className="inline-flex min-h-6 items-center gap-2 has-checked:text-ink">
      <input
        type="radio"
        name="mode"
        value={value}
        checked={fields.mode === value}
        onChange={() => onChange({ mode: value })}
        className="accent-accent"
      />
      {text}
    </label>
  );
}
