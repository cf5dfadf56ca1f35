import {
  customType,
  index,
  integer,
  primaryKey,
  sqliteTable,
  unique,
} from 'drizzle-orm/sqlite-core';
import type { PlannedSession } from '@/lib/core/schedule/plan';
import type { RevisionReason, UserKind } from '@/lib/db/row-values';
import { storableJson, storableText } from '@/lib/db/storable-text';

/** The tables on SQLite. `schema-pg.ts` has the same ones; `schema.ts` holds the two equal. */

const text = customType<{ data: string; driverData: string }>({
  dataType: () => 'text',
  toDriver: storableText,
});

/** Read as `unknown`: whoever wrote the JSON has the schema to parse it with. */
const json = customType<{ data: unknown; driverData: string }>({
  dataType: () => 'text',
  toDriver: storableJson,
  fromDriver: (stored): unknown => JSON.parse(stored),
});

/** Milliseconds since 1970-01-01T00:00Z. */
const instant = (name: string) => integer(name, { mode: 'timestamp_ms' });

export const users = sqliteTable('users', {
  id: text('id').primaryKey(),
  kind: text('kind').$type<UserKind>().notNull(),
  name: text('name'),
  /** Compared letter by letter: write it in lower case. */
  email: text('email').unique('users_email_unique'),
  createdAt: instant('created_at').notNull(),
});

export const plans = sqliteTable(
  'plans',
  {
    id: text('id').primaryKey(),
    ownerId: text('owner_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    title: text('title').notNull(),
    pathSlug: text('path_slug').notNull(),
    pathHash: text('path_hash').notNull(),
    /** Copy of the learning path the plan was made from. */
    path: json('path').notNull(),
    /** The settings the plan was made with. */
    request: json('request').notNull(),
    /** IANA zone id. */
    zone: text('zone').notNull(),
    /** Number of the newest revision, from 1. */
    revision: integer('revision').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    deletedAt: instant('deleted_at'),
  },
  (table) => [index('plans_owner_id_index').on(table.ownerId)],
);

export const planRevisions = sqliteTable(
  'plan_revisions',
  {
    id: text('id').primaryKey(),
    planId: text('plan_id')
      .notNull()
      .references(() => plans.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    reason: text('reason').$type<RevisionReason>().notNull(),
    createdAt: instant('created_at').notNull(),
    title: text('title').notNull(),
    request: json('request').notNull(),
    /** The core's whole `Plan`, its sessions as they are stored. */
    plan: json('plan').notNull(),
    /** The path of a revision that changed it, the first one included; null where it stayed. */
    path: json('path'),
    pathHash: text('path_hash'),
    /** What changed, see `revision-summary.ts`; null where no session did. */
    summary: json('summary'),
    /** Ids of the sessions that the learner had pinned; null for none. */
    pinned: json('pinned'),
  },
  (table) => [unique('plan_revisions_plan_id_number_unique').on(table.planId, table.number)],
);

export const studySessions = sqliteTable(
  'study_sessions',
  {
    /** `<planId>.<topicId>.<kind>.<part>`: from what the session is, never from when. */
    id: text('id').primaryKey(),
    planId: text('plan_id')
      .notNull()
      .references(() => plans.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<PlannedSession['kind']>().notNull(),
    phaseId: text('phase_id').notNull(),
    unitId: text('unit_id').notNull(),
    topicId: text('topic_id').notNull(),
    part: integer('part').notNull(),
    parts: integer('parts').notNull(),
    /** `YYYY-MM-DD` in `zone`. */
    localDate: text('local_date').notNull(),
    /** Minutes since local midnight on the wall clock. */
    localMinute: integer('local_minute').notNull(),
    /** IANA zone id. */
    zone: text('zone').notNull(),
    /** Real minutes. */
    minutes: integer('minutes').notNull(),
    startAt: instant('start_at').notNull(),
    endAt: instant('end_at').notNull(),
    /** RFC 5545 SEQUENCE. */
    sequence: integer('sequence').notNull(),
    createdAt: instant('created_at').notNull(),
    /** RFC 5545 DTSTAMP and LAST-MODIFIED. */
    changedAt: instant('changed_at').notNull(),
    /** Minutes really studied: null until something is said, 0 for not done. */
    doneMinutes: integer('done_minutes'),
    /** When that was said. */
    reportedAt: instant('reported_at'),
    /** Whether the learner wants it to stay where it is. */
    pinned: integer('pinned', { mode: 'boolean' }).notNull().default(false),
    /** Since when it is no part of the plan; the row stays, so that its id and SEQUENCE do. */
    removedAt: instant('removed_at'),
  },
  (table) => [index('study_sessions_plan_id_start_at_index').on(table.planId, table.startAt)],
);

/** The all-day event at the end of a phase, one a phase. */
export const planMilestones = sqliteTable(
  'plan_milestones',
  {
    /** `<planId>.<phaseId>.milestone`: its UID. */
    id: text('id').primaryKey(),
    planId: text('plan_id')
      .notNull()
      .references(() => plans.id, { onDelete: 'cascade' }),
    phaseId: text('phase_id').notNull(),
    /** `YYYY-MM-DD`. */
    day: text('day').notNull(),
    /** RFC 5545 SEQUENCE. */
    sequence: integer('sequence').notNull(),
    createdAt: instant('created_at').notNull(),
    /** RFC 5545 DTSTAMP and LAST-MODIFIED. */
    changedAt: instant('changed_at').notNull(),
    /** Since when it is no part of the plan. */
    removedAt: instant('removed_at'),
  },
  (table) => [index('plan_milestones_plan_id_index').on(table.planId)],
);

export const feeds = sqliteTable(
  'feeds',
  {
    id: text('id').primaryKey(),
    ownerId: text('owner_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Null for the feed of all plans that the owner has. */
    planId: text('plan_id').references(() => plans.id, { onDelete: 'cascade' }),
    /** SHA-256 of the token, 64 hexadecimal digits; the token itself is not stored. */
    tokenHash: text('token_hash').notNull().unique('feeds_token_hash_unique'),
    /** How often the address has been renewed. */
    generation: integer('generation').notNull(),
    /** What the owner calls it; null for a plan's first one. */
    name: text('name'),
    /** What it shows and how; null for everything as it is. */
    options: json('options'),
    createdAt: instant('created_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (table) => [
    index('feeds_plan_id_index').on(table.planId),
    index('feeds_owner_id_index').on(table.ownerId),
  ],
);

/** The last body of a feed that could be rendered. */
export const feedBodies = sqliteTable('feed_bodies', {
  feedId: text('feed_id')
    .primaryKey()
    .references(() => feeds.id, { onDelete: 'cascade' }),
  /** What of the plans and of the options it was rendered from. */
  version: text('version').notNull(),
  etag: text('etag').notNull(),
  lastModified: instant('last_modified').notNull(),
  events: integer('events').notNull(),
  body: text('body').notNull(),
});

/** The last fetch of a feed by each kind of client. */
export const feedFetches = sqliteTable(
  'feed_fetches',
  {
    feedId: text('feed_id')
      .notNull()
      .references(() => feeds.id, { onDelete: 'cascade' }),
    clientKind: text('client_kind').notNull(),
    fetchedAt: instant('fetched_at').notNull(),
    /** The plan's revision that it saw; of a feed of all plans the sum of theirs. */
    revision: integer('revision').notNull(),
    /** Events in it. */
    events: integer('events').notNull(),
  },
  (table) => [primaryKey({ columns: [table.feedId, table.clientKind] })],
);

/** A calendar that takes a person's time. */
export const busyCalendars = sqliteTable(
  'busy_calendars',
  {
    id: text('id').primaryKey(),
    ownerId: text('owner_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    /** A CSS colour name. */
    color: text('color').notNull(),
    /** Encrypted with the installation's secret; null for an uploaded file. */
    address: text('address'),
    allDayBlocks: integer('all_day_blocks', { mode: 'boolean' }).notNull(),
    tentativeBlocks: integer('tentative_blocks', { mode: 'boolean' }).notNull(),
    /** The last file that could be read, encrypted like the address; null before the first. */
    source: text('source'),
    /** What of it takes time; null before the first. */
    reading: json('reading'),
    readAt: instant('read_at'),
    triedAt: instant('tried_at'),
    nextTryAt: instant('next_try_at'),
    /** Failures in a row. */
    failures: integer('failures').notNull(),
    /** What went wrong last, in plain words; null after a good reading. */
    problem: text('problem'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [index('busy_calendars_owner_id_index').on(table.ownerId)],
);

/** A calendar on a CalDAV server that a plan is pushed to. */
export const caldavTargets = sqliteTable(
  'caldav_targets',
  {
    id: text('id').primaryKey(),
    planId: text('plan_id')
      .notNull()
      .references(() => plans.id, { onDelete: 'cascade' }),
    serverUrl: text('server_url').notNull(),
    username: text('username').notNull(),
    /** Encrypted with the installation's secret. */
    password: text('password').notNull(),
    calendarUrl: text('calendar_url').notNull(),
    calendarName: text('calendar_name').notNull(),
    /** The revision that is there in full; 0 before the first. */
    pushedRevision: integer('pushed_revision').notNull(),
    pushedAt: instant('pushed_at'),
    triedAt: instant('tried_at'),
    nextTryAt: instant('next_try_at'),
    failures: integer('failures').notNull(),
    problem: text('problem'),
    /** Since when our events are being taken out of it; the row goes with the last of them. */
    leavingSince: instant('leaving_since'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [index('caldav_targets_plan_id_index').on(table.planId)],
);

/** An event that a target holds of ours. */
export const caldavObjects = sqliteTable(
  'caldav_objects',
  {
    targetId: text('target_id')
      .notNull()
      .references(() => caldavTargets.id, { onDelete: 'cascade' }),
    uid: text('uid').notNull(),
    href: text('href').notNull(),
    /** As the server gave it; null where the answer to the last write was lost. */
    etag: text('etag'),
    /** SHA-256 of what was written. */
    contentHash: text('content_hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.targetId, table.uid] })],
);

/** Which server does a piece of background work, and until when. */
export const leases = sqliteTable('leases', {
  name: text('name').primaryKey(),
  holder: text('holder').notNull(),
  expiresAt: instant('expires_at').notNull(),
});
