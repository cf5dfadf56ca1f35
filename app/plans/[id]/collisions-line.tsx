import Link from 'next/link';
import { NO_CHANGE } from '@/lib/usecases/plan-change';
import type { PlanView } from '@/lib/usecases/view-plan';
import { collisionsText } from './collisions-text';
import { OnTabs } from './plan-tabs';
import { rescheduleHref } from './reschedule/address';

/** That calendars have come to take the time of sessions, and the way to what can be done; nothing when none. */
export function CollisionsLine({ view }: { readonly view: PlanView }) {
  const { id, collisions, open } = view;
  if (collisions.length === 0) return null;
  const canMove = collisions.some(({ pinned }) => !pinned);
  return (
    <OnTabs>
      <p className="no-print mt-4 max-w-[62ch] text-lg">
        {collisionsText(collisions)}{' '}
        <Link
          // What got done is asked first, where that is not known.
          href={
            canMove
              ? rescheduleHref(id, open.length > 0 ? {} : { change: NO_CHANGE })
              : `/plans/${id}/calendar`
          }
          className="link font-semibold"
        >
          {canMove ? 'Find other times' : 'Look at the calendar'}
        </Link>
      </p>
    </OnTabs>
  );
}
