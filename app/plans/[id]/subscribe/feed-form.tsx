'use client';

import { startTransition, useActionState, useId } from 'react';
import { saveFeed } from './actions';
import { FeedFields } from './feed-fields';
import type { SentFeed } from './form-state';

interface FeedFormProps {
  readonly planId: string | null;
  /** Null for a feed that is still to be added. */
  readonly feedId: string | null;
  readonly saved: SentFeed;
}

/** The options of a feed, to add one or to change it. */
export function FeedForm({ planId, feedId, saved }: FeedFormProps) {
  const [state, send, isPending] = useActionState(saveFeed, { kind: 'idle' });
  const prefix = useId();
  const invalid = state.kind === 'invalid' ? state : null;
  return (
    <form
      action={send}
      onSubmit={(event) => {
        // Sent by hand where scripts run, since a form action would reset the boxes.
        event.preventDefault();
        const sent = new FormData(event.currentTarget);
        startTransition(() => send(sent));
      }}
    >
      <input type="hidden" name="planId" value={planId ?? ''} />
      <input type="hidden" name="feedId" value={feedId ?? ''} />
      <FeedFields value={invalid?.sent ?? saved} prefix={prefix} problem={invalid} />
      <p className="mt-6">
        <button type="submit" className="button" disabled={isPending}>
          {feedId === null ? 'Add this feed' : 'Save'}
        </button>
        <span role="status" className="ml-4 text-sm">
          {invalid && 'Nothing was saved yet.'}
        </span>
      </p>
    </form>
  );
}
