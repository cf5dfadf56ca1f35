import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import * as pg from '@/lib/db/schema-pg';
import * as sqlite from '@/lib/db/schema-sqlite';

/** What repositories see: one set of tables and rows, whichever engine runs them. */

export type Tables = typeof sqlite;

export type UserRow = Tables['users']['$inferSelect'];
export type PlanRow = Tables['plans']['$inferSelect'];
export type PlanRevisionRow = Tables['planRevisions']['$inferSelect'];
export type StudySessionRow = Tables['studySessions']['$inferSelect'];
export type PlanMilestoneRow = Tables['planMilestones']['$inferSelect'];
export type FeedRow = Tables['feeds']['$inferSelect'];
export type FeedBodyRow = Tables['feedBodies']['$inferSelect'];
export type FeedFetchRow = Tables['feedFetches']['$inferSelect'];
export type BusyCalendarRow = Tables['busyCalendars']['$inferSelect'];
export type CaldavTargetRow = Tables['caldavTargets']['$inferSelect'];
export type CaldavObjectRow = Tables['caldavObjects']['$inferSelect'];

/** The query builder. Await its queries; `.run()`, `.all()` and `.get()` exist on SQLite only. */
type Queries = BaseSQLiteDatabase<'async', unknown>;

/** Reads one consistent snapshot of the database, for as long as the callback it was given to runs. */
export interface Reader {
  readonly queries: Pick<Queries, 'select'>;
  readonly tables: Tables;
}

/** Reads and writes, all or nothing, for as long as the callback it was given to runs. */
export interface Transaction extends Reader {
  readonly queries: Pick<Queries, 'select' | 'insert' | 'update' | 'delete'>;
}

type Queryable = Transaction['queries'];

export const sqliteTables: Tables = sqlite;

/**
 * The one place that passes Postgres off as SQLite: the tables have the same keys and row types
 * (checked below), and the builders behave alike in what `Transaction` offers (checked by running
 * the integration tests on both).
 */
export const pgTables = pg as unknown as Tables;

/** See `pgTables`. */
export function asQueries(pgQueries: {
  readonly [Method in keyof Queryable]: unknown;
}): Queryable {
  return pgQueries as unknown as Queryable;
}

type Rows<Schema> = {
  [Table in keyof Schema]: Schema[Table] extends {
    readonly $inferSelect: infer Selected;
    readonly $inferInsert: infer Inserted;
  }
    ? { readonly selected: Selected; readonly inserted: Inserted }
    : never;
};

type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Does not compile when a table, a column, a type or a nullability is in one schema only. */
export const schemasAreEqual: Equal<Rows<typeof sqlite>, Rows<typeof pg>> = true;
