'use client';

import { useActionState } from 'react';
import { SubmitButton } from '../reschedule/submit-button';
import { renewFromPage } from './actions';

/** A new app password for the calendar that is connected. */
export function RenewForm({ planId }: { readonly planId: string }) {
  const [{ message }, send] = useActionState(renewFromPage, { message: null });
  const invalid =
    message === null ? {} : { 'aria-invalid': true, 'aria-describedby': 'renew-problem' };
  return (
    <form action={send} className="max-w-xl" noValidate>
      <input type="hidden" name="planId" value={planId} />
      <label className="block">
        <span className="label">New app password</span>
        <input
          type="password"
          name="password"
          autoComplete="off"
          maxLength={500}
          className="control w-full max-w-sm"
          {...invalid}
        />
      </label>
      <p id="renew-problem" role="status" className="field-error empty:hidden">
        {message}
      </p>
      <p className="mt-3">
        <SubmitButton className="button" pending="Asking the server">
          Connect again
        </SubmitButton>
      </p>
    </form>
  );
}
