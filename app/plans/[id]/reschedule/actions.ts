'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { currentOwner } from '@/lib/auth/owner';
import { planChangeSchema } from '@/lib/usecases/plan-change';
import { acceptProposal } from '@/lib/usecases/propose-replan';
import { recordProgress } from '@/lib/usecases/record-progress';
import { undoRevision } from '@/lib/usecases/undo-revision';
import { planIdField } from '../../../_components/plan-id-field';
import { rescheduleHref, seenSchema, type Asked } from './address';
import { readDoneForm, type DoneFormState } from './done-fields';

const planForm = z.object({ planId: planIdField });

/** Records what got done, then goes on to what can be done with the rest. */
export async function continueFromDone(
  { answered }: DoneFormState,
  form: FormData,
): Promise<DoneFormState> {
  const { planId } = planForm.parse(Object.fromEntries(form));
  const read = readDoneForm(form, answered + 1);
  if (read.errors.length > 0) return read.state;
  const ownerId = await currentOwner();
  const next = rescheduleHref(planId, { change: planChangeSchema.parse(read.change) });
  if (ownerId !== null && read.marks.length > 0) {
    const recorded = await recordProgress({ ownerId, planId, marks: read.marks });
    switch (recorded.kind) {
      case 'recorded':
        revalidatePath(`/plans/${encodeURIComponent(planId)}`, 'layout');
        break;
      case 'invalid':
        return { ...read.state, errors: [{ field: 'done', message: recorded.message }] };
      case 'unknown-sessions':
      case 'stale':
      case 'not-found':
        redirect(rescheduleHref(planId, { answer: 'unchanged' }));
    }
  }
  redirect(next);
}

/** Accepts the option that was seen; where that cannot be, the page says why and shows it anew. */
export async function acceptFromPreview(form: FormData): Promise<never> {
  const seen = seenSchema.parse(Object.fromEntries(form));
  const { planId, change, strategy, revision } = seen;
  const ownerId = await currentOwner();
  const outcome =
    ownerId === null
      ? ({ kind: 'not-found' } as const)
      : await acceptProposal({ ...seen, ownerId });
  const again = (more: Pick<Asked, 'answer' | 'since'>) =>
    redirect(rescheduleHref(planId, { change, strategy, ...more }));
  switch (outcome.kind) {
    case 'accepted':
    case 'not-found':
      return toPlan(planId);
    case 'unchanged':
      return redirect(rescheduleHref(planId, { answer: 'unchanged' }));
    case 'stale':
      return again({ answer: 'stale', since: revision });
    case 'changed':
    case 'refused':
      return again({ answer: outcome.kind, since: undefined });
    case 'invalid':
    case 'busy':
    case 'exceeded':
      return again({ answer: undefined, since: undefined });
  }
}

const undoForm = planForm.extend({
  expectedRevision: z.coerce.number().int().min(1),
  to: z.coerce.number().int().min(1).optional(),
});

/** Takes the last change back, or brings it back with `to`; the plan's page says what became of it. */
export async function undoFromPage(form: FormData): Promise<never> {
  const request = undoForm.parse(Object.fromEntries(form));
  const ownerId = await currentOwner();
  if (ownerId !== null) await undoRevision({ ...request, ownerId });
  return toPlan(request.planId);
}

/** To the plan's page, with nothing of what the browser remembers of it. */
function toPlan(planId: string): never {
  const path = `/plans/${encodeURIComponent(planId)}`;
  revalidatePath(path, 'layout');
  redirect(path);
}
