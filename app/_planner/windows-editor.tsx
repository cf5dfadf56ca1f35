'use client';

import type { Weekday } from '@/lib/core/civil/civil';
import { weekdayName, type DateStyle } from '../_components/format-dates';
import { useScripted } from '../_components/use-scripted';
import type { PlannerFieldError } from '@/lib/usecases/plan-request-query';
import { DAY_FIELDS, type DayField, type PlannerFields } from '@/lib/usecases/planner-fields';
import { dayWindowsText, readDayWindows, type DayWindow } from './day-windows';
import { FieldError, errorProps } from './field-error';
import { RemoveIcon } from './remove-icon';
import { WeekPicture } from './week-picture';

interface WindowsEditorProps {
  readonly days: PlannerFields['days'];
  readonly errors: readonly PlannerFieldError[];
  readonly dateStyle: DateStyle;
  readonly onChange: (days: PlannerFields['days']) => void;
}

const EVENING = '19:00-22:30';
const EARLY = '06:30-08:00';
const DAYTIME = '09:00-18:00';

/** Windows by ISO weekday, Monday first. */
const PRESETS: readonly { readonly name: string; readonly days: readonly string[] }[] = [
  {
    name: 'Evenings and weekends',
    days: [EVENING, EVENING, EVENING, EVENING, '', DAYTIME, DAYTIME],
  },
  { name: 'Weekday evenings', days: [EVENING, EVENING, EVENING, EVENING, EVENING, '', ''] },
  { name: 'Before work', days: [EARLY, EARLY, EARLY, EARLY, EARLY, '', ''] },
  { name: 'Weekends', days: ['', '', '', '', '', DAYTIME, DAYTIME] },
];

/** The weekdays in the order of the region's week. */
function weekOrder(start: Weekday): readonly Weekday[] {
  return Array.from({ length: 7 }, (_, index) => (((start - 1 + index) % 7) + 1) as Weekday);
}

/** When the learner can study: per weekday a list of from-to times; plain text fields without scripts. */
export function WindowsEditor({ days, errors, dateStyle, onChange }: WindowsEditorProps) {
  const order = weekOrder(dateStyle.weekStart);
  return (
    <fieldset>
      <legend className="sr-only">Study times</legend>
      <p className="mt-1 text-sm text-ink-soft">
        Sessions are placed inside these times only. A time that ends before it starts runs past
        midnight.
      </p>
      <div className="needs-script mt-3 -ml-2 flex flex-wrap gap-1">
        {PRESETS.map((preset) => (
          <button
            key={preset.name}
            type="button"
            className="button button-quiet"
            onClick={() =>
              onChange(
                Object.fromEntries(
                  DAY_FIELDS.map((field, index) => [field, preset.days[index] ?? '']),
                ) as Record<DayField, string>,
              )
            }
          >
            {preset.name}
          </button>
        ))}
      </div>
      <FieldError errors={errors} name="windows" label="Your week" />
      <div className="mt-3 grid gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div>
          {order.map((weekday) => {
            const field = DAY_FIELDS[weekday - 1] as DayField;
            return (
              <DayRow
                key={field}
                field={field}
                name={weekdayName(weekday)}
                text={days[field]}
                errors={errors}
                onChange={(text) => onChange({ ...days, [field]: text })}
              />
            );
          })}
        </div>
        <WeekPicture days={days} order={order} dateStyle={dateStyle} onChange={onChange} />
      </div>
    </fieldset>
  );
}

interface DayRowProps {
  readonly field: DayField;
  readonly name: string;
  readonly text: string;
  readonly errors: readonly PlannerFieldError[];
  readonly onChange: (text: string) => void;
}

function DayRow({ field, name, text, errors, onChange }: DayRowProps) {
  const scripted = useScripted();
  const windows = readDayWindows(text);
  return (
    <div className="border-b border-line py-1.5 last:border-b-0">
      <div className="grid items-start gap-x-2 sm:grid-cols-[6.5rem_minmax(0,1fr)]">
        <label htmlFor={field} className="flex min-h-8 items-center text-sm sm:min-h-11">
          {name}
        </label>
        {scripted && windows !== null ? (
          <>
            <input type="hidden" name={field} value={text} />
            <DayWindows
              field={field}
              name={name}
              windows={windows}
              errors={errors}
              onChange={onChange}
            />
          </>
        ) : (
          <input
            id={field}
            name={field}
            value={text}
            onChange={(event) => onChange(event.target.value)}
            placeholder="19:00-22:30"
            className="control w-full text-sm"
            {...errorProps(errors, field)}
          />
        )}
      </div>
      <FieldError errors={errors} name={field} label={name} />
    </div>
  );
}

interface DayWindowsProps {
  readonly field: DayField;
  readonly name: string;
  readonly windows: readonly DayWindow[];
  readonly errors: readonly PlannerFieldError[];
  readonly onChange: (text: string) => void;
}

function DayWindows({ field, name, windows, errors, onChange }: DayWindowsProps) {
  const change = (index: number, changed: Partial<DayWindow>) =>
    onChange(
      dayWindowsText(
        windows.map((window, at) => (at === index ? { ...window, ...changed } : window)),
      ),
    );
  return (
    <div className="flex flex-wrap items-center gap-x-4">
      {windows.map((window, index) => (
        <span key={index} className="inline-flex items-center gap-1.5 text-sm">
          <input
            type="time"
            step={900}
            id={index === 0 ? field : undefined}
            aria-label={`${name} from`}
            value={window.from}
            onChange={(event) => change(index, { from: event.target.value })}
            className="control text-sm"
            {...errorProps(errors, field)}
          />
          <span aria-hidden="true">–</span>
          <input
            type="time"
            step={900}
            aria-label={`${name} to`}
            value={window.to}
            onChange={(event) => change(index, { to: event.target.value })}
            className="control text-sm"
            {...errorProps(errors, field)}
          />
          <button
            type="button"
            className="button button-quiet px-2.5"
            aria-label={`Remove ${name} ${window.from} to ${window.to}`}
            onClick={() => onChange(dayWindowsText(windows.filter((_, at) => at !== index)))}
          >
            <RemoveIcon />
          </button>
        </span>
      ))}
      <button
        type="button"
        id={windows.length === 0 ? field : undefined}
        className="button button-quiet -ml-2"
        aria-label={`Add a time on ${name}`}
        onClick={() => onChange(dayWindowsText([...windows, nextWindow(windows)]))}
      >
        Add a time
      </button>
    </div>
  );
}

/** An evening on a free day, else an early morning. */
function nextWindow(windows: readonly DayWindow[]): DayWindow {
  return windows.length === 0 ? { from: '19:00', to: '22:00' } : { from: '06:30', to: '08:00' };
}
