'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { planChangeSchema } from '@/lib/usecases/plan-change';
import { planIdField } from '../../../_components/plan-id-field';
import { rescheduleHref } from '../reschedule/address';
import { planHref } from '../session-address';

const moreForm = z.object({
  planId: planIdField,
  topicId: z.string().max(200),
  minutes: z.string().max(10),
});

/** On to what it comes to when a topic takes more time. */
export async function askForMore(form: FormData): Promise<never> {
  const { planId, topicId, minutes } = moreForm.parse(Object.fromEntries(form));
  const topics = [{ kind: 'more', topicId, minutes: Number(minutes) }];
  const change = planChangeSchema.safeParse({ topics });
  const topic = encodeURIComponent(topicId);
  return redirect(
    change.success
      ? rescheduleHref(planId, { change: change.data })
      : `${planHref(planId)}/path?wrong=${topic}#topic-${topic}`,
  );
}
