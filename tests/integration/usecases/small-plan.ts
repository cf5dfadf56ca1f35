import type { LearningPath } from '@/lib/core/path/learning-path';
import type { PlanSettings } from '@/lib/usecases/plan-request';
import { newGuest } from '../../support/installation';
import { setClock, type Mine } from './revising';

const HOURS = { min: 4 * 60, max: 6 * 60 };

function topic(id: string, requires: readonly string[] = []) {
  return {
    id,
    title: `About ${id}`,
    url: `https://reading.example/${id}`,
    requires,
    core: `Read ${id}.`,
    deep: `Build ${id}.`,
  };
}

/** Two phases of two topics each: about twenty sessions, so that a solver answers at once. */
export const SMALL_PATH: LearningPath = {
  slug: 'small',
  title: 'Small',
  level: 'any',
  summary: 'A path for tests.',
  weeks: { min: 3, max: 8 },
  weeklyMinutes: HOURS,
  totalMinutes: { min: 16 * 60, max: 28 * 60 },
  objectives: [],
  prerequisites: [],
  phases: ['one', 'two'].map((id) => ({
    id,
    title: `Phase ${id}`,
    summary: '',
    weeks: { min: 1, max: 4 },
    units: [
      { id: `${id}-unit`, title: 'Unit', weeks: 1, topics: [topic(`${id}-a`), topic(`${id}-b`)] },
    ],
  })),
};

/** The settings of the small plan: weekday evenings in Berlin from Monday 2027-01-04 on. */
export async function smallSettings(): Promise<PlanSettings> {
  const { planSettingsSchema } = await import('@/lib/usecases/plan-request');
  const windows = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '18:00', to: '20:00' }));
  return planSettingsSchema.parse({
    learner: {
      start: '2027-01-04',
      zone: 'Europe/Berlin',
      availability: { windows, weeklyMinutes: 6 * 60 },
    },
    policy: { session: { minMinutes: 30, maxMinutes: 60, gridMinutes: 30 } },
  });
}

/** Fits the small path and saves it, on Friday 2027-01-01. */
export async function savedSmallPlan(): Promise<Mine> {
  setClock('2027-01-01T12:00:00.500Z');
  const { resolveRequest } = await import('@/lib/usecases/resolve-request');
  const { fit } = await import('@/lib/core/schedule/fit');
  const { feedToken, feedTokenHash } = await import('@/lib/auth/feed-token');
  const { currentDatabase } = await import('@/lib/db/current-database');
  const { newId } = await import('@/lib/db/ids');
  const { insertPlanWithSessions } = await import('@/lib/db/plans-repository');
  const { env } = await import('@/lib/env');
  const { readClock } = await import('@/lib/time/clock');
  const { milestonesOf, sessionsOfPlan } = await import('@/lib/usecases/session-rows');
  const settings = await smallSettings();
  const resolved = await resolveRequest({ ...settings, path: SMALL_PATH }, readClock());
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.failure));
  const { pathHash, problem } = resolved.value;
  const outcome = fit(problem);
  if (outcome.kind !== 'plan') throw new Error(JSON.stringify(outcome));
  const ownerId = await newGuest();
  const planId = newId();
  const feedId = newId();
  const token = feedToken(env().AUTH_SECRET, { id: feedId, generation: 1 });
  const sessions = sessionsOfPlan(planId, settings.learner.zone, outcome.plan.sessions);
  const database = await currentDatabase();
  await database.transaction((transaction) =>
    insertPlanWithSessions(transaction, {
      id: planId,
      ownerId,
      title: SMALL_PATH.title,
      pathSlug: SMALL_PATH.slug,
      pathHash,
      path: SMALL_PATH,
      request: settings,
      zone: settings.learner.zone,
      plan: outcome.plan,
      sessions,
      milestones: milestonesOf(sessions),
      feed: { id: feedId, tokenHash: feedTokenHash(token) },
      now: new Date(),
    }),
  );
  return { ownerId, planId, token };
}
