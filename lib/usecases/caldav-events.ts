import { createHash } from 'node:crypto';
import { planEvents } from '@/lib/calendar/plan-feed';
import { renderSingleEvent } from '@/lib/calendar/render-single-event';
import type { AuthorizedPlan } from '@/lib/db/authorized-plan';
import { listMilestones } from '@/lib/db/milestones-repository';
import { listPathsEver } from '@/lib/db/revisions-repository';
import type { Reader } from '@/lib/db/schema';
import { listSessions } from '@/lib/db/sessions-repository';
import { learningPathSchema } from './learning-path-schema';
import { planFeedInput } from './plan-feed-input';
import { currentTopics } from './stored-revision';

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
  const paths = await listPathsEver(reader, plan);
  const input = planFeedInput({
    plan,
    path: learningPathSchema.parse(plan.path),
    formerPaths: paths.map((path) => learningPathSchema.parse(path)),
    topics: await currentTopics(reader, plan),
    sessions: await listSessions(reader, plan),
    milestones: await listMilestones(reader, plan),
  });
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
