import Link from 'next/link';
import type { Instant } from '@/lib/core/civil/civil';
import { formatDay } from '@/lib/core/civil/civil';
import { planChangeSchema } from '@/lib/usecases/plan-change';
import type { PlanView, SessionView } from '@/lib/usecases/view-plan';
import { markSession } from './actions';
import { markText } from './mark-text';
import { rescheduleHref } from './reschedule/address';
import { SubmitButton } from './reschedule/submit-button';

interface SessionMarksProps {
  readonly view: PlanView;
  readonly session: SessionView;
  /** The page to come back to. */
  readonly from: 'today' | 'session';
}

/** The ways to say what got done of a session. */
export function SessionMarks({ view, session, from }: SessionMarksProps) {
  const { id, minutes, start } = session;
  const send = { planId: view.id, sessionId: id, from };
  const isMarked = session.doneMinutes !== null;
  return (
    <div className="no-print flex flex-wrap items-start gap-3">
      {session.doneMinutes !== minutes && (
        <Mark {...send} doneMinutes={minutes} className="button button-primary">
          Done
        </Mark>
      )}
      <details className="group/partly open:basis-full">
        <summary className="button group-open/partly:mb-3">Partly</summary>
        <form action={markSession} className="flex flex-wrap items-end gap-x-4 gap-y-2">
          <Fields {...send} />
          <div>
            <label htmlFor={`partly-${id}`} className="label">
              Minutes of {minutes}
            </label>
            <input
              id={`partly-${id}`}
              name="doneMinutes"
              type="number"
              min={1}
              max={minutes}
              required
              defaultValue={partOf(session)}
              className="control w-20"
            />
          </div>
          <SubmitButton className="button" pending="Noting">
            Note it
          </SubmitButton>
        </form>
      </details>
      {start <= view.now && session.doneMinutes !== 0 && (
        <Mark {...send} doneMinutes={0} className="button">
          Not done
        </Mark>
      )}
      {start > view.now && !isMarked && (
        <Link href={notThenHref(view, session)} className="button">
          {session.day === view.today ? 'Not today' : 'Not on that day'}
        </Link>
      )}
    </div>
  );
}

function partOf({ doneMinutes, minutes }: SessionView): number {
  return doneMinutes === null || doneMinutes === 0 || doneMinutes === minutes
    ? Math.round(minutes / 2)
    : doneMinutes;
}

interface MarkProps {
  readonly planId: string;
  readonly sessionId: string;
  readonly from: 'today' | 'session';
  /** Null takes the mark back. */
  readonly doneMinutes: number | null;
  readonly className: string;
  readonly children: string;
}

/** One mark as one click. */
export function Mark({ doneMinutes, className, children, ...send }: MarkProps) {
  return (
    <form action={markSession}>
      <Fields {...send} />
      <input type="hidden" name="doneMinutes" value={doneMinutes ?? ''} />
      <SubmitButton className={className} pending="Noting">
        {children}
      </SubmitButton>
    </form>
  );
}

function Fields({ planId, sessionId, from }: Pick<MarkProps, 'planId' | 'sessionId' | 'from'>) {
  return (
    <>
      <input type="hidden" name="planId" value={planId} />
      <input type="hidden" name="sessionId" value={sessionId} />
      <input type="hidden" name="from" value={from} />
    </>
  );
}

/** What it comes to when the session's day is a day off. */
function notThenHref({ id, sessions, now }: PlanView, session: SessionView): string {
  const day = formatDay(session.day);
  const away = sessions
    .filter((one) => one.day === session.day && isToCome(one, now))
    .map((one) => one.id.slice(id.length + 1));
  const change = planChangeSchema.parse({ away: [{ from: day, to: day }], unpin: away });
  return rescheduleHref(id, { change });
}

function isToCome({ start, doneMinutes }: SessionView, now: Instant): boolean {
  return start > now && doneMinutes === null;
}

interface MarkedProps {
  readonly view: PlanView;
  readonly session: SessionView;
}

/** What was noted just now, and the way back. */
export function JustMarked({ view, session }: MarkedProps) {
  const mark = markText(session);
  return (
    <div className="no-print mb-6 flex flex-wrap items-center gap-x-4 gap-y-1 rounded-lg bg-sunken px-4 py-2">
      <p role="status" className="min-w-0">
        {mark === null ? 'Taken back. ' : 'Noted: '}
        {session.title}
        {mark !== null && `, ${mark}`}.
        {mark !== null && session.doneMinutes !== session.minutes && (
          <>
            {' '}
            <Link
              href={rescheduleHref(view.id, { change: planChangeSchema.parse({}) })}
              className="link"
            >
              Find time for the rest
            </Link>
          </>
        )}
      </p>
      {mark !== null && (
        <Mark
          planId={view.id}
          sessionId={session.id}
          from="today"
          doneMinutes={null}
          className="link min-h-9 font-semibold"
        >
          Undo
        </Mark>
      )}
    </div>
  );
}
