import { currentDatabase } from '@/lib/db/current-database';
import { findOwnedPlan } from '@/lib/db/plans-repository';
import { keepPinned, type PlanOfOwner } from '@/lib/db/revisions-repository';
import { listSessions, pinStoredSession } from '@/lib/db/sessions-repository';
import { coreId } from './session-rows';

/**
 * Keeps a session where it is whenever the plan is fitted again, or lets it go. It moves nothing, so
 * there is no new revision. `sessionId` is the stored one, as in the session's address.
 */
export async function pinSession(
  input: PlanOfOwner & { readonly sessionId: string; readonly pinned: boolean },
): Promise<{ readonly kind: 'pinned' | 'unpinned' | 'not-found' }> {
  const database = await currentDatabase();
  return database.transaction(async (transaction) => {
    const plan = await findOwnedPlan(transaction, input);
    const rows = plan ? await listSessions(transaction, plan) : [];
    if (!plan || !rows.some(({ id }) => id === input.sessionId)) return { kind: 'not-found' };
    await pinStoredSession(transaction, plan, input.sessionId, input.pinned);
    const pins = rows.filter(({ id, pinned }) => (id === input.sessionId ? input.pinned : pinned));
    await keepPinned(
      transaction,
      plan,
      pins.map(({ id }) => coreId(plan.id, id)),
    );
    return { kind: input.pinned ? 'pinned' : 'unpinned' };
  });
}
