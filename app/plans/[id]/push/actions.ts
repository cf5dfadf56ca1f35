'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { currentOwner } from '@/lib/auth/owner';
import {
  chooseCaldavCalendar,
  connectCaldav,
  renewCaldavPassword,
} from '@/lib/usecases/connect-caldav';
import { disconnectCaldav } from '@/lib/usecases/disconnect-caldav';
import { allowCaldavSignIn } from '@/lib/usecases/request-limits';
import { retryCaldav } from '@/lib/usecases/retry-caldav';
import { planIdField } from '../../../_components/plan-id-field';
import { tryAgainText } from '../../../_components/try-again-text';
import { clientAddress } from '../../../client-address';
import type { ConnectState, MessageState } from './form-states';
import { NEW_CALENDAR } from './new-calendar';
import { pushHref } from './push-href';

const ofPlan = z.object({ planId: planIdField });
const text = z.string().max(2000);

const connectForm = ofPlan.extend({ server: text, username: text, password: text });

/** Connects the plan to a calendar server, and goes on to its calendars. */
export async function connectFromPage(_: ConnectState, form: FormData): Promise<ConnectState> {
  const { planId, ...access } = connectForm.parse(Object.fromEntries(form));
  const ownerId = await currentOwner();
  if (ownerId === null) return redirect('/plans');
  const { server, username } = access;
  const limit = await signInLimit();
  if (limit !== null) return { problem: { field: null, message: limit }, server, username };
  const connected = await connectCaldav({ ownerId, planId, ...access });
  if (connected.ok) return redirect(pushHref(planId));
  return { problem: connected.failure, server, username };
}

/** When another password can be tried by whoever asks; null where it can now. */
async function signInLimit(): Promise<string | null> {
  const limit = await allowCaldavSignIn(clientAddress({ headers: await headers() }));
  return tryAgainText(limit, 'Many passwords were tried just now.');
}

const chooseForm = ofPlan.extend({ calendar: text.default(''), newName: text });

/** Decides for a calendar of the server, or for a new one. */
export async function chooseFromPage(_: MessageState, form: FormData): Promise<MessageState> {
  const { planId, calendar, newName } = chooseForm.parse(Object.fromEntries(form));
  const ownerId = await currentOwner();
  if (ownerId === null) return redirect('/plans');
  const choice = calendar === NEW_CALENDAR ? { newName } : { url: calendar };
  const chosen = await chooseCaldavCalendar({ ownerId, planId, choice });
  return chosen.ok ? redirect(pushHref(planId)) : { message: chosen.failure };
}

const renewForm = ofPlan.extend({ password: text });

/** Takes a new app password. */
export async function renewFromPage(_: MessageState, form: FormData): Promise<MessageState> {
  const { planId, password } = renewForm.parse(Object.fromEntries(form));
  const ownerId = await currentOwner();
  if (ownerId === null) return redirect('/plans');
  const limit = await signInLimit();
  if (limit !== null) return { message: limit };
  const renewed = await renewCaldavPassword({ ownerId, planId, password });
  return renewed.ok ? redirect(pushHref(planId)) : { message: renewed.failure };
}

/** Tries now instead of later. */
export async function retryFromPage(form: FormData): Promise<never> {
  const { planId } = ofPlan.parse(Object.fromEntries(form));
  const ownerId = await currentOwner();
  if (ownerId !== null) await retryCaldav({ ownerId, planId });
  return redirect(pushHref(planId));
}

const leaveForm = ofPlan.extend({ events: z.enum(['keep', 'remove']) });

/** Ends the pushing; the events stay or go. */
export async function leaveFromPage(form: FormData): Promise<never> {
  const { planId, events } = leaveForm.parse(Object.fromEntries(form));
  const ownerId = await currentOwner();
  if (ownerId !== null) await disconnectCaldav({ ownerId, planId, events });
  return redirect(pushHref(planId));
}
