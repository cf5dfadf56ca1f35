import type { ReactNode } from 'react';
import { formatDay, formatWallMinute, MINUTES_PER_DAY } from '@/lib/core/civil/civil';
import type { PlanView, SessionView } from '@/lib/usecases/view-plan';
import { askForMove, pinFromPage } from '../../actions';
import { SubmitButton } from '../../reschedule/submit-button';

interface MoveSessionProps {
  readonly view: PlanView;
  readonly session: SessionView;
  readonly isWrong: boolean;
}

/** To another time, by a form that leads to what else moves; and whether it may move at all. */
export function MoveSession({ view, session, isWrong }: MoveSessionProps) {
  const { gridMinutes } = view.settings.policy.session;
  return (
    <section aria-labelledby="move-heading">
      <h3 id="move-heading" className="text-lg font-semibold">
        Another time
      </h3>
      <form action={askForMove} className="mt-2 flex flex-wrap items-end gap-x-6 gap-y-3">
        <input type="hidden" name="planId" value={view.id} />
        <input type="hidden" name="sessionId" value={session.id} />
        <input type="hidden" name="coreId" value={session.id.slice(view.id.length + 1)} />
        <Field label="Day">
          <input
            type="date"
            name="day"
            required
            min={formatDay(view.today)}
            defaultValue={formatDay(session.day)}
            className="control"
          />
        </Field>
        <Field label="Start">
          <input
            type="time"
            name="time"
            required
            step={gridMinutes * 60}
            defaultValue={formatWallMinute(session.fromMinute % MINUTES_PER_DAY)}
            className="control"
          />
        </Field>
        <Field label="Minutes">
          <input
            type="number"
            name="minutes"
            required
            min={5}
            max={MINUTES_PER_DAY}
            step={5}
            defaultValue={session.minutes}
            className="control w-20"
          />
        </Field>
        <SubmitButton className="button" pending="Looking">
          See what moves
        </SubmitButton>
      </form>
      {isWrong && (
        <p role="alert" className="field-error">
          Give a day, a time and minutes that exist.
        </p>
      )}
      <form action={pinFromPage} className="mt-4 flex flex-wrap items-center gap-x-4">
        <input type="hidden" name="planId" value={view.id} />
        <input type="hidden" name="sessionId" value={session.id} />
        <input type="hidden" name="pinned" value={session.pinned ? 'false' : 'true'} />
        <span role="status">
          {session.pinned
            ? 'Pinned: it stays here when the plan is fitted again.'
            : 'It may move when the plan is fitted again.'}
        </span>
        <SubmitButton className="link min-h-9 font-semibold" pending="Noting">
          {session.pinned ? 'Let it move' : 'Pin it here'}
        </SubmitButton>
      </form>
    </section>
  );
}

function Field({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <label className="grid">
      <span className="label">{label}</span>
      {children}
    </label>
  );
}
