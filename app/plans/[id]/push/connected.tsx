import { SubmitButton } from '../reschedule/submit-button';
import type { DateStyle } from '../../../_components/format-dates';
import { leaveFromPage, retryFromPage } from './actions';
import { nextTryText, stateText, type ConnectedStatus } from './push-text';
import { PushWatch } from './push-watch';
import { RenewForm } from './renew-form';

interface ConnectedProps {
  readonly planId: string;
  readonly status: ConnectedStatus;
  readonly style: DateStyle;
}

/** Where the pushing stands, what to do about a problem, and how it ends. */
export function Connected({ planId, status, style }: ConnectedProps) {
  const { kind, problem, isStopped, calendarName, host, username } = status;
  const isAtWork = kind !== 'up-to-date' && !isStopped;
  const failed = problem !== null && kind !== 'up-to-date';
  return (
    <>
      {isAtWork && <PushWatch />}
      <div role="status" className="mt-6 max-w-[62ch]">
        <p className="text-lg font-medium">{stateText(status, style)}</p>
        {problem !== null && (
          <p className="mt-2">
            {problem} {nextTryText(status, style)}
          </p>
        )}
      </div>
      {failed && (
        <form action={retryFromPage} className="mt-4">
          <input type="hidden" name="planId" value={planId} />
          <SubmitButton className="button" pending="Trying">
            Try again now
          </SubmitButton>
        </form>
      )}
      {isAtWork && (
        <noscript>
          <p className="mt-2 text-sm text-ink-soft">Load the page again to see how far it is.</p>
        </noscript>
      )}
      <dl className="mt-8 grid max-w-xl gap-x-8 gap-y-2 border-t border-line pt-4 sm:grid-cols-[auto_minmax(0,1fr)]">
        <dt className="text-ink-soft">Calendar</dt>
        <dd className="break-words">{calendarName}</dd>
        <dt className="text-ink-soft">Server</dt>
        <dd className="break-words">
          {host}, as {username}
        </dd>
      </dl>
      {kind !== 'leaving' && (
        <p className="mt-4 max-w-[62ch] text-sm text-ink-soft">
          Every change of the plan is written there at once. What you change of its events there is
          written over when the plan changes them; your own events are never touched.
        </p>
      )}
      <div className="mt-6 grid max-w-xl border-t border-line">
        <details open={isStopped} className="border-b border-line">
          <summary className="link flex min-h-11 items-center">Enter a new app password</summary>
          <div className="pt-1 pb-5">
            <RenewForm planId={planId} />
          </div>
        </details>
        <details className="border-b border-line">
          <summary className="link flex min-h-11 items-center">Disconnect</summary>
          <div className="pt-1 pb-5">
            <p>
              The password is forgotten, and changes are no longer written. The plan’s events can
              stay in the calendar or go.
            </p>
            <div className="mt-3 flex flex-wrap gap-3">
              {kind !== 'leaving' && (
                <Leave planId={planId} events="remove" text="Disconnect and remove them" />
              )}
              <Leave planId={planId} events="keep" text="Disconnect and keep them" />
            </div>
          </div>
        </details>
      </div>
    </>
  );
}

interface LeaveProps {
  readonly planId: string;
  readonly events: 'keep' | 'remove';
  readonly text: string;
}

function Leave({ planId, events, text }: LeaveProps) {
  return (
    <form action={leaveFromPage}>
      <input type="hidden" name="planId" value={planId} />
      <input type="hidden" name="events" value={events} />
      <SubmitButton className="button" pending="Disconnecting">
        {text}
      </SubmitButton>
    </form>
  );
}
