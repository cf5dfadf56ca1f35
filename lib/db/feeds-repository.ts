import { and, eq, isNull } from 'drizzle-orm';
import type { AuthorizedPlan } from '@/lib/db/authorized-plan';
import type { FeedRow, Reader } from '@/lib/db/schema';

export interface FeedOfPlan {
  readonly feed: FeedRow;
  readonly plan: AuthorizedPlan;
}

/**
 * The feed whose token has this SHA-256 (64 lower-case hexadecimal digits). A revoked feed and a
 * deleted plan's are not found, like one that never was.
 */
export async function findFeedByTokenHash(
  { queries, tables: { feeds, plans } }: Reader,
  tokenHash: string,
): Promise<FeedOfPlan | undefined> {
  const [found] = await queries
    .select({ feed: feeds, plan: plans })
    .from(feeds)
    .innerJoin(plans, eq(plans.id, feeds.planId))
    .where(and(eq(feeds.tokenHash, tokenHash), isNull(feeds.revokedAt), isNull(plans.deletedAt)));
  return found && { feed: found.feed, plan: found.plan as AuthorizedPlan };
}

/** The plan's feed that is not revoked. */
export async function findFeedOfPlan(
  { queries, tables: { feeds } }: Reader,
  plan: AuthorizedPlan,
): Promise<FeedRow | undefined> {
  const [feed] = await queries
    .select()
    .from(feeds)
    .where(and(eq(feeds.planId, plan.id), isNull(feeds.revokedAt)));
  return feed;
}
