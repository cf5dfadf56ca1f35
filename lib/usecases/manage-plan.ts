import { z } from 'zod';
import { currentDatabase } from '@/lib/db/current-database';
import * as plans from '@/lib/db/plans-repository';
import { readClockMilliseconds } from '@/lib/time/clock';
import { nudgeBackgroundWork } from './background-work';

const title = z
  .string()
  .trim()
  .min(1, { error: 'Give the plan a name.' })
  .max(120, { error: 'A name has at most 120 characters.' })
  .refine((text) => !/\p{Cc}/u.test(text), { message: 'A name is one line of text.' });

export type RenameOutcome =
  | { readonly kind: 'renamed'; readonly revision: number }
  | { readonly kind: 'stale'; readonly currentRevision: number; readonly currentTitle: string }
  | { readonly kind: 'invalid'; readonly message: string }
  | { readonly kind: 'not-found' };

/** Renames a plan if it still is as the person saw it. */
export async function renamePlan(input: {
  readonly planId: string;
  readonly ownerId: string;
  readonly title: string;
  readonly expectedRevision: number;
}): Promise<RenameOutcome> {
  const parsed = title.safeParse(input.title);
  if (!parsed.success) {
    return { kind: 'invalid', message: parsed.error.issues[0]?.message ?? 'Choose another name.' };
  }
  const database = await currentDatabase();
  const outcome = await database.transaction(async (transaction): Promise<RenameOutcome> => {
    const { planId, ownerId, expectedRevision } = input;
    const now = new Date(readClockMilliseconds());
    const renamed = await plans.renamePlan(transaction, {
      planId,
      ownerId,
      expectedRevision,
      title: parsed.data,
      now,
    });
    if (renamed.kind !== 'stale') return renamed;
    const current = await plans.findOwnedPlan(transaction, { planId, ownerId });
    if (!current) return { kind: 'not-found' };
    return { ...renamed, currentTitle: current.title };
  });
  nudgeBackgroundWork('caldav-push');
  return outcome;
}

type DeleteOutcome = { readonly kind: 'deleted' } | { readonly kind: 'not-found' };
type RestoreOutcome = { readonly kind: 'restored' } | { readonly kind: 'not-found' };

interface OwnPlan {
  readonly planId: string;
  readonly ownerId: string;
}

/** Deletes a plan as it is now, whatever another tab did to it: a person who deletes means the plan. */
export async function deletePlan(target: OwnPlan): Promise<DeleteOutcome> {
  const database = await currentDatabase();
  const outcome = await database.transaction(async (transaction): Promise<DeleteOutcome> => {
    const plan = await plans.findOwnedPlan(transaction, target);
    if (!plan) return { kind: 'not-found' };
    const now = new Date(readClockMilliseconds());
    const change = { ...target, expectedRevision: plan.revision, now };
    const { kind } = await plans.deletePlan(transaction, change);
    return { kind: kind === 'deleted' ? 'deleted' : 'not-found' };
  });
  nudgeBackgroundWork('caldav-push');
  return outcome;
}

/** Undoes a deletion. */
export async function restorePlan(target: OwnPlan): Promise<RestoreOutcome> {
  const database = await currentDatabase();
  const outcome = await database.transaction(async (transaction): Promise<RestoreOutcome> => {
    const expectedRevision = await plans.revisionOfDeletedPlan(transaction, target);
    if (expectedRevision === undefined) return { kind: 'not-found' };
    const now = new Date(readClockMilliseconds());
    const { kind } = await plans.restorePlan(transaction, { ...target, expectedRevision, now });
    return { kind: kind === 'restored' ? 'restored' : 'not-found' };
  });
  nudgeBackgroundWork('caldav-push');
  return outcome;
}
