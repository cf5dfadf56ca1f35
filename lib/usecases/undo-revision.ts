import { currentDatabase } from '@/lib/db/current-database';
import { findOwnedPlan } from '@/lib/db/plans-repository';
import { findRevision, listRevisionHeads } from '@/lib/db/revisions-repository';
import { listSessionsEver } from '@/lib/db/sessions-repository';
import { instantOfMilliseconds, readClockMilliseconds } from '@/lib/time/clock';
import { nudgeBackgroundWork } from './background-work';
import { learningPathSchema } from './learning-path-schema';
import { planSettingsSchema } from './plan-request';
import { settledSessions } from './settled-sessions';
import { staleness, type StalePlan } from './stale-plan';
import {
  revisedPins,
  revisedPlan,
  revisionView,
  type RevisionSummary,
  type RevisionView,
} from './stored-revision';
import { writeRevision } from './write-revision';

export type UndoOutcome =
  | {
      readonly kind: 'undone';
      readonly revision: number;
      /** The revision that the plan is like again. */
      readonly restores: number;
      readonly summary: RevisionSummary;
    }
  /** There is no earlier revision, or none of that number. */
  | { readonly kind: 'nothing-to-undo' }
  | StalePlan
  | { readonly kind: 'not-found' };

/**
 * Makes the plan what it was before its last change, its name, settings and path included, as a new
 * revision. A second undo goes one change further back; `to` goes to any revision, later ones too, so
 * that an undo can be undone. What is a fact stays where it happened, and nothing that was reported is
 * lost.
 */
export async function undoRevision(input: {
  readonly ownerId: string;
  readonly planId: string;
  readonly expectedRevision: number;
  readonly to?: number | undefined;
}): Promise<UndoOutcome> {
  const milliseconds = readClockMilliseconds();
  const database = await currentDatabase();
  const outcome = await database.transaction(async (transaction): Promise<UndoOutcome> => {
    const plan = await findOwnedPlan(transaction, input);
    if (!plan) return { kind: 'not-found' };
    const stale = await staleness(transaction, plan, input.expectedRevision);
    if (stale) return stale;
    const revisions = (await listRevisionHeads(transaction, plan)).map(revisionView);
    const target = restoredRevision(revisions, plan.revision, input.to);
    const found = target === null ? undefined : await findRevision(transaction, plan, target);
    if (target === null || !found) return { kind: 'nothing-to-undo' };
    const rows = await listSessionsEver(transaction, plan);
    const current = rows.filter(({ removedAt }) => removedAt === null);
    const facts = settledSessions(current, instantOfMilliseconds(milliseconds));
    const restored = revisedPlan(found.revision);
    const next = {
      reason: 'undone' as const,
      title: found.revision.title,
      settings: planSettingsSchema.parse(found.revision.request),
      path: learningPathSchema.parse(found.path),
      pathHash: found.pathHash,
      sessions: restored.sessions,
      plan: restored,
      kept: new Set(facts.map(({ id }) => id)),
      pinned: revisedPins(found.revision),
      strategy: null,
      restores: target,
    };
    const at = new Date(milliseconds);
    const written = await writeRevision(transaction, input.ownerId, plan, rows, next, at);
    if (written.kind === 'unchanged') return { kind: 'nothing-to-undo' };
    return {
      kind: 'undone',
      revision: written.revision,
      restores: target,
      summary: written.summary,
    };
  });
  nudgeBackgroundWork('caldav-push');
  return outcome;
}

/** The number of the revision to go back to, or null. Deleting a plan and bringing it back changes nothing of it. */
function restoredRevision(
  revisions: readonly RevisionView[],
  current: number,
  to: number | undefined,
): number | null {
  const byNumber = new Map(revisions.map((revision) => [revision.number, revision]));
  /** The revision that first had what the plan was at this one. */
  const originOf = (number: number): number => {
    const revision = byNumber.get(number);
    if (revision?.reason === 'deleted' || revision?.reason === 'restored') {
      return originOf(number - 1);
    }
    return revision?.summary?.restores ?? number;
  };
  const origin = originOf(current);
  if (to !== undefined) return byNumber.has(to) && originOf(to) !== origin ? originOf(to) : null;
  return origin > 1 ? originOf(origin - 1) : null;
}
