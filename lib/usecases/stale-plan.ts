import type { AuthorizedPlan } from '@/lib/db/authorized-plan';
import { listRevisionHeads } from '@/lib/db/revisions-repository';
import type { Reader } from '@/lib/db/schema';
import { revisionView, type RevisionView } from './stored-revision';

/** The plan changed since the person saw it; nothing was written. */
export interface StalePlan {
  readonly kind: 'stale';
  readonly currentRevision: number;
  /** What happened since, oldest first. */
  readonly since: readonly RevisionView[];
}

/** Undefined where the plan still is as the person saw it. */
export async function staleness(
  reader: Reader,
  plan: AuthorizedPlan,
  expectedRevision: number,
): Promise<StalePlan | undefined> {
  if (plan.revision === expectedRevision) return undefined;
  const heads = await listRevisionHeads(reader, plan, expectedRevision);
  return { kind: 'stale', currentRevision: plan.revision, since: heads.map(revisionView) };
}
