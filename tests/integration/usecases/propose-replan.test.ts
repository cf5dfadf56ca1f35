import { afterAll, expect, it, vi } from 'vitest';
import type { ReplanStrategy } from '@/lib/core/replan/replan-option';
import type { PlanChangeRequest } from '@/lib/usecases/plan-change';
import type { Proposal, ProposedOption } from '@/lib/usecases/propose-replan';
import { describeOnEachInstallation, newGuest } from '../../support/installation';
import {
  fedEvents,
  feedText,
  mark,
  problemOf,
  sessionsOf,
  setClock,
  undo,
  type Mine,
} from './revising';
import { savedSmallPlan } from './small-plan';

/** Wednesday of the second plan week: the first week's sessions are over. */
const SECOND_WEEK = '2027-01-13T09:00:00Z';

async function changeOf(change: Partial<PlanChangeRequest>): Promise<PlanChangeRequest> {
  const { NO_CHANGE } = await import('@/lib/usecases/plan-change');
  return { ...NO_CHANGE, ...change };
}

async function outcomeOf(mine: Mine, change: Partial<PlanChangeRequest> = {}) {
  const { proposeReplan } = await import('@/lib/usecases/propose-replan');
  return proposeReplan(mine, await changeOf(change));
}

async function propose(mine: Mine, change: Partial<PlanChangeRequest> = {}): Promise<Proposal> {
  const outcome = await outcomeOf(mine, change);
  if (outcome.kind !== 'proposal') throw new Error(JSON.stringify(outcome));
  return outcome;
}

function optionOf({ outcomes }: Proposal, strategy: ReplanStrategy): ProposedOption {
  const found = outcomes.find((outcome) => outcome.strategy === strategy);
  if (found?.kind !== 'option') throw new Error(JSON.stringify(found));
  return found;
}

async function accept(
  mine: Mine,
  proposal: Proposal,
  strategy: ReplanStrategy,
  change: Partial<PlanChangeRequest> = {},
) {
  const { acceptProposal } = await import('@/lib/usecases/propose-replan');
  const { revision, now } = proposal;
  const { digest } = optionOf(proposal, strategy);
  return acceptProposal({
    ...mine,
    change: await changeOf(change),
    strategy,
    revision,
    now,
    digest,
  });
}

/** A small plan of which nothing of the first week got done but its first session and half an hour. */
async function missedPlan(): Promise<Mine> {
  const mine = await savedSmallPlan();
  const [first, second] = await sessionsOf(mine);
  if (!first || !second) throw new Error('there are sessions');
  setClock(SECOND_WEEK);
  await mark(mine, { [first.id]: first.minutes, [second.id]: 30 });
  return mine;
}

describeOnEachInstallation('a proposal', () => {
  afterAll(() => {
    vi.useRealTimers();
  });

  it('changes nothing where nothing was missed, not even the revision', async () => {
    const mine = await savedSmallPlan();
    const [text, sessions] = [await feedText(mine), await sessionsOf(mine)];
    const proposal = await propose(mine);
    for (const { strategy } of proposal.outcomes) {
      const option = optionOf(proposal, strategy);
      expect(option.sessions).toEqual(sessions);
      expect(option.changes).toMatchObject({ moved: [], added: [], removed: [] });
      expect(await accept(mine, proposal, strategy)).toEqual({ kind: 'unchanged', revision: 1 });
    }
    expect(await feedText(mine)).toBe(text);
  });

  it('answers long before the start as well', async () => {
    const mine = await savedSmallPlan();
    setClock('2026-12-14T09:00:00Z');
    const proposal = await propose(mine, { away: [{ from: '2027-01-11', to: '2027-01-17' }] });
    expect(proposal.current.unreported).toEqual([]);
    expect(optionOf(proposal, 'shift-finish').changes.moved.length).toBeGreaterThan(0);
  });

  it('tells the plan as it is, and writes nothing', async () => {
    const mine = await missedPlan();
    const text = await feedText(mine);
    const proposal = await propose(mine);
    const { settings, request } = await problemOf(mine);
    expect(proposal).toMatchObject({ kind: 'proposal', planId: mine.planId, revision: 1 });
    expect(proposal.sessions).toEqual(request.previous);
    expect(proposal.before.weeklyMinutes).toBe(settings.learner.availability.weeklyMinutes);
    expect(proposal.current.unreported.length).toBeGreaterThan(0);
    expect(proposal.outcomes.map(({ strategy }) => strategy)).toEqual([
      'keep-deadline',
      'shift-finish',
      'trim-depth',
      'more-hours',
    ]);
    expect(await feedText(mine)).toBe(text);
    expect((await problemOf(mine)).revision).toBe(1);
  });

  it('is accepted as it was seen: events keep their UIDs, and those that move tell so', async () => {
    const mine = await missedPlan();
    const before = await fedEvents(mine);
    const proposal = await propose(mine);
    const strategy = proposal.recommended ?? 'shift-finish';
    const { sessions, changes } = optionOf(proposal, strategy);
    expect(changes.moved.length).toBeGreaterThan(0);
    expect(await accept(mine, proposal, strategy)).toMatchObject({
      kind: 'accepted',
      revision: 2,
      summary: { moved: changes.moved.length, strategy },
    });
    const byId = new Map(sessions.map((session) => [session.id, session]));
    const stored = await sessionsOf(mine);
    expect(stored.map(({ id }) => id).toSorted()).toEqual([...byId.keys()].toSorted());
    const { settled } = await problemOf(mine);
    const facts = new Set(settled.map(({ id }) => id));
    for (const session of stored.filter(({ id }) => !facts.has(id))) {
      expect(session).toEqual(byId.get(session.id));
    }
    const after = await fedEvents(mine);
    const uidOf = (id: string) => `${mine.planId}.${id}@paceline`;
    for (const { after: moved } of changes.moved) {
      const uid = uidOf(moved.id);
      expect(after.get(uid)?.sequence).toBe((before.get(uid)?.sequence ?? 0) + 1);
    }
    for (const { id } of changes.removed) expect(after.has(uidOf(id))).toBe(false);
    for (const { id } of changes.kept)
      expect(after.get(uidOf(id))?.start).toBe(before.get(uidOf(id))?.start);
    expect(await undo(mine)).toMatchObject({ kind: 'undone', revision: 3, restores: 1 });
    expect(await sessionsOf(mine)).toEqual(proposal.sessions);
  });

  it('proposed again once accepted has nothing left to move', async () => {
    const mine = await missedPlan();
    const first = await propose(mine);
    const strategy = first.recommended ?? 'shift-finish';
    await accept(mine, first, strategy);
    const again = await propose(mine);
    expect(optionOf(again, strategy).changes).toMatchObject({ moved: [], added: [], removed: [] });
    expect(await accept(mine, again, strategy)).toEqual({ kind: 'unchanged', revision: 2 });
  });

  it('keeps days away free, also those within the next 48 hours', async () => {
    const mine = await missedPlan();
    const change = { away: [{ from: '2027-01-13', to: '2027-01-15' }] };
    const proposal = await propose(mine, change);
    const option = optionOf(proposal, 'shift-finish');
    const away = option.sessions.filter(
      ({ start }) =>
        start >= Date.parse('2027-01-13T00:00+01:00') / 60_000 &&
        start < Date.parse('2027-01-16T00:00+01:00') / 60_000,
    );
    expect(away).toEqual([]);
    expect(await accept(mine, proposal, 'shift-finish', change)).toMatchObject({
      kind: 'accepted',
    });
    const { settings } = await problemOf(mine);
    expect(settings.learner.availability.blackouts).toEqual(change.away);
  });

  it('keeps a lighter week light', async () => {
    const mine = await savedSmallPlan();
    const change = { lighterWeeks: [{ day: '2027-01-12', minutes: 120 }] };
    const proposal = await propose(mine, change);
    const option = optionOf(proposal, 'shift-finish');
    const minutes = option.sessions
      .filter(
        ({ start }) =>
          start >= Date.parse('2027-01-11T00:00+01:00') / 60_000 &&
          start < Date.parse('2027-01-18T00:00+01:00') / 60_000,
      )
      .reduce((sum, session) => sum + session.minutes, 0);
    expect(minutes).toBeLessThanOrEqual(120);
  });

  it('releases what is left of a topic that is finished early', async () => {
    const mine = await missedPlan();
    const change = { topics: [{ kind: 'finish' as const, topicId: 'two-b' }] };
    const option = optionOf(await propose(mine, change), 'shift-finish');
    expect(option.sessions.filter(({ topicId }) => topicId === 'two-b')).toEqual([]);
  });

  it('places a moved session where it was put, pinned, and tells the move against where it was', async () => {
    const mine = await savedSmallPlan();
    const sessions = await sessionsOf(mine);
    const last = sessions.at(-1);
    if (!last) throw new Error('there are sessions');
    const day = new Date(last.start * 60_000).toISOString().slice(0, 10);
    const move = { sessionId: last.id, day, time: '19:00', minutes: last.minutes };
    const proposal = await propose(mine, { move });
    const option = optionOf(proposal, 'shift-finish');
    const start = Date.parse(`${day}T19:00+01:00`) / 60_000;
    expect(option.changes.moved).toEqual([{ before: last, after: { ...last, start } }]);
    await accept(mine, proposal, 'shift-finish', { move });
    expect((await problemOf(mine)).pinned).toEqual(new Set([last.id]));
    expect(await outcomeOf(mine, { move: { ...move, day: '2099-01-05' } })).toMatchObject({
      kind: 'invalid',
      errors: [{ path: 'move.day' }],
    });
    expect(await outcomeOf(mine, { move: { ...move, sessionId: 'none' } })).toEqual({
      kind: 'invalid',
      errors: [
        { path: 'move.sessionId', message: 'must be a session of the plan that is still to come' },
      ],
    });
  });

  it('gives a limit way, and keeps it with the plan', async () => {
    const mine = await missedPlan();
    const change = { relax: [{ kind: 'weekly-cap' as const, minutes: 480 }] };
    const proposal = await propose(mine, change);
    expect(await accept(mine, proposal, 'keep-deadline', change)).toMatchObject({
      kind: 'accepted',
    });
    expect((await problemOf(mine)).settings.learner.availability.weeklyMinutes).toBe(480);
    const off = { relax: [{ kind: 'session-minimum' as const, minutes: 40 }] };
    expect(await outcomeOf(mine, off)).toMatchObject({
      kind: 'invalid',
      errors: [{ path: 'policy.session.minMinutes' }],
    });
  });

  it('offers only what keeps the deadline where nothing does as things are', async () => {
    const mine = await missedPlan();
    const { settings } = await problemOf(mine);
    const tight = {
      ...settings,
      learner: { ...settings.learner, deadline: '2027-01-22' },
    };
    const proposal = await propose(mine, { settings: tight });
    expect(proposal.recommended).toBeNull();
    const kinds = proposal.explanation?.relaxations.map(({ kind }) => kind) ?? [];
    expect(kinds).toContain('deadline');
    const { settingsRelaxation } = await import('@/lib/usecases/relaxed-settings');
    for (const relaxation of proposal.explanation?.relaxations ?? []) {
      const relax = settingsRelaxation(relaxation);
      if (relax === null) continue;
      const eased = await propose(mine, { settings: tight, relax: [relax] });
      expect([relaxation.kind, eased.recommended]).not.toEqual([relaxation.kind, null]);
    }
  });

  it('is refused where it is not what was seen', async () => {
    const { acceptProposal } = await import('@/lib/usecases/propose-replan');
    const mine = await missedPlan();
    const proposal = await propose(mine);
    const strategy = 'shift-finish';
    const seen = {
      ...mine,
      change: await changeOf({}),
      strategy,
      revision: proposal.revision,
      now: proposal.now,
      digest: optionOf(proposal, strategy).digest,
    } as const;
    expect(await acceptProposal({ ...seen, digest: 'another' })).toEqual({ kind: 'changed' });
    expect(await acceptProposal({ ...seen, now: seen.now + 1 })).toEqual({ kind: 'changed' });
    expect(await acceptProposal({ ...seen, now: seen.now - 13 * 60 })).toEqual({ kind: 'changed' });
    const stranger = { ...seen, ownerId: await newGuest() };
    expect(await acceptProposal(stranger)).toEqual({ kind: 'not-found' });
    const { proposeReplan } = await import('@/lib/usecases/propose-replan');
    expect(await proposeReplan(stranger, seen.change)).toEqual({ kind: 'not-found' });
    const third = proposal.sessions[2];
    await mark(mine, { [third?.id ?? '']: third?.minutes ?? 0 });
    expect(await acceptProposal(seen)).toEqual({ kind: 'changed' });
    expect((await problemOf(mine)).revision).toBe(1);
  });

  it('of a plan that another tab changed says what changed, and can be had anew', async () => {
    const mine = await missedPlan();
    const [mineFirst, other] = [await propose(mine), await propose(mine)];
    const accepted = await accept(mine, other, 'shift-finish');
    expect(accepted.kind).toBe('accepted');
    const text = await feedText(mine);
    expect(await accept(mine, mineFirst, 'more-hours')).toMatchObject({
      kind: 'stale',
      currentRevision: 2,
      since: [{ number: 2, reason: 'replanned', summary: { strategy: 'shift-finish' } }],
    });
    expect(await feedText(mine)).toBe(text);
    const anew = await propose(mine);
    expect(anew.revision).toBe(2);
    expect((await accept(mine, anew, 'more-hours')).kind).toMatch(/accepted|unchanged/);
  });
});
