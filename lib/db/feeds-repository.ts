import { and, asc, count, eq, isNull, or, sql } from 'drizzle-orm';
import type { AuthorizedPlan } from '@/lib/db/authorized-plan';
import type { FeedRow, Reader, Transaction } from '@/lib/db/schema';
import { isStorableText } from '@/lib/db/storable-text';

/** A feed that its token opened, with what its version is made of. */
export interface ServedFeed extends Pick<
  FeedRow,
  'id' | 'ownerId' | 'planId' | 'options' | 'createdAt'
> {
  /** The plan's; of a feed of all plans the sum of theirs, deleted ones included, so that it never falls. */
  readonly revision: number;
  /** When that revision was saved; null for an owner without plans. */
  readonly revisedAt: Date | null;
}

/**
 * The feed whose token has this SHA-256 (64 lower-case hexadecimal digits), with its revision, in one
 * statement. A revoked feed and a deleted plan's are not found, like one that never was.
 */
export async function findServedFeed(
  { queries, tables: { feeds, plans } }: Reader,
  tokenHash: string,
): Promise<ServedFeed | undefined> {
  const ofAll = sql`from ${plans} where ${plans.ownerId} = ${feeds.ownerId}`;
  const [found] = await queries
    .select({
      id: feeds.id,
      ownerId: feeds.ownerId,
      planId: feeds.planId,
      options: feeds.options,
      createdAt: feeds.createdAt,
      revision: sql<number>`case when ${feeds.planId} is null
        then (select coalesce(sum(${plans.revision}), 0) ${ofAll}) else ${plans.revision} end`.mapWith(
        Number,
      ),
      revisedAt: sql<Date | null>`case when ${feeds.planId} is null
        then (select max(${plans.updatedAt}) ${ofAll}) else ${plans.updatedAt} end`.mapWith(
        plans.updatedAt,
      ),
    })
    .from(feeds)
    .leftJoin(plans, eq(plans.id, feeds.planId))
    .where(and(eq(feeds.tokenHash, tokenHash), isNull(feeds.revokedAt), isNull(plans.deletedAt)));
  return found;
}

/** The plans that a feed shows, oldest first. */
export async function listPlansOfFeed(
  { queries, tables: { plans } }: Reader,
  { ownerId, planId }: Pick<ServedFeed, 'ownerId' | 'planId'>,
): Promise<readonly AuthorizedPlan[]> {
  const rows = await queries
    .select()
    .from(plans)
    .where(
      and(
        planId === null ? eq(plans.ownerId, ownerId) : eq(plans.id, planId),
        isNull(plans.deletedAt),
      ),
    )
    .orderBy(asc(plans.createdAt), asc(plans.id));
  return rows as AuthorizedPlan[];
}

export interface FeedsOfOwner {
  readonly ownerId: string;
  /** Null for the feeds of all plans. */
  readonly planId: string | null;
}

function target({ feeds }: Reader['tables'], { ownerId, planId }: FeedsOfOwner) {
  const plan = planId === null ? isNull(feeds.planId) : eq(feeds.planId, planId);
  return and(eq(feeds.ownerId, ownerId), plan, isNull(feeds.revokedAt));
}

/** The owner's feeds of a plan that are not revoked, oldest first. */
export async function listOwnedFeeds(
  { queries, tables }: Reader,
  of: FeedsOfOwner,
): Promise<readonly FeedRow[]> {
  const { feeds } = tables;
  return queries
    .select()
    .from(feeds)
    .where(target(tables, of))
    .orderBy(asc(feeds.createdAt), asc(feeds.id));
}

export async function countOwnedFeeds(
  { queries, tables }: Reader,
  of: FeedsOfOwner,
): Promise<number> {
  const [row] = await queries
    .select({ feeds: count() })
    .from(tables.feeds)
    .where(target(tables, of));
  return row?.feeds ?? 0;
}

/** The owner's feed, if it is neither revoked nor a deleted plan's. */
export async function findOwnedFeed(
  { queries, tables: { feeds, plans } }: Reader,
  { ownerId, feedId }: { readonly ownerId: string; readonly feedId: string },
): Promise<FeedRow | undefined> {
  if (!isStorableText(feedId)) return undefined;
  const [found] = await queries
    .select({ feed: feeds })
    .from(feeds)
    .leftJoin(plans, eq(plans.id, feeds.planId))
    .where(
      and(
        eq(feeds.id, feedId),
        eq(feeds.ownerId, ownerId),
        isNull(feeds.revokedAt),
        or(isNull(feeds.planId), isNull(plans.deletedAt)),
      ),
    );
  return found?.feed;
}

/** The sum of the revisions of all plans that the owner ever had. */
export async function revisionOfAllPlans(
  { queries, tables: { plans } }: Reader,
  ownerId: string,
): Promise<number> {
  const [row] = await queries
    .select({ revision: sql<number>`coalesce(sum(${plans.revision}), 0)`.mapWith(Number) })
    .from(plans)
    .where(eq(plans.ownerId, ownerId));
  return row?.revision ?? 0;
}

export async function insertFeed(
  { queries, tables }: Transaction,
  feed: Omit<FeedRow, 'revokedAt'>,
): Promise<void> {
  await queries.insert(tables.feeds).values({ ...feed, revokedAt: null });
}

/** Changes a feed that `findOwnedFeed` gave in the same transaction. */
export async function updateFeed(
  { queries, tables: { feeds } }: Transaction,
  { id }: Pick<FeedRow, 'id'>,
  set: Partial<Pick<FeedRow, 'name' | 'options' | 'generation' | 'tokenHash' | 'revokedAt'>>,
): Promise<void> {
  await queries.update(feeds).set(set).where(eq(feeds.id, id));
}
