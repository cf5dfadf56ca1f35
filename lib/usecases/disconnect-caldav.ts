import {
  deleteCaldavTarget,
  findCaldavPush,
  findCaldavTarget,
  updateCaldavTarget,
} from '@/lib/db/caldav-repository';
import { currentDatabase } from '@/lib/db/current-database';
import type { PlanOfOwner } from '@/lib/db/revisions-repository';
import { readClockMilliseconds } from '@/lib/time/clock';
import { nudgeBackgroundWork } from './background-work';
import { UNTRIED } from './caldav-retry';

/**
 * Ends the pushing of a plan, with its password. The events stay where they are, or are removed first:
 * then the connection goes with the last of them.
 */
export async function disconnectCaldav({
  events,
  ...of
}: PlanOfOwner & { readonly events: 'keep' | 'remove' }): Promise<void> {
  const database = await currentDatabase();
  await database.transaction(async (transaction) => {
    const target = await findCaldavTarget(transaction, of);
    if (!target) return;
    const push = await findCaldavPush(transaction, target.id);
    if (events === 'keep' || !push || push.objects.length === 0) {
      await deleteCaldavTarget(transaction, target.id);
      return;
    }
    const leavingSince = target.leavingSince ?? new Date(readClockMilliseconds());
    await updateCaldavTarget(transaction, target.id, { leavingSince, ...UNTRIED });
  });
  nudgeBackgroundWork('caldav-push');
}
