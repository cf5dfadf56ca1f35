import { afterAll, expect, it, vi } from 'vitest';
import type { Interval } from '@/lib/core/availability/availability';
import type { PlannedSession } from '@/lib/core/schedule/plan';
import type { PlanChangeRequest } from '@/lib/usecases/plan-change';
import { describeOnEachInstallation, newGuest } from '../../support/installation';
import { problemOf, savedPlan, sessionsOf, setClock, undo, type Mine } from './revising';
import { savedSmallPlan } from './small-plan';

const MINUTE = 60_000;
const HOUR = 60;

/** `20270104T180000Z` of minutes since the epoch. */
function stampOf(instant: number): string {
  return new Date(instant * MINUTE).toISOString().replace(/[-:]|\.000/g, '');
}

function eventLines({ start, end }: Interval, index: number): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${index}@meetings.example`,
    'DTSTAMP:20270101T000000Z',
    `DTSTART:${stampOf(start)}`,
    `DTEND:${stampOf(end)}`,
    'SUMMARY:A secret meeting',
    'END:VEVENT',
  ];
}

function calendarText(events: readonly string[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//test//EN',
    ...events,
    'END:VCALENDAR',
  ];
  return `${lines.join('\r\n')}\r\n`;
}

async function addCalendar(ownerId: string, text: string): Promise<string> {
  const { addBusyCalendar } = await import('@/lib/usecases/busy-calendars');
  const added = await addBusyCalendar({
    ownerId,
    name: 'Work',
    color: 'steelblue',
    source: { text },
    rules: { allDayBlocks: true, tentativeBlocks: true },
  });
  if (!added.ok) throw new Error(JSON.stringify(added.failure));
  return added.value.id;
}

function addBusy(ownerId: string, times: readonly Interval[]): Promise<string> {
  return addCalendar(ownerId, calendarText(times.flatMap(eventLines)));
}

function timeOf({ start, minutes }: Pick<PlannedSession, 'start' | 'minutes'>): Interval {
  return { start, end: start + minutes };
}

function overlaps(one: Interval, other: Interval): boolean {
  return one.start < other.end && other.start < one.end;
}

async function viewOf({ planId, ownerId }: Mine) {
  const { viewPlan } = await import('@/lib/usecases/view-plan');
  const view = await viewPlan(planId, ownerId);
  if (!view) throw new Error('the plan is there');
  return view;
}

async function collisionsOf(mine: Mine): Promise<readonly string[]> {
  const prefix = `${mine.planId}.`.length;
  return (await viewOf(mine)).collisions.map(({ id }) => id.slice(prefix));
}

async function propose(mine: Mine, change: Partial<PlanChangeRequest> = {}) {
  const { proposeReplan } = await import('@/lib/usecases/propose-replan');
  const { NO_CHANGE } = await import('@/lib/usecases/plan-change');
  const outcome = await proposeReplan(mine, { ...NO_CHANGE, ...change });
  if (outcome.kind !== 'proposal') throw new Error(JSON.stringify(outcome));
  return outcome;
}

async function optionOf(mine: Mine, change: Partial<PlanChangeRequest> = {}) {
  const proposal = await propose(mine, change);
  const option = proposal.outcomes.find(({ strategy }) => strategy === 'keep-deadline');
  if (option?.kind !== 'option') throw new Error(JSON.stringify(option));
  return { proposal, option };
}

async function acceptOption(
  mine: Mine,
  { proposal, option }: Awaited<ReturnType<typeof optionOf>>,
  change: Partial<PlanChangeRequest> = {},
) {
  const { acceptProposal } = await import('@/lib/usecases/propose-replan');
  const { NO_CHANGE } = await import('@/lib/usecases/plan-change');
  return acceptProposal({
    ...mine,
    change: { ...NO_CHANGE, ...change },
    strategy: option.strategy,
    revision: proposal.revision,
    now: proposal.now,
    digest: option.digest,
  });
}

async function pin(mine: Mine, sessionId: string) {
  const { pinSession } = await import('@/lib/usecases/pin-session');
  return pinSession({ ...mine, sessionId: `${mine.planId}.${sessionId}`, pinned: true });
}

/** A small plan with its fifth session; sessions start later than in 48 hours from then on. */
async function planWithSession(): Promise<{ mine: Mine; session: PlannedSession }> {
  const mine = await savedSmallPlan();
  const session = (await sessionsOf(mine))[5];
  if (!session) throw new Error('there are sessions');
  return { mine, session };
}

describeOnEachInstallation('busy times in plans', () => {
  afterAll(() => {
    vi.useRealTimers();
  });

  it('are kept free by what the planner shows and by what it saves, alike', async () => {
    setClock('2027-01-01T12:00:00.500Z');
    const { previewForPlanner } = await import('@/lib/usecases/preview-plan');
    const { savePlan } = await import('@/lib/usecases/save-plan');
    const ownerId = await newGuest();
    const query = new URLSearchParams({ hours: '12', start: '2027-01-04', zone: 'Europe/Berlin' });
    // Monday and Tuesday evening of the first week, 18:00 to 23:00 in Berlin.
    const monday = Date.UTC(2027, 0, 4, 17) / MINUTE;
    const times = [0, 1].map((day) => ({
      start: monday + day * 24 * HOUR,
      end: monday + day * 24 * HOUR + 5 * HOUR,
    }));
    const free = await previewForPlanner(query, ownerId);
    expect(free).toMatchObject({ busy: [], busyCalendars: 0 });
    await addBusy(ownerId, times);
    const shown = await previewForPlanner(query, ownerId);
    expect(shown).toMatchObject({ busy: times, busyCalendars: 1 });
    expect(JSON.stringify(shown)).not.toContain('meeting');
    const saved = await savePlan({ ownerId, query });
    if (saved.kind !== 'saved' || shown.outcome?.kind !== 'plan') throw new Error('it fits');
    const mine = { ownerId, planId: saved.planId, token: '' };
    const sessions = await sessionsOf(mine);
    const placed = (all: readonly PlannedSession[]) => all.map(({ id, start }) => [id, start]);
    expect(placed(sessions)).toEqual(placed(shown.outcome.plan.sessions));
    if (free.outcome?.kind !== 'plan') throw new Error('it fits');
    const inBusy = (all: readonly PlannedSession[]) =>
      all.filter((one) => times.some((time) => overlaps(time, timeOf(one)))).length;
    expect(inBusy(free.outcome.plan.sessions)).toBeGreaterThan(0);
    expect(inBusy(sessions)).toBe(0);
    const { settings, request } = await problemOf(mine);
    expect(settings.learner.availability.busy).toEqual([]);
    expect(request.problem.availability.busy).toEqual(times);
  });

  it('of one person are nothing to another', async () => {
    const mine = await savedPlan();
    const [session] = await sessionsOf(mine);
    if (!session) throw new Error('there are sessions');
    await addBusy(await newGuest(), [timeOf(session)]);
    expect((await problemOf(mine)).request.problem.availability.busy).toEqual([]);
    expect(await collisionsOf(mine)).toEqual([]);
  });

  it('that come later collide, until rescheduling finds another time for what collides', async () => {
    const { mine, session } = await planWithSession();
    expect(await collisionsOf(mine)).toEqual([]);
    await addBusy(mine.ownerId, [timeOf(session)]);
    expect(await collisionsOf(mine)).toEqual([session.id]);
    const chosen = await optionOf(mine);
    expect(chosen.proposal.recommended).not.toBeNull();
    expect(chosen.option.changes.kept.map(({ id }) => id)).not.toContain(session.id);
    expect(await acceptOption(mine, chosen)).toMatchObject({ kind: 'accepted', revision: 2 });
    expect(await collisionsOf(mine)).toEqual([]);
    const nothing = await propose(mine);
    for (const outcome of nothing.outcomes) {
      expect(outcome).toMatchObject({ changes: { moved: [], added: [], removed: [] } });
    }
  });

  it('collide again once the change is undone', async () => {
    const { mine, session } = await planWithSession();
    await addBusy(mine.ownerId, [timeOf(session)]);
    await acceptOption(mine, await optionOf(mine));
    expect(await collisionsOf(mine)).toEqual([]);
    expect(await undo(mine)).toMatchObject({ kind: 'undone', restores: 1 });
    expect(await collisionsOf(mine)).toEqual([session.id]);
  });

  it('leave a pinned session where it is, and put no other in its place once it is let go', async () => {
    const { mine, session } = await planWithSession();
    await pin(mine, session.id);
    await addBusy(mine.ownerId, [timeOf(session)]);
    expect(await collisionsOf(mine)).toEqual([session.id]);
    const { option: kept } = await optionOf(mine);
    expect(kept.changes).toMatchObject({ moved: [], added: [], removed: [] });
    const change = { unpin: [session.id] };
    const chosen = await optionOf(mine, change);
    expect(chosen.option.sessions.filter((one) => overlaps(timeOf(one), timeOf(session)))).toEqual(
      [],
    );
    expect(await acceptOption(mine, chosen, change)).toMatchObject({ kind: 'accepted' });
    expect(await collisionsOf(mine)).toEqual([]);
  });

  it('move what starts within 48 hours too, where it collides', async () => {
    const mine = await savedSmallPlan();
    const [first] = await sessionsOf(mine);
    if (!first) throw new Error('there are sessions');
    setClock('2027-01-03T20:00:00Z');
    expect((await problemOf(mine)).soon).toContain(first.id);
    await addBusy(mine.ownerId, [timeOf(first)]);
    const { option } = await optionOf(mine);
    expect(option.sessions.some((one) => overlaps(timeOf(one), timeOf(first)))).toBe(false);
  });

  it('refuse a session that is moved into them', async () => {
    const { mine, session } = await planWithSession();
    const { checkMove } = await import('@/lib/usecases/check-move');
    const evening = Date.UTC(2027, 0, 18, 17) / MINUTE;
    const move = { sessionId: session.id, day: '2027-01-18', time: '18:00', minutes: 60 };
    await addBusy(mine.ownerId, [{ start: evening, end: evening + 2 * HOUR }]);
    expect(await checkMove(mine, move)).toMatchObject({
      kind: 'refused',
      reasons: [{ kind: 'busy' }],
    });
  });

  it('that come between seeing an option and accepting it are not planned over', async () => {
    const { mine } = await planWithSession();
    const change = { away: [{ from: '2027-01-06', to: '2027-01-07' }] };
    const chosen = await optionOf(mine, change);
    const moved = chosen.option.changes.moved[0]?.after;
    if (!moved) throw new Error('days off move sessions');
    await addBusy(mine.ownerId, [timeOf(moved)]);
    expect(await acceptOption(mine, chosen, change)).toEqual({ kind: 'changed' });
  });

  it('do not collide with what is over or done', async () => {
    const mine = await savedSmallPlan();
    const [first] = await sessionsOf(mine);
    if (!first) throw new Error('there are sessions');
    await addBusy(mine.ownerId, [timeOf(first)]);
    expect(await collisionsOf(mine)).toEqual([first.id]);
    setClock('2027-01-04T23:00:00Z');
    expect(await collisionsOf(mine)).toEqual([]);
  });

  it('count in what could be missed: where they take all time, what is left does not fit', async () => {
    const { viewProgress } = await import('@/lib/usecases/view-progress');
    const mine = await savedSmallPlan();
    expect((await viewProgress(mine))?.missableWeeks).toBe(1);
    const { problem, previous } = (await problemOf(mine)).request;
    const end = Math.max(...previous.map((one) => timeOf(one).end));
    await addBusy(mine.ownerId, [{ start: problem.now, end }]);
    expect((await viewProgress(mine))?.missableWeeks).toBeNull();
  });

  it('without a zone lie in the zone of the plan', async () => {
    const mine = await savedPlan();
    const day = ['BEGIN:VEVENT', 'UID:day@meetings.example', 'DTSTAMP:20270101T000000Z'];
    await addCalendar(
      mine.ownerId,
      calendarText([
        ...day,
        'DTSTART;VALUE=DATE:20270105',
        'DTEND;VALUE=DATE:20270106',
        'SUMMARY:Off',
        'END:VEVENT',
      ]),
    );
    const start = Date.UTC(2027, 0, 4, 23) / MINUTE;
    const { busy } = (await problemOf(mine)).request.problem.availability;
    expect(busy).toEqual([{ start, end: start + 24 * HOUR }]);
  });

  it('are drawn with the name and the colour of their calendar', async () => {
    const mine = await savedPlan();
    const { viewCalendar } = await import('@/lib/usecases/view-calendar');
    const { busyByCalendar } = await import('@/lib/usecases/busy-times');
    const start = Date.UTC(2027, 0, 5, 9) / MINUTE;
    await addBusy(mine.ownerId, [{ start, end: start + HOUR }]);
    const calendar = viewCalendar(
      await viewOf(mine),
      await problemOf(mine),
      await busyByCalendar(mine.ownerId, 'Europe/Berlin'),
    );
    // On the wall clock of Berlin, an hour ahead.
    expect(calendar.busy).toEqual([
      {
        from: start + HOUR,
        to: start + 2 * HOUR,
        calendar: { name: 'Work', color: 'steelblue' },
      },
    ]);
  });
});
