import { z } from 'zod';
import { feedToken, feedTokenHash } from '@/lib/auth/feed-token';
import { feedFileName } from '@/lib/calendar/feed-names';
import { PRIVATE_TITLE } from '@/lib/calendar/plan-events';
import { ALL_PLANS } from '@/lib/calendar/plan-feed';
import { clientName, readClientKind, type ClientKind } from '@/lib/calendar/feed-clients';
import { currentDatabase } from '@/lib/db/current-database';
import { deleteFetches, listFetches } from '@/lib/db/feed-fetches-repository';
import {
  countOwnedFeeds,
  findOwnedFeed,
  insertFeed,
  listOwnedFeeds,
  revisionOfAllPlans,
  updateFeed,
} from '@/lib/db/feeds-repository';
import { newId } from '@/lib/db/ids';
import { findOwnedPlan } from '@/lib/db/plans-repository';
import type { FeedFetchRow, FeedRow, Transaction } from '@/lib/db/schema';
import { env } from '@/lib/env';
import { readClockMilliseconds } from '@/lib/time/clock';
import { feedAddresses, type FeedAddresses } from './feed-addresses';
import { writeFeedJournal } from './feed-journal';
import {
  changedFeedOptions,
  feedOptionsSchema,
  newFeedOptions,
  readFeedOptions,
  type FeedOptions,
} from './feed-options';

/** Of one plan, and as many of all plans together. */
const MOST_FEEDS = 20;

/** A feed as its owner sees it. */
export interface FeedView {
  readonly id: string;
  readonly name: string | null;
  readonly options: FeedOptions;
  readonly createdAt: Date;
  readonly addresses: FeedAddresses;
  readonly fileName: string;
  /** When its options changed last; null for never. */
  readonly optionsChangedAt: Date | null;
  /** Newest first, one a kind of client. */
  readonly fetches: readonly FetchView[];
  /** The present one; of a feed of all plans the sum of theirs. */
  readonly revision: number;
}

export interface FetchView {
  readonly client: ClientKind;
  readonly name: string;
  readonly fetchedAt: Date;
  /** What it saw. */
  readonly revision: number;
  readonly events: number;
}

interface Invalid {
  readonly kind: 'invalid';
  readonly field: 'name' | 'options';
  readonly message: string;
}

interface NotFound {
  readonly kind: 'not-found';
}

interface OwnFeed {
  readonly ownerId: string;
  readonly feedId: string;
}

interface FeedContent {
  readonly name: string | null;
  readonly options: FeedOptions;
}

const feedName = z
  .string()
  .trim()
  .min(1, { error: 'Give the feed a name.' })
  .max(100, { error: 'A name has at most 100 characters.' })
  .refine((text) => !/\p{Cc}/u.test(text), { message: 'A name is one line of text.' })
  .nullable();

/** The owner's feeds of the plan, or of all plans (null), oldest first; none of a plan that is not theirs. */
export async function listFeeds(target: {
  readonly ownerId: string;
  readonly planId: string | null;
}): Promise<readonly FeedView[]> {
  const { ownerId, planId } = target;
  // What was fetched a moment ago counts too.
  await writeFeedJournal();
  const database = await currentDatabase();
  return database.read(async (reader) => {
    const plan = planId === null ? null : await findOwnedPlan(reader, { planId, ownerId });
    if (plan === undefined) return [];
    const revision = plan === null ? await revisionOfAllPlans(reader, ownerId) : plan.revision;
    const feeds = await listOwnedFeeds(reader, target);
    const fetches = await listFetches(
      reader,
      feeds.map(({ id }) => id),
    );
    const title = plan === null ? ALL_PLANS : plan.title;
    return feeds.map((feed) => feedView(feed, title, revision, fetches));
  });
}

function feedView(
  feed: FeedRow,
  title: string,
  revision: number,
  fetches: readonly FeedFetchRow[],
): FeedView {
  const { APP_URL, AUTH_SECRET } = env();
  const { options, at } = readFeedOptions(feed.options);
  // The address, from which calendars take a name, must not tell what the events do not.
  const shown = options.titles === 'private' ? PRIVATE_TITLE : title;
  const fileName = feedFileName(shown);
  return {
    id: feed.id,
    name: feed.name,
    options,
    optionsChangedAt: at === 0 ? null : new Date(at),
    createdAt: feed.createdAt,
    addresses: feedAddresses(APP_URL, feedToken(AUTH_SECRET, feed), fileName, shown),
    fileName,
    revision,
    fetches: fetches
      .filter(({ feedId }) => feedId === feed.id)
      .toSorted((one, other) => other.fetchedAt.getTime() - one.fetchedAt.getTime())
      .map((fetch) => {
        const client = readClientKind(fetch.clientKind);
        return {
          client,
          name: clientName(client),
          fetchedAt: fetch.fetchedAt,
          revision: fetch.revision,
          events: fetch.events,
        };
      }),
  };
}

export type AddFeedOutcome =
  | { readonly kind: 'added'; readonly feedId: string }
  | { readonly kind: 'too-many' }
  | Invalid
  | NotFound;

/** Makes another feed of the owner's plan, or of all their plans (null), with an address of its own. */
export async function addFeed(
  input: FeedContent & { readonly ownerId: string; readonly planId: string | null },
): Promise<AddFeedOutcome> {
  const content = readContent(input);
  if (content.kind === 'invalid') return content;
  const { ownerId, planId } = input;
  const id = newId();
  const database = await currentDatabase();
  return database.transaction(async (transaction) => {
    if (planId !== null && !(await findOwnedPlan(transaction, { planId, ownerId }))) {
      return { kind: 'not-found' };
    }
    if ((await countOwnedFeeds(transaction, { ownerId, planId })) >= MOST_FEEDS) {
      return { kind: 'too-many' };
    }
    await insertFeed(transaction, {
      id,
      ownerId,
      planId,
      ...addressOf(id, 1),
      name: content.name,
      options: newFeedOptions(content.options),
      createdAt: new Date(readClockMilliseconds()),
    });
    return { kind: 'added', feedId: id };
  });
}

export type ChangeFeedOutcome = { readonly kind: 'changed' } | Invalid | NotFound;

/** Changes what a feed shows and how; its address stays. */
export async function changeFeed(input: FeedContent & OwnFeed): Promise<ChangeFeedOutcome> {
  const content = readContent(input);
  if (content.kind === 'invalid') return content;
  return withOwnFeed(input, async (transaction, feed) => {
    const before = readFeedOptions(feed.options);
    const options = changedFeedOptions(before, content.options, readClockMilliseconds());
    await updateFeed(transaction, feed, { name: content.name, options });
    return { kind: 'changed' } as const;
  });
}

/** Gives a feed a new address; the one before is found no more. */
export async function renewFeedAddress(
  input: OwnFeed,
): Promise<{ readonly kind: 'renewed' } | NotFound> {
  // What came by the old address says nothing of the new one.
  await writeFeedJournal();
  return withOwnFeed(input, async (transaction, feed) => {
    await updateFeed(transaction, feed, addressOf(feed.id, feed.generation + 1));
    await deleteFetches(transaction, feed.id);
    return { kind: 'renewed' } as const;
  });
}

/** Ends a feed for good: its address is found no more. */
export async function stopFeed(input: OwnFeed): Promise<{ readonly kind: 'stopped' } | NotFound> {
  return withOwnFeed(input, async (transaction, feed) => {
    await updateFeed(transaction, feed, { revokedAt: new Date(readClockMilliseconds()) });
    return { kind: 'stopped' } as const;
  });
}

function addressOf(id: string, generation: number): Pick<FeedRow, 'generation' | 'tokenHash'> {
  const token = feedToken(env().AUTH_SECRET, { id, generation });
  return { generation, tokenHash: feedTokenHash(token) };
}

async function withOwnFeed<Outcome>(
  target: OwnFeed,
  work: (transaction: Transaction, feed: FeedRow) => Promise<Outcome>,
): Promise<Outcome | NotFound> {
  const database = await currentDatabase();
  return database.transaction(async (transaction) => {
    const feed = await findOwnedFeed(transaction, target);
    return feed ? work(transaction, feed) : { kind: 'not-found' };
  });
}

function readContent({
  name,
  options,
}: FeedContent): (FeedContent & { kind: 'content' }) | Invalid {
  const readName = feedName.safeParse(name);
  if (!readName.success) return invalid('name', readName.error);
  const readOptions = feedOptionsSchema.safeParse(options);
  if (!readOptions.success) return invalid('options', readOptions.error);
  return { kind: 'content', name: readName.data, options: readOptions.data };
}

function invalid(field: Invalid['field'], error: z.ZodError): Invalid {
  return { kind: 'invalid', field, message: error.issues[0]?.message ?? 'Choose otherwise.' };
}
