'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { currentOwner } from '@/lib/auth/owner';
import { checkFeed } from '@/lib/usecases/check-feed';
import type { FeedOptions } from '@/lib/usecases/feed-options';
import { addFeed, changeFeed, renewFeedAddress, stopFeed } from '@/lib/usecases/manage-feeds';
import { planIdField } from '../../../_components/plan-id-field';
import { subscribeHref } from './address';
import type { CheckState, FeedFormState } from './form-state';

const feedId = z.string().min(1).max(100);

/** Which feed a form is of; no plan's id for the feeds of all plans. */
const feedForm = z.object({
  planId: z.union([z.literal('').transform(() => null), planIdField]),
  feedId,
});

const newFeedForm = feedForm.extend({ feedId: z.union([z.literal(''), feedId]) });

const optionFields = z.object({
  name: z.string().max(1000),
  work: z.enum(['all', 'study', 'reviews']),
  time: z.enum(['busy', 'free']),
  titles: z.enum(['plain', 'private', 'language-neutral']),
  sessions: z.literal('on').optional(),
  milestones: z.literal('on').optional(),
  phases: z.literal('on').optional(),
});

/** Adds a feed, or changes one, and goes on to it. */
export async function saveFeed(_: FeedFormState, form: FormData): Promise<FeedFormState> {
  const fields = Object.fromEntries(form);
  const { planId, feedId: id } = newFeedForm.parse(fields);
  const { name: typed, work, time, titles, ...shown } = optionFields.parse(fields);
  const name = typed.trim();
  const options: FeedOptions = {
    sessions: shown.sessions === 'on',
    milestones: shown.milestones === 'on',
    phases: shown.phases === 'on',
    work,
    time,
    titles,
  };
  const ownerId = await currentOwner();
  if (ownerId === null) return redirect(subscribeHref(planId, { done: 'gone' }));
  const given = { ownerId, name: name === '' ? null : name, options };
  const saved =
    id === '' ? await addFeed({ ...given, planId }) : await changeFeed({ ...given, feedId: id });
  switch (saved.kind) {
    case 'invalid':
      return {
        kind: 'invalid',
        field: saved.field,
        message: saved.message,
        sent: { name: typed, options },
      };
    case 'not-found':
      return redirect(subscribeHref(planId, { done: 'gone' }));
    case 'too-many':
      return redirect(subscribeHref(planId, { done: 'full' }));
    case 'added':
      return redirect(subscribeHref(planId, { feed: saved.feedId, done: 'added' }));
    case 'changed':
      return redirect(subscribeHref(planId, { feed: id, done: 'changed' }));
  }
}

/** Gives a feed a new address; the present one is found no more. */
export async function renewFromPage(form: FormData): Promise<never> {
  const { planId, feedId: id } = feedForm.parse(Object.fromEntries(form));
  const ownerId = await currentOwner();
  const renewed = ownerId === null ? null : await renewFeedAddress({ ownerId, feedId: id });
  return redirect(
    renewed?.kind === 'renewed'
      ? subscribeHref(planId, { feed: id, done: 'renewed' })
      : subscribeHref(planId, { done: 'gone' }),
  );
}

/** Ends a feed for good. */
export async function stopFromPage(form: FormData): Promise<never> {
  const { planId, feedId: id } = feedForm.parse(Object.fromEntries(form));
  const ownerId = await currentOwner();
  const stopped = ownerId === null ? null : await stopFeed({ ownerId, feedId: id });
  return redirect(
    subscribeHref(planId, { done: stopped?.kind === 'stopped' ? 'stopped' : 'gone' }),
  );
}

/** Asks the feed for its calendar as a calendar service would. */
export async function checkFromPage(_: CheckState, form: FormData): Promise<CheckState> {
  const { planId, feedId: id } = feedForm.parse(Object.fromEntries(form));
  const ownerId = await currentOwner();
  const check = ownerId === null ? null : await checkFeed({ ownerId, planId, feedId: id });
  return check === null ? { kind: 'gone' } : { kind: 'checked', check };
}
