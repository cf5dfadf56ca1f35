'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { currentOwner } from '@/lib/auth/owner';
import { planChangeSchema } from '@/lib/usecases/plan-change';
import { pinSession } from '@/lib/usecases/pin-session';
import { recordProgress } from '@/lib/usecases/record-progress';
import { planIdField } from '../../_components/plan-id-field';
import { rescheduleHref } from './reschedule/address';
import { planHref, sessionHref } from './session-address';

const ofSession = z.object({
  planId: planIdField,
  sessionId: z.string().min(1).max(400),
});

const markForm = ofSession.extend({
  /** Nothing for a mark that is taken back. */
  doneMinutes: z.string().max(10),
  from: z.enum(['today', 'session']),
});

/** Says what got done of a session, or takes that back; the page then tells what was noted. */
export async function markSession(form: FormData): Promise<never> {
  const { planId, sessionId, doneMinutes, from } = markForm.parse(Object.fromEntries(form));
  const ownerId = await currentOwner();
  const minutes = doneMinutes.trim() === '' ? null : Number(doneMinutes);
  const outcome =
    ownerId === null
      ? null
      : await recordProgress({ ownerId, planId, marks: [{ sessionId, doneMinutes: minutes }] });
  const query = new URLSearchParams();
  if (outcome?.kind === 'recorded' && from === 'today') query.set('marked', sessionId);
  if (outcome?.kind === 'invalid') query.set('wrong', 'minutes');
  revalidatePath('/plans/[id]', 'layout');
  redirect(`${from === 'today' ? planHref(planId) : sessionHref(planId, sessionId)}?${query}`);
}

const pinForm = ofSession.extend({ pinned: z.enum(['true', 'false']) });

/** Keeps a session where it is whenever the plan is fitted again, or lets it go. */
export async function pinFromPage(form: FormData): Promise<never> {
  const { planId, sessionId, pinned } = pinForm.parse(Object.fromEntries(form));
  const ownerId = await currentOwner();
  if (ownerId !== null) {
    await pinSession({ ownerId, planId, sessionId, pinned: pinned === 'true' });
  }
  revalidatePath('/plans/[id]', 'layout');
  redirect(sessionHref(planId, sessionId));
}

const moreForm = ofSession.extend({ topicId: z.string(), hours: z.string().max(10) });

/** On to what it comes to when a topic takes more hours. */
export async function askForMoreHours(form: FormData): Promise<never> {
  const { planId, sessionId, topicId, hours } = moreForm.parse(Object.fromEntries(form));
  const minutes = Math.round(Number(hours.replace(',', '.')) * 4) * 15;
  const change = planChangeSchema.safeParse({ topics: [{ kind: 'more', topicId, minutes }] });
  redirect(
    change.success
      ? rescheduleHref(planId, { change: change.data })
      : `${sessionHref(planId, sessionId)}?wrong=hours`,
  );
}

const moveForm = ofSession.extend({
  /** Within the plan. */
  coreId: z.string(),
  day: z.string(),
  time: z.string(),
  minutes: z.string(),
});

/** On to what else moves when a session is put somewhere else. */
export async function askForMove(form: FormData): Promise<never> {
  const { planId, sessionId, coreId, day, time, minutes } = moveForm.parse(
    Object.fromEntries(form),
  );
  const change = planChangeSchema.safeParse({
    move: { sessionId: coreId, day, time, minutes: Number(minutes) },
  });
  redirect(
    change.success
      ? rescheduleHref(planId, { change: change.data })
      : `${sessionHref(planId, sessionId)}?wrong=move`,
  );
}
