import { eq } from 'drizzle-orm';
import { afterAll, expect, it, vi } from 'vitest';
import type { LearningPath } from '@/lib/core/path/learning-path';
import type { PlanChangeRequest } from '@/lib/usecases/plan-change';
import { describeOnEachInstallation } from '../../support/installation';
import { fedEvents, mark, problemOf, savedPlan, sessionsOf, setClock, type Mine } from './revising';
import { savedSmallPlan } from './small-plan';

/** Wednesday of the second plan week: the first week's sessions are over. */
const SECOND_WEEK = '2027-01-13T09:00:00Z';

/** Proposes and accepts; the option that was accepted. */
async function accepted(mine: Mine, change: Partial<PlanChangeRequest>) {
  const { NO_CHANGE } = await import('@/lib/usecases/plan-change');
  const { acceptProposal, proposeReplan } = await import('@/lib/usecases/propose-replan');
  const asked = { ...NO_CHANGE, ...change };
  const proposal = await proposeReplan(mine, asked);
  if (proposal.kind !== 'proposal') throw new Error(JSON.stringify(proposal));
  const { now, revision } = proposal;
  const option = proposal.outcomes.find(({ strategy }) => strategy === 'shift-finish');
  if (option?.kind !== 'option') throw new Error(JSON.stringify(option));
  const { digest, strategy } = option;
  const outcome = await acceptProposal({ ...mine, change: asked, strategy, now, revision, digest });
  expect(outcome).toMatchObject({ kind: 'accepted', revision: revision + 1 });
  return option;
}

/** Marks all that is over as done; the ids of it. */
async function doneUntilNow(mine: Mine): Promise<readonly string[]> {
  const { request } = await problemOf(mine);
  const over = request.previous.filter(({ start }) => start < request.problem.now);
  await mark(mine, Object.fromEntries(over.map(({ id, minutes }) => [id, minutes])));
  return over.map(({ id }) => id);
}

/** The path with another topic in the place of its first one, one that the newest version has no more. */
function olderCopy(path: LearningPath, firstTopicId: string): LearningPath {
  return {
    ...path,
    phases: path.phases.map((phase) => ({
      ...phase,
      units: phase.units.map((unit) => ({
        ...unit,
        topics: unit.topics.map((topic) => ({
          ...topic,
          ...(topic.id === firstTopicId && { id: 'gone-since', title: 'Gone since' }),
          requires: topic.requires.map((id) => (id === firstTopicId ? 'gone-since' : id)),
        })),
      })),
    })),
  };
}

/**
 * Gives a plan that was just saved an older copy of its path, in which its first topic was another one,
 * as if it had been saved before the path changed.
 */
async function withOlderPath(mine: Mine, firstTopicId: string): Promise<void> {
  const { contentHash } = await import('@/lib/content/learning-paths');
  const { currentDatabase } = await import('@/lib/db/current-database');
  const path = olderCopy((await problemOf(mine)).path, firstTopicId);
  const pathHash = contentHash(path);
  const database = await currentDatabase();
  await database.transaction(
    async ({ queries, tables: { plans, planRevisions, studySessions } }) => {
      await queries.update(plans).set({ path, pathHash }).where(eq(plans.id, mine.planId));
      await queries
        .update(planRevisions)
        .set({ path, pathHash })
        .where(eq(planRevisions.planId, mine.planId));
      const rows = await queries
        .select()
        .from(studySessions)
        .where(eq(studySessions.planId, mine.planId));
      for (const { id, topicId } of rows.filter((row) => row.topicId === firstTopicId)) {
        await queries
          .update(studySessions)
          .set({ id: id.replace(`.${topicId}.`, '.gone-since.'), topicId: 'gone-since' })
          .where(eq(studySessions.id, id));
      }
    },
  );
}

describeOnEachInstallation('the newest path of a saved plan', () => {
  afterAll(() => {
    vi.useRealTimers();
  });

  it('keeps what is done and all ids, also of a topic that is gone from it', async () => {
    const mine = await savedPlan();
    const first = (await sessionsOf(mine))[0]?.topicId ?? '';
    const { viewPlan } = await import('@/lib/usecases/view-plan');
    expect(await viewPlan(mine.planId, mine.ownerId)).toMatchObject({ hasNewerPath: false });
    await withOlderPath(mine, first);
    expect(await viewPlan(mine.planId, mine.ownerId)).toMatchObject({ hasNewerPath: true });
    setClock('2027-01-27T09:00:00Z');
    const done = await doneUntilNow(mine);
    const before = await problemOf(mine);
    const events = await fedEvents(mine);
    const doneTopics = new Set(before.settled.map(({ topicId }) => topicId));
    expect(doneTopics.has('gone-since')).toBe(true);
    expect(doneTopics.size).toBeGreaterThan(1);
    const { findPathUpdate } = await import('@/lib/usecases/view-path');
    expect((await findPathUpdate(mine))?.changes).toMatchObject({
      added: [{ topicId: first }],
      gone: [{ topicId: 'gone-since', title: 'Gone since' }],
    });

    await accepted(mine, { path: 'newest' });

    expect(await findPathUpdate(mine)).toBeNull();
    const after = await problemOf(mine);
    expect(after.settled.map(({ id }) => id)).toEqual(before.settled.map(({ id }) => id));
    const byId = new Map(after.request.previous.map((session) => [session.id, session]));
    for (const session of before.request.previous.filter(({ id }) => done.includes(id))) {
      const { id, start, minutes, topicId } = session;
      expect(byId.get(id)).toMatchObject({ start, minutes, topicId });
    }
    // A topic in fewer, longer sessions leaves ids over; none has a new id beside one left over.
    const wereThere = new Set(before.request.previous.map(({ id }) => id));
    const leftOver = before.request.previous.filter(({ id }) => !byId.has(id));
    const added = after.request.previous.filter(({ id }) => !wereThere.has(id));
    const addedTo = new Set(added.map(({ topicId }) => topicId));
    expect(addedTo.has(first)).toBe(true);
    expect(leftOver.filter(({ topicId }) => addedTo.has(topicId))).toEqual([]);
    const fed = await fedEvents(mine);
    const gone = before.settled.filter(({ topicId }) => topicId === 'gone-since');
    expect(gone.length).toBeGreaterThan(0);
    for (const { id } of gone) {
      const uid = `${mine.planId}.${id}@paceline`;
      expect(fed.get(uid)?.summary).toContain('Gone since');
      expect(fed.get(uid)?.start).toBe(events.get(uid)?.start);
    }
    const view = await viewPlan(mine.planId, mine.ownerId);
    const shown = view?.sessions.filter(({ topicId }) => topicId === 'gone-since');
    expect(shown?.map(({ id }) => id)).toEqual(gone.map(({ id }) => `${mine.planId}.${id}`));
  });
});

describeOnEachInstallation('what is said of a topic', () => {
  afterAll(() => {
    vi.useRealTimers();
  });

  async function begunPlan(): Promise<Mine> {
    const mine = await savedSmallPlan();
    setClock(SECOND_WEEK);
    await doneUntilNow(mine);
    return mine;
  }

  async function minutesOf(mine: Mine, topicId: string): Promise<number> {
    const own = (await sessionsOf(mine)).filter((session) => session.topicId === topicId);
    return own.reduce((sum, { minutes }) => sum + minutes, 0);
  }

  it('finishes what was begun: what is done stays, the rest is let go, and comes back', async () => {
    const mine = await begunPlan();
    const { settled } = await problemOf(mine);
    const topicId = settled.at(-1)?.topicId ?? '';
    const done = settled
      .filter((one) => one.topicId === topicId)
      .reduce((sum, { minutes }) => sum + minutes, 0);
    const before = await minutesOf(mine, topicId);
    expect(before).toBeGreaterThan(done);
    await accepted(mine, { topics: [{ kind: 'finish', topicId }] });
    expect(await minutesOf(mine, topicId)).toBe(done);
    expect((await problemOf(mine)).settings.learner.finished).toEqual([topicId]);
    await accepted(mine, { topics: [{ kind: 'reopen', topicId }] });
    expect(await minutesOf(mine, topicId)).toBeGreaterThan(done);
    expect((await problemOf(mine)).settings.learner.finished).toEqual([]);
  });

  it('plans nothing of what is known already, until it is reopened', async () => {
    const mine = await begunPlan();
    await accepted(mine, { topics: [{ kind: 'known', topicId: 'two-b' }] });
    expect(await minutesOf(mine, 'two-b')).toBe(0);
    await accepted(mine, { topics: [{ kind: 'reopen', topicId: 'two-b' }] });
    expect(await minutesOf(mine, 'two-b')).toBeGreaterThan(0);
    expect((await problemOf(mine)).settings.learner.known).toEqual([]);
  });

  it('gives a topic the minutes more that it needs', async () => {
    const mine = await begunPlan();
    const topics = [{ kind: 'more' as const, topicId: 'two-b', minutes: 600 }];
    await accepted(mine, { topics });
    expect((await problemOf(mine)).settings.learner.extra).toEqual([
      { topicId: 'two-b', minutes: 600 },
    ]);
    expect(await minutesOf(mine, 'two-b')).toBeGreaterThanOrEqual(600);
  });
});
