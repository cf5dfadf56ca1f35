import type { Database } from '@/lib/db/database';
import { newId } from '@/lib/db/ids';
import { insertPlanWithSessions, type NewPlan } from '@/lib/db/plans-repository';
import type { UserRow } from '@/lib/db/schema';
import type { SessionOfPlan } from '@/lib/db/session-changes';
import { createGuest } from '@/lib/db/users-repository';

/** With milliseconds, to see that they survive. */
export const NOW = new Date('2026-03-02T08:00:00.123Z');
export const LATER = new Date('2026-03-05T17:45:30.456Z');

const MONDAY = Date.UTC(2026, 2, 9);
const DAY_MS = 86_400_000;

/** One a day from Monday 2026-03-09, 18:00 to 19:30 in Berlin (UTC+1). */
export function sampleSessions(planId: string, howMany: number): readonly SessionOfPlan[] {
  return Array.from({ length: howMany }, (_, index) => {
    const midnight = MONDAY + index * DAY_MS;
    return {
      id: `${planId}.queues.study.${index + 1}`,
      kind: 'study',
      phaseId: 'architecture',
      unitId: 'week-1',
      topicId: 'queues',
      part: index + 1,
      parts: howMany,
      localDate: new Date(midnight).toISOString().slice(0, 10),
      localMinute: 18 * 60,
      zone: 'Europe/Berlin',
      minutes: 90,
      startAt: new Date(midnight + 17 * 3_600_000),
      endAt: new Date(midnight + 18.5 * 3_600_000),
      pinned: false,
    };
  });
}

export function samplePlan(
  ownerId: string,
  {
    sessions = 3,
    ...given
  }: Partial<Omit<NewPlan, 'sessions'>> & { readonly sessions?: number } = {},
): NewPlan {
  const id = given.id ?? newId();
  const sampled = sampleSessions(id, sessions);
  return {
    id,
    ownerId,
    title: 'Senior engineer',
    pathSlug: 'senior-engineer',
    pathHash: 'e3b0c442',
    path: { slug: 'senior-engineer', phases: [{ id: 'architecture', weeks: { min: 3, max: 4 } }] },
    request: { aim: 'standard', deadlineDay: null },
    zone: 'Europe/Berlin',
    plan: { finishDay: 20_521, depth: 0.5, sessions: [] },
    sessions: sampled,
    milestones: sampled.slice(-1).map(({ localDate }) => ({
      phaseId: 'architecture',
      day: localDate,
    })),
    feed: { id: newId(), tokenHash: newId() },
    now: NOW,
    ...given,
  };
}

export function saveGuest(database: Database): Promise<UserRow> {
  return database.transaction((transaction) => createGuest(transaction, { now: NOW }));
}

/** Saves the plan and returns it. */
export async function savePlan(
  database: Database,
  ownerId: string,
  given: Parameters<typeof samplePlan>[1] = {},
): Promise<NewPlan> {
  const plan = samplePlan(ownerId, given);
  await database.transaction((transaction) => insertPlanWithSessions(transaction, plan));
  return plan;
}
