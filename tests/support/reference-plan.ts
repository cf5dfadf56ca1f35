import type { PlanFeedInput } from '@/lib/calendar/plan-events';
import { fit } from '@/lib/core/schedule/fit';
import { planSettingsSchema } from '@/lib/usecases/plan-request';
import { resolveRequest } from '@/lib/usecases/resolve-request';
import { storedId } from '@/lib/usecases/session-rows';
import { CHANGED, CREATED, planOf } from './calendar-plans';
import { instant } from './calendar-wall-clock';

const ZONE = 'Europe/Berlin';

/** The plan that a new visitor gets: the reference path at 12 hours a week from Monday 30 November 2026. */
export async function referencePlanFeed(): Promise<PlanFeedInput> {
  const settings = planSettingsSchema.parse({
    learner: { start: '2026-11-30', zone: ZONE, availability: { weeklyMinutes: 12 * 60 } },
  });
  const request = { ...settings, path: 'senior-engineer' };
  const resolved = await resolveRequest(request, instant('2026-11-23T12:00Z'));
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.failure));
  const { path, problem } = resolved.value;
  const outcome = fit(problem);
  if (outcome.kind !== 'plan') throw new Error(`The reference plan is ${outcome.kind}.`);
  const depths = new Map(outcome.plan.topics.map(({ topicId, depth }) => [topicId, depth]));
  const sessions = outcome.plan.sessions.map((session) => ({
    ...session,
    id: storedId('plan-1', session.id),
    depth: depths.get(session.topicId) ?? 0,
    createdAt: CREATED,
    changedAt: CHANGED,
    sequence: 0,
  }));
  return planOf(ZONE, path, sessions, { title: path.title });
}
