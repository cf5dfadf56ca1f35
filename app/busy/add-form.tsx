'use client';

import {
  startTransition,
  useActionState,
  useEffect,
  useRef,
  useState,
  type SubmitEvent,
} from 'react';
import { useScripted } from '../_components/use-scripted';
import { answerAddForm } from './actions';
import type { AddState } from './add-state';
import { foundText } from './busy-texts';
import { CalendarFields } from './calendar-fields';
import { FileInput } from './file-input';

interface AddFormProps {
  readonly start: AddState;
  /** Bytes that an uploaded file may have. */
  readonly largestFile: number;
}

/** Another calendar: its address or file first, then what it would take, then it is added. */
export function AddForm({ start, largestFile }: AddFormProps) {
  const [state, send, isPending] = useActionState(answerAddForm, start);
  const [tooLarge, setTooLarge] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const scripted = useScripted();
  const { fields, error, found } = state;

  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);

  /** Sent by hand where scripts run: a form action would reset the fields, the file among them. */
  function submit(intent: string) {
    if (!form.current || tooLarge) return;
    const sent = new FormData(form.current);
    sent.set('intent', intent);
    sent.set('scripted', 'yes');
    sent.set('zone', Intl.DateTimeFormat().resolvedOptions().timeZone);
    startTransition(() => send(sent));
  }

  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const { submitter } = event.nativeEvent;
    submit(submitter?.getAttribute('value') === 'add' ? 'add' : 'preview');
  }

  const message = tooLarge
    ? 'The file is larger than 10 MB. Most calendar apps can save a shorter stretch of time.'
    : error?.field === 'source'
      ? error.message
      : null;
  const invalid =
    message === null ? {} : ({ 'aria-invalid': true, 'aria-describedby': 'source-error' } as const);
  return (
    <form ref={form} action={send} onSubmit={onSubmit} noValidate className="mt-5 grid gap-6">
      <div className="grid gap-x-10 gap-y-4 sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <label className="block min-w-0">
          <span className="label">Secret address</span>
          <input
            type="text"
            name="address"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            defaultValue={fields.address}
            maxLength={2000}
            placeholder="https://"
            className="control w-full"
            {...invalid}
          />
        </label>
        <FileInput
          label="or a file (.ics)"
          largest={largestFile}
          invalid={invalid}
          onTooLarge={setTooLarge}
        />
      </div>
      <p id="source-error" role="status" className="field-error -mt-3 empty:hidden">
        {message}
      </p>
      {found && (
        <>
          <p role="status" className="text-lg font-medium">
            {foundText(found.times, found.overlaps)}
          </p>
          {found.keptText !== null && (
            <input type="hidden" name="keptText" value={found.keptText} />
          )}
          <CalendarFields
            fields={fields}
            nameError={error?.field === 'name' ? error.message : null}
            onRules={scripted ? () => submit('preview') : undefined}
          />
        </>
      )}
      <p className="flex flex-wrap gap-3">
        {found && (
          <button
            type="submit"
            name="intent"
            value="add"
            disabled={isPending}
            className="button button-primary"
          >
            Add this calendar
          </button>
        )}
        <button
          type="submit"
          name="intent"
          value="preview"
          disabled={isPending}
          className={found ? 'button' : 'button button-primary'}
        >
          {isPending ? 'Reading it' : found ? 'Read it again' : 'See what it holds'}
        </button>
        <span role="status" className="sr-only">
          {isPending ? 'Reading the calendar' : ''}
        </span>
      </p>
    </form>
  );
}
