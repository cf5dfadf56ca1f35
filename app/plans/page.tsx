import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import Link from 'next/link';
import { currentOwner } from '@/lib/auth/owner';
import { listPlans } from '@/lib/usecases/view-plan';
import { restoreFromList } from '../actions';
import { DELETED_COOKIE, readDeletedCookie, type DeletedPlan } from '../_components/deleted-cookie';
import {
  clockTime,
  counted,
  dayRange,
  hoursText,
  longDay,
  weekdayDay,
} from '../_components/format-dates';
import { requestDateStyle } from '../_components/request-date-style';
import { requestToday } from '../_components/request-today';
import { subscribeHref } from './[id]/subscribe/address';

export const metadata: Metadata = {
  title: 'My plans',
  description: 'The plans saved in this browser.',
  robots: { index: false },
};

export default async function PlansPage() {
  const ownerId = await currentOwner();
  const plans = ownerId === null ? [] : await listPlans(ownerId);
  const deleted = readDeletedCookie((await cookies()).get(DELETED_COOKIE)?.value);
  const style = await requestDateStyle();
  const today = requestToday();
  return (
    <div className="page pt-4 sm:pt-8">
      <div className="max-w-4xl">
        {deleted && <DeletedLine deleted={deleted} />}
        <div className="flex flex-wrap items-center justify-between gap-4">
          <h1 className="text-3xl font-semibold">My plans</h1>
          {plans.length > 0 && (
            <p className="flex flex-wrap gap-3">
              <Link href={subscribeHref(null)} className="button">
                All plans in your calendar
              </Link>
              <Link href="/" className="button">
                Make a plan
              </Link>
            </p>
          )}
        </div>
        {plans.length === 0 ? (
          <EmptyState />
        ) : (
          <ul className="mt-6 border-t border-line">
            {plans.map((plan) => (
              <li key={plan.id} className="border-b border-line">
                <Link
                  href={`/plans/${plan.id}`}
                  className="group grid gap-x-8 gap-y-1 py-5 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-baseline"
                >
                  <span>
                    <span className="text-xl font-semibold decoration-1 underline-offset-4 group-hover:underline">
                      {plan.title}
                    </span>
                    <span className="block text-sm text-ink-soft">
                      {plan.title === plan.pathTitle ? '' : `${plan.pathTitle}, `}
                      {dayRange(plan.firstDay, plan.finishDay, style, today)},{' '}
                      {counted(plan.sessionCount, 'session')}, {hoursText(plan.totalMinutes)}
                      {plan.doneMinutes > 0 && `, ${hoursText(plan.doneMinutes)} done`}
                    </span>
                  </span>
                  <span>
                    Finish {longDay(plan.finishDay, style, today)}
                    {plan.next && (
                      <span className="block text-sm text-ink-soft">
                        Next {weekdayDay(plan.next.day, style, today)},{' '}
                        {clockTime(plan.next.minute, style)}
                      </span>
                    )}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function DeletedLine({ deleted }: { readonly deleted: DeletedPlan }) {
  return (
    <form
      action={restoreFromList}
      className="mb-8 flex flex-wrap items-center gap-x-4 gap-y-1 rounded-lg bg-sunken px-4 py-2"
    >
      <input type="hidden" name="planId" value={deleted.id} />
      <span role="status" className="min-w-0 break-words">
        Deleted “{deleted.title}”.
      </span>
      <button type="submit" className="link min-h-9 font-semibold">
        Undo
      </button>
    </form>
  );
}

/** Columns without hours: what a plan will look like. */
function EmptyState() {
  return (
    <div className="mt-8 grid max-w-xl gap-5">
      <svg
        viewBox="0 0 320 84"
        className="w-full max-w-80 text-line-strong"
        fill="none"
        stroke="currentColor"
        aria-hidden="true"
      >
        {Array.from({ length: 12 }, (_, index) => (
          <rect
            key={index}
            x={index * 25 + 1}
            y="14"
            width="19"
            height="62"
            strokeDasharray="3 3"
          />
        ))}
        <path d="M0 76.5H320" />
        <path d="M305 4V76" stroke="var(--accent)" strokeWidth="2" />
      </svg>
      <p className="text-lg">
        No plan is saved here yet. Say how many hours a week you have, see whether the path fits,
        and save it: that takes a minute and no account.
      </p>
      <p>
        <Link href="/" className="button button-primary">
          Make a plan
        </Link>
      </p>
    </div>
  );
}
