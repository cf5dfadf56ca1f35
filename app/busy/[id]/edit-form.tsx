'use client';

import { startTransition, useActionState, type SubmitEvent } from 'react';
import type { BusyCalendarView } from '@/lib/usecases/busy-calendars';
import { saveCalendar } from '../actions';
import { CalendarFields } from '../calendar-fields';
import { NOT_SENT } from '../edit-state';

/** A calendar's name, colour and rules, to change them. */
export function EditForm({ calendar }: { readonly calendar: BusyCalendarView }) {
  const [state, send, isPending] = useActionState(saveCalendar, NOT_SENT);

  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    // Sent by hand where scripts run, since a form action would reset the boxes.
    event.preventDefault();
    const sent = new FormData(event.currentTarget);
    startTransition(() => send(sent));
  }

  return (
    <form action={send} onSubmit={onSubmit} noValidate className="mt-10 grid gap-6">
      <input type="hidden" name="id" value={calendar.id} />
      <CalendarFields fields={calendar} nameError={state.nameError} />
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <button type="submit" disabled={isPending} className="button button-primary">
          {isPending ? 'Saving' : 'Save'}
        </button>
        <p role="status">{state.saved ? 'Saved.' : (state.message ?? '')}</p>
      </div>
    </form>
  );
}
