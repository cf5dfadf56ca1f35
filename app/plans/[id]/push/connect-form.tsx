'use client';

import { useActionState } from 'react';
import type { AccessField } from '@/lib/usecases/connect-caldav';
import { SubmitButton } from '../reschedule/submit-button';
import { connectFromPage } from './actions';

/** The server, the user and the app password. */
export function ConnectForm({ planId }: { readonly planId: string }) {
  const [state, send] = useActionState(connectFromPage, {
    problem: null,
    server: '',
    username: '',
  });
  const { problem } = state;
  const invalid = (field: AccessField) =>
    problem?.field === field ? { 'aria-invalid': true, 'aria-describedby': 'connect-problem' } : {};
  return (
    <form action={send} className="mt-6 grid max-w-xl gap-5" noValidate>
      <input type="hidden" name="planId" value={planId} />
      <label className="block">
        <span className="label">Server address</span>
        <input
          type="url"
          name="server"
          key={state.server}
          defaultValue={state.server}
          placeholder="https://"
          autoComplete="off"
          spellCheck={false}
          maxLength={500}
          className="control w-full"
          {...invalid('server')}
        />
      </label>
      <div className="grid gap-5 sm:grid-cols-2 sm:gap-10">
        <label className="block">
          <span className="label">User name</span>
          <input
            type="text"
            name="username"
            key={state.username}
            defaultValue={state.username}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={200}
            className="control w-full"
            {...invalid('username')}
          />
        </label>
        <label className="block">
          <span className="label">App password</span>
          <input
            type="password"
            name="password"
            autoComplete="off"
            maxLength={500}
            className="control w-full"
            {...invalid('password')}
          />
        </label>
      </div>
      <p id="connect-problem" role="status" className="field-error max-w-[62ch] empty:hidden">
        {problem?.message}
      </p>
      <p>
        <SubmitButton className="button button-primary" pending="Asking the server">
          Connect
        </SubmitButton>
      </p>
    </form>
  );
}
