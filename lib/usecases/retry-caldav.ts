import { findCaldavTarget, updateCaldavTarget } from '@/lib/db/caldav-repository';
import { currentDatabase } from '@/lib/db/current-database';
import type { PlanOfOwner } from '@/lib/db/revisions-repository';
import { nudgeBackgroundWork } from './background-work';
import { UNTRIED } from './caldav-retry';

/** Has a push that failed tried again now, instead of in its time. */
export async function retryCaldav(of: PlanOfOwner): Promise<void> {
  const database = await currentDatabase();
  await database.transaction(async (transaction) => {
    const target = await findCaldavTarget(transaction, of);
    if (!target) return;
    await updateCaldavTarget(transaction, target.id, UNTRIED);
  });
  nudgeBackgroundWork('caldav-push');
}
