'use client';

import { useActionState, useState } from 'react';
import { replaceFile } from '../actions';
import { FileInput } from '../file-input';
import { NOT_SENT } from '../edit-state';

interface ReplaceFormProps {
  readonly id: string;
  readonly largestFile: number;
}

/** A newer file in place of the one that was uploaded. */
export function ReplaceForm({ id, largestFile }: ReplaceFormProps) {
  const [state, send, isPending] = useActionState(replaceFile, NOT_SENT);
  const [tooLarge, setTooLarge] = useState(false);
  const message = tooLarge ? 'The file is larger than 10 MB.' : state.message;
  return (
    <form action={send} className="mt-4 flex flex-wrap items-end gap-x-5 gap-y-3">
      <input type="hidden" name="id" value={id} />
      <FileInput
        label="A newer file (.ics)"
        largest={largestFile}
        invalid={message === null ? {} : { 'aria-invalid': true, 'aria-describedby': 'file-error' }}
        onTooLarge={setTooLarge}
      />
      <button type="submit" disabled={isPending || tooLarge} className="button">
        {isPending ? 'Reading it' : 'Use this file'}
      </button>
      <p
        role="status"
        id="file-error"
        className={state.saved ? '' : 'field-error w-full empty:hidden'}
      >
        {state.saved && !tooLarge ? 'The new file is in force.' : message}
      </p>
    </form>
  );
}
