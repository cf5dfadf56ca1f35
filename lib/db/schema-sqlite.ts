import { customType, index, integer, sqliteTable, unique } from 'drizzle-orm/sqlite-core';
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
    planId: text('plan_id')
      .notNull()
      .references(() => plans.id, { onDelete: 'cascade' }),
    /** SHA-256 of the token, 64 hexadecimal digits; the token itself is not stored. */
    tokenHash: text('token_hash').notNull().unique('feeds_token_hash_unique'),
    /** Counts the plan's feed addresses, from 1. */
    generation: integer('generation').notNull(),
    createdAt: instant('created_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (table) => [index('feeds_plan_id_index').on(table.planId)],
);
