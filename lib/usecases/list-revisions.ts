import { currentDatabase } from '@/lib/db/current-database';
import { findOwnedPlan } from '@/lib/db/plans-repository';
import { listRevisionHeads, type PlanOfOwner } from '@/lib/db/revisions-repository';
import { revisionView, type RevisionView } from './stored-revision';

/** The history of the owner's plan, newest first; null where the owner has no such plan. */
export async function listRevisions(target: PlanOfOwner): Promise<readonly RevisionView[] | null> {
  const database = await currentDatabase();
  return database.read(async (reader) => {
    const plan = await findOwnedPlan(reader, target);
    if (!plan) return null;
    const heads = await listRevisionHeads(reader, plan);
    return heads.map(revisionView).toReversed();
  });
}
