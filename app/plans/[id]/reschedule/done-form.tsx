'use client';

import { useActionState, useRef } from 'react';
import { useScripted } from '../../../_components/use-scripted';
import { Chevron } from '../../../_components/chevron';
import { continueFromDone } from './actions';
import { NOTHING_DONE, type DoneError, type DoneField } from './done-fields';
import { SubmitButton } from './submit-button';

/** A session of which nothing was said yet, in words. */
export interface OpenSession {
  /** As stored. */
  readonly id: string;
  readonly title: string;
  /** `part 1 of 3`, or nothing. */
  readonly part: string;
  readonly time: string;
  readonly minutes: number;
}

export interface OpenDay {
  readonly name: string;
  readonly sessions: readonly OpenSession[];
}

interface DoneFormProps {
  readonly planId: string;
  /** Newest first. */
  readonly days: readonly OpenDay[];
  /** Today, `YYYY-MM-DD`. */
  readonly today: string;
  /** To the options with nothing answered. */
  readonly laterHref: string;
}

/** What got done, and what is coming that the plan does not know yet. Nothing is ticked beforehand. */
export function DoneForm({ planId, days, today, laterHref }: DoneFormProps) {
  const [{ fields, errors, answered }, send] = useActionState(continueFromDone, NOTHING_DONE);
  const form = useRef<HTMLFormElement>(null);
  const scripted = useScripted();
  const tickAll = (ticked: boolean) => {
    for (const box of form.current?.querySelectorAll<HTMLInputElement>('input[name="done"]') ??
      []) {
      box.checked = ticked;
    }
  };
  return (
    <form ref={form} action={send} key={answered} className="mt-6 grid max-w-4xl gap-8">
      <input type="hidden" name="planId" value={planId} />
      {days.length > 0 && (
        <fieldset aria-describedby="done-hint">
          <legend className="sr-only">Sessions that are over</legend>
          {scripted && (
            <p className="flex gap-2">
              <button type="button" className="button" onClick={() => tickAll(true)}>
                All
              </button>
              <button type="button" className="button" onClick={() => tickAll(false)}>
                None
              </button>
            </p>
          )}
          <div className="mt-4 border-t border-line">
            {days.map((day) => (
              <Day key={day.name} day={day} done={fields.done} minutes={fields.minutes} />
            ))}
          </div>
          <p id="done-hint" className="mt-3 text-sm text-ink-soft">
            What has neither a tick nor minutes counts as not done, and finds a new time.
          </p>
          <ErrorText errors={errors} field="done" />
        </fieldset>
      )}
      {days.length === 0 ? (
        <Coming today={today} fields={fields} errors={errors} />
      ) : (
        <details open={errors.some(({ field }) => field !== 'done')} className="group/coming">
          <summary className="inline-flex min-h-11 items-baseline gap-2 font-semibold">
            <Chevron className="group-open/coming:rotate-90" />
            What is coming
            <span className="font-normal text-ink-soft">days away, a lighter week</span>
          </summary>
          <div className="mt-2 ml-5">
            <Coming today={today} fields={fields} errors={errors} />
          </div>
        </details>
      )}
      <p className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <SubmitButton className="button button-primary" pending="Working out the options">
          See the options
        </SubmitButton>
        {days.length > 0 && (
          <a href={laterHref} className="link text-sm text-ink-soft">
            See them without answering
          </a>
        )}
      </p>
    </form>
  );
}

interface DayProps {
  readonly day: OpenDay;
  readonly done: readonly string[];
  readonly minutes: Readonly<Record<string, string>>;
}

function Day({ day, done, minutes }: DayProps) {
  return (
    <section className="grid gap-x-4 border-b border-line py-3 sm:grid-cols-[11.5rem_minmax(0,1fr)]">
      <h3 className="py-2 font-semibold">{day.name}</h3>
      <ul>
        {day.sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center gap-x-4">
            <input type="hidden" name="session" value={`${session.id} ${session.minutes}`} />
            <label className="flex min-h-11 min-w-0 flex-1 basis-72 items-center gap-3">
              <input
                type="checkbox"
                name="done"
                value={session.id}
                defaultChecked={done.includes(session.id)}
                className="size-5 flex-none accent-accent"
              />
              <span className="min-w-0">
                <span className="font-medium">{session.title}</span>{' '}
                <span className="text-ink-soft">
                  {session.part && <span className="whitespace-nowrap">{session.part}, </span>}
                  <span className="whitespace-nowrap">{session.time}</span>
                </span>
              </span>
            </label>
            <label className="ml-8 flex items-center gap-2 text-sm text-ink-soft sm:ml-0">
              <span className="sr-only">
                {session.title} {session.part}, {day.name}:{' '}
              </span>
              or
              <input
                type="text"
                inputMode="numeric"
                name={`minutes.${session.id}`}
                defaultValue={minutes[session.id] ?? ''}
                maxLength={4}
                className="control min-h-8 w-10 text-right"
              />
              of {session.minutes}&nbsp;min
            </label>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ComingProps {
  readonly today: string;
  readonly fields: (typeof NOTHING_DONE)['fields'];
  readonly errors: readonly DoneError[];
}

/** Days away, a lighter week, and whether the next two days may change. */
function Coming({ today, fields, errors }: ComingProps) {
  const hasError = (field: DoneField) => errors.some((error) => error.field === field) || undefined;
  return (
    <div className="grid gap-6">
      <fieldset aria-invalid={hasError('away')}>
        <legend className="label">I am away</legend>
        <p className="flex flex-wrap items-center gap-3">
          <label className="flex items-center gap-3">
            from
            <input
              type="date"
              name="awayFrom"
              min={today}
              defaultValue={fields.awayFrom}
              aria-describedby={hasError('away') && 'away-error'}
              className="control"
            />
          </label>
          <label className="flex items-center gap-3">
            to
            <input
              type="date"
              name="awayTo"
              min={today}
              defaultValue={fields.awayTo}
              className="control"
            />
          </label>
          <span className="text-sm text-ink-soft">both days included</span>
        </p>
        <ErrorText errors={errors} field="away" />
      </fieldset>
      <fieldset>
        <legend className="label">A lighter week</legend>
        <p className="flex flex-wrap items-center gap-3">
          <label className="flex items-center gap-3">
            In the plan week of
            <input
              type="date"
              name="lighterDay"
              min={today}
              defaultValue={fields.lighterDay || today}
              className="control"
            />
          </label>
          <label className="flex items-center gap-3">
            only
            <input
              type="text"
              inputMode="decimal"
              name="lighterHours"
              defaultValue={fields.lighterHours}
              aria-describedby={hasError('lighter') && 'lighter-error'}
              className="control w-12 text-right"
            />
            hours
          </label>
        </p>
        <ErrorText errors={errors} field="lighter" />
      </fieldset>
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          name="moveSoon"
          defaultChecked={fields.moveSoon}
          className="size-5 flex-none accent-accent"
        />
        Sessions of the next 48 hours may move too
      </label>
    </div>
  );
}

function ErrorText({
  errors,
  field,
}: {
  readonly errors: readonly DoneError[];
  readonly field: DoneField;
}) {
  const own = errors.filter((error) => error.field === field);
  return (
    <div role="status" id={`${field}-error`}>
      {own.map(({ message }) => (
        <p key={message} className="field-error">
          {message}
        </p>
      ))}
    </div>
  );
}
