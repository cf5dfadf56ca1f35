import { createHash } from 'node:crypto';
import { planEvents } from '@/lib/calendar/plan-events';
import { renderSingleEvent } from '@/lib/calendar/render-single-event';
import type { AuthorizedPlan } from '@/lib/db/authorized-plan';
import type { Reader } from '@/lib/db/schema';
import { planFeedInput, readFeedSource } from './plan-feed-input';

/** An event as a calendar server shall have it. */
export interface WantedEvent {
  readonly uid: string;
  readonly text: string;
  /** SHA-256 of the text, hexadecimal. */
  readonly contentHash: string;
}

/** The plan's events by UID, as its feed has them; none of a deleted plan, whose feed is gone too. */
export async function wantedEvents(
  reader: Reader,
  plan: AuthorizedPlan,
): Promise<ReadonlyMap<string, WantedEvent>> {
  if (plan.deletedAt !== null) return new Map();
  const input = planFeedInput(await readFeedSource(reader, plan));
  return new Map(
    planEvents(input).map((event) => {
      const text = renderSingleEvent(event, plan.zone);
      return [event.uid, { uid: event.uid, text, contentHash: sha256(text) }];
    }),
  );
}

/** The address of our event in a calendar: from its UID alone, so that it is found again after a crash. */
export function eventHref(calendarUrl: string, uid: string): string {
  return new URL(`paceline-${sha256(uid).slice(0, 32)}.ics`, calendarUrl).href;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
