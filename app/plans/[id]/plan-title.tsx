'use client';

import { useActionState } from 'react';
import { renameFromPage, type RenameState } from '../../actions';

interface PlanTitleProps {
  readonly planId: string;
  readonly title: string;
  readonly revision: number;
}

/** The plan's name and the way to change it. Keyed by revision, so that it closes once renamed. */
export function PlanTitle({ planId, title, revision }: PlanTitleProps) {
  const [state, rename, pending] = useActionState<RenameState, FormData>(renameFromPage, {
    kind: 'idle',
  });
  const asked = state.kind === 'stale' || state.kind === 'invalid';
  return (
    <div className="flex flex-wrap items-baseline gap-x-4">
      <h1 className="min-w-0 text-3xl font-semibold break-words">{title}</h1>
      <details className="no-print group open:basis-full" open={asked || undefined}>
        <summary className="link inline-flex min-h-9 items-center text-sm text-ink-soft">
          <span className="group-open:hidden">Rename</span>
          <span className="hidden group-open:inline">Keep the name</span>
        </summary>
        <form
          action={rename}
          className="mt-1 mb-3 flex max-w-xl flex-wrap items-end gap-x-4 gap-y-2"
        >
          <input type="hidden" name="planId" value={planId} />
          <input
            type="hidden"
            name="expectedRevision"
            value={state.kind === 'stale' ? state.currentRevision : revision}
          />
          <div className="min-w-0 flex-1 basis-60">
            <label htmlFor="plan-title" className="label">
              Name of the plan
            </label>
            <input
              id="plan-title"
              name="title"
              defaultValue={asked ? state.title : title}
              key={asked ? state.title : title}
              required
              maxLength={200}
              className="control w-full text-lg"
              aria-invalid={asked || undefined}
              aria-describedby={asked ? 'plan-title-error' : undefined}
            />
          </div>
          <button type="submit" className="button" disabled={pending}>
            {state.kind === 'stale' ? 'Use this name' : 'Rename'}
          </button>
          <div role="status" className="basis-full">
            {asked && (
              <p id="plan-title-error" className="field-error">
                {problemText(state, title)}
              </p>
            )}
            {state.kind === 'not-found' && (
              <p className="field-error">This plan is no longer here.</p>
            )}
          </div>
        </form>
      </details>
    </div>
  );
}

function problemText(
  state: Extract<RenameState, { kind: 'stale' | 'invalid' }>,
  title: string,
): string {
  if (state.kind === 'invalid') return state.message;
  return state.currentTitle === title
    ? 'The plan changed elsewhere while this page was open; its name is still the same. Nothing was renamed yet.'
    : `The plan was renamed “${state.currentTitle}” while this page was open. Nothing was changed yet.`;
}
