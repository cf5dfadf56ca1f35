'use client';

import { useActionState } from 'react';
import type { CaldavCalendar } from '@/lib/usecases/connect-caldav';
import { SubmitButton } from '../reschedule/submit-button';
import { chooseFromPage } from './actions';
import { NEW_CALENDAR } from './new-calendar';

interface ChooseFormProps {
  readonly planId: string;
  readonly calendars: readonly CaldavCalendar[];
  /** What a new calendar is called unless somebody says otherwise. */
  readonly newName: string;
}

/** A new calendar or one that is there. */
export function ChooseForm({ planId, calendars, newName }: ChooseFormProps) {
  const [{ message }, send] = useActionState(chooseFromPage, { message: null });
  return (
    <form action={send} className="mt-6 max-w-xl" noValidate>
      <input type="hidden" name="planId" value={planId} />
      <fieldset aria-describedby="choose-problem">
        <legend className="text-lg font-semibold">Which calendar</legend>
        <div className="mt-3 border-t border-line">
          <div className="border-b border-line py-3">
            <label className="flex min-h-9 items-center gap-3">
              <input
                type="radio"
                className="accent-accent"
                name="calendar"
                value={NEW_CALENDAR}
                defaultChecked
              />
              <span className="font-medium">A new one, so that it has its own colour</span>
            </label>
            <label className="mt-1 ml-7 block">
              <span className="label">Its name</span>
              <input
                type="text"
                name="newName"
                defaultValue={newName}
                maxLength={100}
                autoComplete="off"
                className="control w-full"
              />
            </label>
          </div>
          {calendars.map(({ url, name }) => (
            <label key={url} className="flex min-h-11 items-center gap-3 border-b border-line py-1">
              <input type="radio" className="accent-accent" name="calendar" value={url} />
              <span className="min-w-0 break-words">{name}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <p id="choose-problem" role="status" className="field-error mt-3 empty:hidden">
        {message}
      </p>
      <p className="mt-5">
        <SubmitButton className="button button-primary" pending="Beginning">
          Write the plan there
        </SubmitButton>
      </p>
    </form>
  );
}
