import type { DatedRevision } from '@/lib/usecases/view-history';
import { clockTime, weekdayDay, type DateStyle } from '../../../_components/format-dates';
import { undoFromPage } from '../reschedule/actions';
import { revisionText } from '../reschedule/revision-text';
import { SubmitButton } from '../reschedule/submit-button';

const STRATEGIES = {
  'keep-deadline': 'kept the finish',
  'shift-finish': 'shifted the finish',
  'trim-depth': 'went lighter',
  'more-hours': 'took more hours',
} as const;

interface HistoryProps {
  readonly planId: string;
  /** Newest first. */
  readonly revisions: readonly DatedRevision[];
  readonly compared: { readonly from: number; readonly to: number } | null;
  readonly today: number;
  readonly style: DateStyle;
}

/** Every revision of the plan: when, why, what moved, and the ways back. */
export function History({ planId, revisions, compared, today, style }: HistoryProps) {
  const [newest] = revisions;
  if (!newest) return null;
  const isLikeNow = ({ number }: DatedRevision) =>
    number === newest.number || number === newest.summary?.restores;
  const when = ({ day, minute }: DatedRevision) =>
    `${weekdayDay(day, style, today)}, ${clockTime(minute, style)}`;
  return (
    <section aria-labelledby="history-heading">
      <h2 id="history-heading" className="text-xl font-semibold">
        History
      </h2>
      <ol className="mt-3 border-t border-line">
        {revisions.map((revision) => (
          <li
            key={revision.number}
            className="grid items-center gap-x-6 border-b border-line py-2 sm:grid-cols-[10rem_minmax(0,1fr)_auto]"
          >
            <span className="text-ink-soft">{when(revision)}</span>
            <span>
              {revisionText(revision)}
              {revision.summary?.strategy && (
                <span className="text-ink-soft"> It {STRATEGIES[revision.summary.strategy]}.</span>
              )}
              {revision.summary?.restores && (
                <span className="text-ink-soft">
                  {' '}
                  Back to revision {revision.summary.restores}.
                </span>
              )}
            </span>
            <span className="flex items-center gap-4">
              <span className="text-sm text-ink-soft">
                <span className="sr-only">Revision </span>
                {revision.number}
              </span>
              <GoBack
                planId={planId}
                current={newest.number}
                to={
                  revision === newest && newest.summary !== null
                    ? undefined
                    : isLikeNow(revision)
                      ? null
                      : revision.number
                }
              />
            </span>
          </li>
        ))}
      </ol>
      {revisions.length > 1 && (
        <form
          method="get"
          action="#comparison"
          className="no-print mt-4 flex flex-wrap items-end gap-x-5 gap-y-3"
        >
          {(['from', 'to'] as const).map((name) => (
            <label key={name} className="grid min-w-0">
              <span className="label">{name === 'from' ? 'Compare' : 'with'}</span>
              <select
                name={name}
                defaultValue={compared?.[name] ?? (name === 'from' ? 1 : newest.number)}
                className="control"
              >
                {revisions.map((revision) => (
                  <option key={revision.number} value={revision.number}>
                    {revision.number}: {when(revision)}
                  </option>
                ))}
              </select>
            </label>
          ))}
          <button type="submit" className="button">
            Compare
          </button>
        </form>
      )}
    </section>
  );
}

interface GoBackProps {
  readonly planId: string;
  readonly current: number;
  /** Undefined for the change before; null where the plan is like that already. */
  readonly to: number | null | undefined;
}

function GoBack({ planId, current, to }: GoBackProps) {
  if (to === null) return <span className="text-sm text-ink-soft">as the plan is now</span>;
  return (
    <form action={undoFromPage} className="no-print">
      <input type="hidden" name="planId" value={planId} />
      <input type="hidden" name="expectedRevision" value={current} />
      {to !== undefined && <input type="hidden" name="to" value={to} />}
      <SubmitButton className="link min-h-9 text-sm font-semibold" pending="Going back">
        {to === undefined ? 'Undo' : 'Go back to this one'}
      </SubmitButton>
    </form>
  );
}
