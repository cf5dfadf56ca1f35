'use client';

import { startTransition, useActionState, useEffect, useRef } from 'react';
import { checkFromPage } from './actions';
import { checkTexts } from './check-text';
import type { CheckState } from './form-state';

/** A calendar that was just added has mostly come by then. */
const PATIENCE_MS = 3 * 60_000;

interface FeedCheckProps {
  readonly planId: string | null;
  readonly feedId: string;
  /** Whether no calendar has come yet: then the check runs by itself after some minutes. */
  readonly waiting: boolean;
}

/** Finds out whether calendars can fetch the feed, and what keeps them from it. */
export function FeedCheckForm({ planId, feedId, waiting }: FeedCheckProps) {
  const [state, check, isPending] = useActionState<CheckState, FormData>(checkFromPage, {
    kind: 'idle',
  });
  const form = useRef<HTMLFormElement>(null);
  const isDue = waiting && state.kind === 'idle';

  useEffect(() => {
    if (!isDue) return;
    const timer = setTimeout(() => {
      const sent = form.current;
      if (sent) startTransition(() => check(new FormData(sent)));
    }, PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isDue, check]);

  return (
    <form ref={form} action={check} className="mt-3">
      <input type="hidden" name="planId" value={planId ?? ''} />
      <input type="hidden" name="feedId" value={feedId} />
      <button type="submit" className="button" disabled={isPending}>
        {isPending ? 'Checking the feed' : 'Check the feed'}
      </button>
      <div role="status" className="mt-2 grid max-w-[62ch] gap-1.5">
        {linesOf(state).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </form>
  );
}

function linesOf(state: CheckState): readonly string[] {
  switch (state.kind) {
    case 'idle':
      return [];
    case 'gone':
      return ['This feed is no longer here.'];
    case 'checked':
      return checkTexts(state.check);
  }
}
