import path from 'node:path';
import Database from 'better-sqlite3';
import { DateTime } from 'luxon';

interface PlanRecord {
  readonly request: string;
  readonly zone: string;
  readonly created_at: number;
}

interface SessionRecord {
  readonly id: string;
  readonly local_date: string;
  readonly start_at: number;
  readonly end_at: number;
  readonly zone: string;
}

interface RevisionRecord {
  readonly id: string;
  readonly request: string;
  readonly plan: string;
}

interface Range {
  readonly from: string;
  readonly to: string;
}

interface Settings {
  readonly learner: {
    readonly start: string;
    readonly deadline: string | null;
    readonly availability: { readonly blackouts: readonly Range[] };
  };
}

interface StoredPlan {
  readonly finishDay: number;
  readonly sessions: readonly { readonly start: number }[];
  readonly phases: readonly { readonly firstDay: number; readonly lastDay: number }[];
}

/**
 * Makes a saved plan of the test server so many days older, as if it had been saved and left alone for
 * so long. Sessions keep their wall time. Nothing that the feed tells of changes is touched.
 */
export function shiftPlan(
  planId: string,
  days: number,
  dataDir: string = process.env.E2E_DATA_DIR ?? '',
): void {
  const database = new Database(path.join(dataDir, 'paceline.db'), { fileMustExist: true });
  try {
    database.pragma('busy_timeout = 5000');
    database.transaction(() => shift(database, planId, days)).immediate();
  } finally {
    database.close();
  }
}

function shift(database: Database.Database, planId: string, days: number): void {
  const plan = database.prepare('SELECT * FROM plans WHERE id = ?').get(planId) as PlanRecord;
  database
    .prepare('UPDATE plans SET request = ?, created_at = ? WHERE id = ?')
    .run(earlierSettings(plan.request, days), earlier(plan.created_at, days, plan.zone), planId);
  const sessions = database
    .prepare('SELECT * FROM study_sessions WHERE plan_id = ?')
    .all(planId) as SessionRecord[];
  const update = database.prepare(
    'UPDATE study_sessions SET local_date = ?, start_at = ?, end_at = ? WHERE id = ?',
  );
  for (const { id, local_date, start_at, end_at, zone } of sessions) {
    const start = earlier(start_at, days, zone);
    update.run(earlierDay(local_date, days), start, start + end_at - start_at, id);
  }
  const milestones = database
    .prepare('SELECT id, day FROM plan_milestones WHERE plan_id = ?')
    .all(planId) as { readonly id: string; readonly day: string }[];
  const move = database.prepare('UPDATE plan_milestones SET day = ? WHERE id = ?');
  for (const { id, day } of milestones) move.run(earlierDay(day, days), id);
  const revisions = database
    .prepare('SELECT id, request, plan FROM plan_revisions WHERE plan_id = ?')
    .all(planId) as RevisionRecord[];
  const rewrite = database.prepare('UPDATE plan_revisions SET request = ?, plan = ? WHERE id = ?');
  for (const { id, request, plan: stored } of revisions) {
    rewrite.run(earlierSettings(request, days), earlierPlan(stored, days, plan.zone), id);
  }
}

/** Milliseconds since the epoch, at the same wall time so many days before. */
function earlier(milliseconds: number, days: number, zone: string): number {
  return DateTime.fromMillis(milliseconds, { zone }).minus({ days }).toMillis();
}

function earlierDay(day: string, days: number): string {
  return DateTime.fromISO(day, { zone: 'utc' }).minus({ days }).toISODate() ?? day;
}

function earlierSettings(text: string, days: number): string {
  const settings = JSON.parse(text) as Settings;
  const { learner } = settings;
  const { availability, deadline } = learner;
  return JSON.stringify({
    ...settings,
    learner: {
      ...learner,
      start: earlierDay(learner.start, days),
      deadline: deadline === null ? null : earlierDay(deadline, days),
      availability: {
        ...availability,
        blackouts: availability.blackouts.map(({ from, to }) => ({
          from: earlierDay(from, days),
          to: earlierDay(to, days),
        })),
      },
    },
  });
}

const MILLISECONDS_PER_MINUTE = 60_000;

function earlierPlan(text: string, days: number, zone: string): string {
  const plan = JSON.parse(text) as StoredPlan;
  return JSON.stringify({
    ...plan,
    finishDay: plan.finishDay - days,
    sessions: plan.sessions.map((session) => ({
      ...session,
      start: earlier(session.start * MILLISECONDS_PER_MINUTE, days, zone) / MILLISECONDS_PER_MINUTE,
    })),
    phases: plan.phases.map((phase) => ({
      ...phase,
      firstDay: phase.firstDay - days,
      lastDay: phase.lastDay - days,
    })),
  });
}
