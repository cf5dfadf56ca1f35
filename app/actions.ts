'use server';

import { refresh } from 'next/cache';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { currentOwner, ensureOwner } from '@/lib/auth/owner';
import { deletePlan, renamePlan, restorePlan } from '@/lib/usecases/manage-plan';
import { savePlan } from '@/lib/usecases/save-plan';
import { planIdField } from './_components/plan-id-field';
import { DELETED_COOKIE, deletedCookieOptions } from './_components/deleted-cookie';
import { searchOfForm } from './_components/search-of';

/** Saves the planner's form as a plan; what cannot be saved goes back to the planner, which says why. */
export async function saveFromPlanner(form: FormData): Promise<never> {
  const query = searchOfForm(form);
  const saved = await savePlan({ ownerId: await ensureOwner(), query });
  redirect(saved.kind === 'saved' ? `/plans/${saved.planId}` : `/?${query}`);
}

export type RenameState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'renamed'; readonly revision: number }
  | { readonly kind: 'invalid'; readonly title: string; readonly message: string }
  | {
      readonly kind: 'stale';
      readonly title: string;
      readonly currentTitle: string;
      readonly currentRevision: number;
    }
  | { readonly kind: 'not-found' };

const renameForm = z.object({
  planId: planIdField,
  title: z.string(),
  expectedRevision: z.coerce.number().int(),
});

/** Renames a plan, unless it changed since the page was read. */
export async function renameFromPage(_: RenameState, form: FormData): Promise<RenameState> {
  const { title, ...request } = renameForm.parse(Object.fromEntries(form));
  const ownerId = await currentOwner();
  if (ownerId === null) return { kind: 'not-found' };
  const renamed = await renamePlan({ ...request, ownerId, title });
  switch (renamed.kind) {
    case 'renamed':
      refresh();
      return renamed;
    case 'stale':
      return { ...renamed, title };
    case 'invalid':
      return { ...renamed, title };
    case 'not-found':
      return renamed;
  }
}

const namedPlan = z.object({ planId: planIdField, title: z.string() });

/** Deletes a plan and remembers for two minutes which one, so that it can be brought back. */
export async function deleteFromPage(form: FormData): Promise<never> {
  const { planId: id, title } = namedPlan.parse(Object.fromEntries(form));
  const ownerId = await currentOwner();
  const deleted = ownerId === null ? null : await deletePlan({ planId: id, ownerId });
  if (deleted?.kind === 'deleted') {
    (await cookies()).set(DELETED_COOKIE, JSON.stringify({ id, title }), deletedCookieOptions());
  }
  redirect('/plans');
}

/** Brings a deleted plan back. */
export async function restoreFromList(form: FormData): Promise<never> {
  const id = planIdField.parse(form.get('planId'));
  const ownerId = await currentOwner();
  if (ownerId !== null) await restorePlan({ planId: id, ownerId });
  (await cookies()).delete({ name: DELETED_COOKIE, path: '/plans' });
  redirect('/plans');
}
