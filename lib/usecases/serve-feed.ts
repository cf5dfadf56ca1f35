import { createHash } from 'node:crypto';
import { feedTokenHash } from '@/lib/auth/feed-token';
import { renderPlanFeed } from '@/lib/calendar/render-plan-feed';
import type { AuthorizedPlan } from '@/lib/db/authorized-plan';
import type { PlannedTopic } from '@/lib/core/schedule/plan';
import { currentDatabase } from '@/lib/db/current-database';
import { findFeedByTokenHash } from '@/lib/db/feeds-repository';
import { listMilestones } from '@/lib/db/milestones-repository';
import { listPathsEver } from '@/lib/db/revisions-repository';
import type { PlanMilestoneRow, PlanRow, Reader, StudySessionRow } from '@/lib/db/schema';
import { listSessions } from '@/lib/db/sessions-repository';
import { learningPathSchema } from './learning-path-schema';
import { planFeedInput } from './plan-feed-input';
import { currentTopics } from './stored-revision';

/** One rendering of a feed. */
export interface FeedBody {
  readonly bytes: Buffer;
  /** Strong validator of the bytes, quoted (RFC 9110, section 8.8.3). */
  readonly etag: string;
  /** When the revision was saved, milliseconds since the epoch, on a whole second as HTTP dates are. */
  readonly lastModified: number;
}

interface CachedBody extends FeedBody {
  readonly revision: number;
}

/** Bodies kept in memory, each some tens of kilobytes: the plans fetched last. */
const KEPT_BODIES = 500;
const bodies = new Map<string, CachedBody>();

/**
 * The body of the feed with this token; null for a wrong, a revoked and a deleted plan's one alike.
 * The token is looked up by its hash, so that how long it takes tells nothing about a near miss.
 */
export async function serveFeed(token: string): Promise<FeedBody | null> {
  const database = await currentDatabase();
  const tokenHash = feedTokenHash(token);
  // One snapshot, so that sessions are never kept under a revision that they are not of.
  const found = await database.read(async (reader) => {
    const feed = await findFeedByTokenHash(reader, tokenHash);
    if (!feed) return null;
    const { plan } = feed;
    const cached = bodies.get(plan.id);
    if (cached?.revision === plan.revision) return { plan, current: cached };
    return { plan, cached, rows: await feedRows(reader, plan) };
  });
  if (!found) return null;
  if (found.current) return remember(found.plan.id, found.current);
  const { plan, cached, rows } = found;
  try {
    return remember(plan.id, render(plan, rows));
  } catch (error) {
    // A calendar that gets an error may drop all its events; the last good body is true enough.
    if (cached) return cached;
    throw error;
  }
}

function remember(planId: string, body: CachedBody): CachedBody {
  bodies.delete(planId);
  bodies.set(planId, body);
  const [oldest] = bodies.keys();
  if (bodies.size > KEPT_BODIES && oldest !== undefined) bodies.delete(oldest);
  return body;
}

interface FeedRows {
  readonly sessions: readonly StudySessionRow[];
  readonly milestones: readonly PlanMilestoneRow[];
  /** As the newest revision holds it: what is reported in the meantime leaves the feed alone. */
  readonly topics: readonly PlannedTopic[];
  /** Every path that the plan was made from, newest first. */
  readonly paths: readonly unknown[];
}

async function feedRows(reader: Reader, plan: AuthorizedPlan): Promise<FeedRows> {
  return {
    sessions: await listSessions(reader, plan),
    milestones: await listMilestones(reader, plan),
    topics: await currentTopics(reader, plan),
    paths: await listPathsEver(reader, plan),
  };
}

function render(plan: PlanRow, { sessions, milestones, topics, paths }: FeedRows): CachedBody {
  const text = renderPlanFeed(
    planFeedInput({
      plan,
      path: learningPathSchema.parse(plan.path),
      formerPaths: paths.map((path) => learningPathSchema.parse(path)),
      topics,
      sessions,
      milestones,
    }),
  );
  const bytes = Buffer.from(text, 'utf8');
  return {
    bytes,
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 32)}"`,
    lastModified: Math.floor(plan.updatedAt.getTime() / 1000) * 1000,
    revision: plan.revision,
  };
}
