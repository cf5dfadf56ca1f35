import { afterAll, expect, it, vi } from 'vitest';
import { describeOnEachInstallation } from '../../support/installation';
import {
  acceptOption,
  mark,
  optionFor,
  problemOf,
  sessionsOf,
  setClock,
  undo,
  type Mine,
} from './revising';
import { savedSmallPlan } from './small-plan';

async function viewOf({ planId, ownerId }: Mine) {
  const { viewPlan } = await import('@/lib/usecases/view-plan');
  const view = await viewPlan(planId, ownerId);
  if (!view) throw new Error('the plan is there');
  return view;
}

/** Monday of the second week, before any of its sessions. */
const SECOND_MONDAY = '2027-01-11T08:00:00.250Z';

/** The plan on that Monday: the first session done for half its time, the second not, the others of the week done. */
async function afterFirstWeek(): Promise<Mine> {
  const mine = await savedSmallPlan();
  const sessions = await sessionsOf(mine);
  setClock(SECOND_MONDAY);
  const week = sessions.filter(({ start }) => start < Date.parse(SECOND_MONDAY) / 60_000);
  const done = week.map(({ id, minutes }, index) => {
    return [id, index === 0 ? minutes / 2 : index === 1 ? 0 : minutes] as const;
  });
  await mark(mine, Object.fromEntries(done));
  return mine;
}

describeOnEachInstallation('a plan’s page', () => {
  afterAll(() => {
    vi.useRealTimers();
  });

  it('keeps the depth that the plan was fitted to, whatever is marked since', async () => {
    const untouched = (await viewOf(await savedSmallPlan())).plan;
    const { plan, doneMinutes, sessions, open } = await viewOf(await afterFirstWeek());
    expect(plan.topics).toEqual(untouched.topics);
    expect([plan.depth, plan.totalMinutes]).toEqual([untouched.depth, untouched.totalMinutes]);
    const week = sessions.filter(({ start }) => start < Date.parse(SECOND_MONDAY) / 60_000);
    expect(week.slice(0, 2).map((one) => [one.minutes, one.doneMinutes])).toEqual([
      [60, 30],
      [30, 0],
    ]);
    expect(doneMinutes).toBe(week.reduce((sum, { minutes }) => sum + minutes, 0) - 30 - 30);
    expect(open).toEqual([]);
  });

  it('counts what was really studied of a session once its rest has another place', async () => {
    const mine = await afterFirstWeek();
    const option = await optionFor(mine, 'shift-finish');
    await acceptOption(mine, option);
    const { plan } = await viewOf(mine);
    expect([plan.depth, plan.meanDepth]).toEqual([option.depth, option.meanDepth]);
  });

  it('takes a topic finished early as finished with what was studied of it', async () => {
    const mine = await afterFirstWeek();
    const { settings } = await problemOf(mine);
    const { withTopicChange } = await import('@/lib/usecases/topic-change');
    const { acceptProposal, proposeReplan } = await import('@/lib/usecases/propose-replan');
    const { planChangeSchema } = await import('@/lib/usecases/plan-change');
    const change = planChangeSchema.parse({ topics: [{ kind: 'finish', topicId: 'one-a' }] });
    expect(withTopicChange(settings, { kind: 'finish', topicId: 'one-a' })).not.toEqual(settings);
    const proposal = await proposeReplan(mine, change);
    if (proposal.kind !== 'proposal') throw new Error(JSON.stringify(proposal));
    const option = proposal.outcomes.find((one) => one.kind === 'option');
    if (option?.kind !== 'option') throw new Error(JSON.stringify(proposal.outcomes));
    const { revision, now } = proposal;
    const { strategy, digest } = option;
    const accepted = await acceptProposal({ ...mine, change, strategy, revision, now, digest });
    expect(accepted.kind).toBe('accepted');
    const { plan } = await viewOf(mine);
    expect(plan.topics[0]?.depth).toBe(1);
    expect(plan.depth).toBe(option.depth);
  });

  it('has the depth from before once the fitting is undone', async () => {
    const untouched = (await viewOf(await savedSmallPlan())).plan;
    const mine = await afterFirstWeek();
    await acceptOption(mine, await optionFor(mine, 'shift-finish'));
    await undo(mine);
    const { plan } = await viewOf(mine);
    expect(plan.topics).toEqual(untouched.topics);
  });

  it('lists what is over and has no mark, and what comes next', async () => {
    const mine = await savedSmallPlan();
    setClock('2027-01-05T12:00:00.250Z');
    const { open, sessions, now } = await viewOf(mine);
    const over = sessions.filter(({ end }) => end <= now);
    expect(over.length).toBeGreaterThan(0);
    expect(open).toEqual(over);
    const { listPlans } = await import('@/lib/usecases/view-plan');
    const [listed] = await listPlans(mine.ownerId);
    const next = sessions.find(({ end }) => end > now);
    expect(listed?.next).toEqual({ day: next?.day, minute: next?.fromMinute });
    expect(listed?.doneMinutes).toBe(0);
  });

  it('tells why a session lies where it does as of when the plan was last fitted', async () => {
    const mine = await afterFirstWeek();
    await acceptOption(mine, await optionFor(mine, 'shift-finish'));
    const { why, sessions, now } = await viewOf(mine);
    const past = sessions.filter(({ start }) => start < now);
    expect(past.map(({ id }) => why.get(id))).toEqual(past.map(() => ({ kind: 'history' })));
    const earlier = sessions.flatMap(({ id }) => {
      const reason = why.get(id);
      return reason && 'earlier' in reason ? [reason.earlier] : [];
    });
    expect(Math.min(...earlier)).toBeGreaterThanOrEqual(now);
  });
});
