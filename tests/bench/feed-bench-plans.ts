import { feedToken, feedTokenHash } from '@/lib/auth/feed-token';
import { fit } from '@/lib/core/schedule/fit';
import type { Plan, PlannedSession } from '@/lib/core/schedule/plan';
import { sessionId } from '@/lib/core/schedule/session-id';
import { currentDatabase } from '@/lib/db/current-database';
import { newId } from '@/lib/db/ids';
import { insertPlanWithSessions } from '@/lib/db/plans-repository';
import { createGuest } from '@/lib/db/users-repository';
import { env } from '@/lib/env';
import { readClock } from '@/lib/time/clock';
import { requestFromFields } from '@/lib/usecases/plan-request-query';
import { fieldsFromQuery } from '@/lib/usecases/planner-fields';
import { resolveRequest, type ResolvedRequest } from '@/lib/usecases/resolve-request';
import { milestonesOf, sessionsOfPlan } from '@/lib/usecases/session-rows';

const MINUTES_PER_DAY = 24 * 60;
const SESSIONS_OF_LARGE_PLAN = 1000;

/** A plan that the server serves. */
export interface BenchPlan {
  readonly name: string;
  readonly token: string;
}

/** Saves the reference plan, and one of its topics in 1,000 sessions, in the environment's installation. */
export async function saveBenchPlans(): Promise<readonly BenchPlan[]> {
  const { resolved, plan } = await referencePlan();
  const sessions = manySessions(plan.sessions);
  return [
    { name: 'reference plan', token: await savePlan(resolved, plan) },
    { name: 'plan of 1,000 sessions', token: await savePlan(resolved, { ...plan, sessions }) },
  ];
}

async function referencePlan(): Promise<{ resolved: ResolvedRequest; plan: Plan }> {
  const query = new URLSearchParams({ hours: '12', start: '2027-01-04', zone: 'Europe/Berlin' });
  const reading = requestFromFields(fieldsFromQuery(query, { start: '', zone: '' }));
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  const resolved = await resolveRequest(reading.request, readClock());
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.failure));
  const outcome = fit(resolved.value.problem);
  if (outcome.kind !== 'plan') throw new Error(outcome.kind);
  return { resolved: resolved.value, plan: outcome.plan };
}

/** The sessions' topics again and again, one session a day. */
function manySessions(sessions: readonly PlannedSession[]): readonly PlannedSession[] {
  const study = sessions.filter(({ kind, part }) => kind === 'study' && part === 1);
  const start = study[0]?.start ?? 0;
  return Array.from({ length: SESSIONS_OF_LARGE_PLAN }, (_, index) => {
    const of = study[index % study.length];
    if (!of) throw new Error('the reference plan has sessions');
    const part = Math.floor(index / study.length) + 1;
    return {
      ...of,
      id: sessionId(of.topicId, 'study', part),
      part,
      parts: Math.ceil((SESSIONS_OF_LARGE_PLAN - (index % study.length)) / study.length),
      start: start + index * MINUTES_PER_DAY,
    };
  });
}

async function savePlan(resolved: ResolvedRequest, plan: Plan): Promise<string> {
  const [planId, feedId] = [newId(), newId()];
  const { path, pathHash, settings } = resolved;
  const { zone } = settings.learner;
  const token = feedToken(env().AUTH_SECRET, { id: feedId, generation: 1 });
  const sessions = sessionsOfPlan(planId, zone, plan.sessions);
  const now = new Date();
  const database = await currentDatabase();
  await database.transaction(async (transaction) => {
    const { id: ownerId } = await createGuest(transaction, { now });
    await insertPlanWithSessions(transaction, {
      id: planId,
      ownerId,
      title: path.title,
      pathSlug: path.slug,
      pathHash,
      path,
      request: settings,
      zone,
      plan,
      sessions,
      milestones: milestonesOf(sessions),
      feed: { id: feedId, tokenHash: feedTokenHash(token) },
      now,
    });
  });
  return token;
}
