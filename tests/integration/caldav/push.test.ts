import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnEachInstallation } from '../../support/installation';
import { startRadicale, type Radicale } from '../../support/radicale';
import { accept, savedPlan, sessionsOf, undo } from '../usecases/revising';
import { savedSmallPlan } from '../usecases/small-plan';
import {
  asPerson,
  calendarEvents,
  connectTo,
  ownEvent,
  planEvents,
  push,
  requestsTo,
  statusOf,
  targetOf,
  writesOf,
} from './pushing';

let server: Radicale;
beforeAll(async () => {
  server = await startRadicale();
});
afterAll(async () => {
  await server.stop();
});

/** A small plan that is pushed to a calendar of its own. */
async function pushedPlan() {
  const mine = await savedSmallPlan();
  const requests = requestsTo(server);
  await connectTo(mine, { server, name: 'Study', fetch: requests.fetch });
  await push(mine, requests.fetch);
  requests.methods.length = 0;
  const { calendarUrl, id: targetId } = await targetOf(mine);
  return { mine, requests, calendarUrl, targetId };
}

/** 2027-01-01. */
const NEW_YEAR = Date.UTC(2027, 0, 1) / 86_400_000;

/** From a Friday to the Monday after, in minutes. */
const LATER = 3 * 24 * 60;

/** Moves the plan's last session to the next study day; its UID. */
async function moveLast(mine: Awaited<ReturnType<typeof savedSmallPlan>>): Promise<string> {
  const sessions = await sessionsOf(mine);
  const last = sessions.at(-1);
  if (!last) throw new Error('the plan has sessions');
  const moved = sessions.map((one) => (one === last ? { ...one, start: one.start + LATER } : one));
  const accepted = await accept(mine, { sessions: moved });
  if (accepted.kind !== 'accepted') throw new Error(JSON.stringify(accepted));
  return `${mine.planId}.${last.id}@paceline`;
}

async function hrefOf(calendarUrl: string, uid: string): Promise<string> {
  const { eventHref } = await import('@/lib/usecases/caldav-events');
  return eventHref(calendarUrl, uid);
}

describeOnEachInstallation('pushing to a calendar server, broken off,', () => {
  it('goes on after a crash anywhere between two writes, in creating, changing and removing', async () => {
    const mine = await savedSmallPlan();
    const requests = requestsTo(server);
    await connectTo(mine, { server, name: 'Crashes', fetch: requests.fetch });
    const { calendarUrl } = await targetOf(mine);
    const planned = await planEvents(mine);
    for (let survived = 0; survived < 12; survived += 1) {
      requests.dieAfter(survived);
      await expect(push(mine, requests.fetch)).rejects.toThrow('killed');
    }
    requests.dieAfter(Infinity);
    await push(mine, requests.fetch);
    expect(await calendarEvents(calendarUrl)).toEqual(planned);
    await moveLast(mine);
    requests.dieAfter(0);
    await expect(push(mine, requests.fetch)).rejects.toThrow('killed');
    requests.dieAfter(Infinity);
    await push(mine, requests.fetch);
    expect(await calendarEvents(calendarUrl)).toEqual(await planEvents(mine));
    const { disconnectCaldav } = await import('@/lib/usecases/disconnect-caldav');
    await disconnectCaldav({ ...mine, events: 'remove' });
    requests.dieAfter(5);
    await expect(push(mine, requests.fetch)).rejects.toThrow('killed');
    requests.dieAfter(Infinity);
    await push(mine, requests.fetch);
    expect(await calendarEvents(calendarUrl)).toEqual(new Map());
    expect(await statusOf(mine)).toEqual({ kind: 'none' });
  });
});

describeOnEachInstallation(
  'pushing to a calendar server',
  () => {
    it('brings every event of the reference plan there as the feed has it, and writes none twice', async () => {
      const mine = await savedPlan();
      const requests = requestsTo(server);
      await connectTo(mine, { server, name: 'Learning', fetch: requests.fetch });
      await push(mine, requests.fetch);
      const { calendarUrl } = await targetOf(mine);
      const planned = await planEvents(mine);
      expect(planned.size).toBeGreaterThan(150);
      expect(await calendarEvents(calendarUrl)).toEqual(planned);
      expect(writesOf(requests)).toEqual(Array.from(planned, () => 'PUT'));
      expect(await statusOf(mine)).toEqual({
        kind: 'up-to-date',
        host: server.host,
        username: 'ada',
        calendarName: 'Learning',
        events: planned.size,
        allEvents: planned.size,
        revision: 1,
        pushed: { day: NEW_YEAR, minute: 13 * 60 },
        today: NEW_YEAR,
        problem: null,
        nextTry: null,
        isStopped: false,
      });
      requests.methods.length = 0;
      await push(mine, requests.fetch);
      expect(requests.methods).toEqual([]);
    });

    it('writes what moved alone, a session and the end of its phase, and moves it back', async () => {
      const { mine, requests, calendarUrl } = await pushedPlan();
      const before = await calendarEvents(calendarUrl);
      const uid = await moveLast(mine);
      expect(await statusOf(mine)).toMatchObject({ kind: 'pushing', events: before.size - 2 });
      await push(mine, requests.fetch);
      expect(writesOf(requests)).toEqual(['PUT', 'PUT']);
      const after = await calendarEvents(calendarUrl);
      const changed = [...after.keys()].filter((one) => before.get(one) !== after.get(one));
      expect(new Set(changed)).toEqual(new Set([uid, `${mine.planId}.two.milestone@paceline`]));
      await undo(mine);
      await push(mine, requests.fetch);
      expect(await calendarEvents(calendarUrl)).toEqual(await planEvents(mine));
      expect(await statusOf(mine)).toMatchObject({ kind: 'up-to-date', revision: 3 });
    });

    it('takes the events of a deleted plan out, brings them back with it, and leaves others alone', async () => {
      const { mine, requests, calendarUrl, targetId } = await pushedPlan();
      const { deletePlan, restorePlan } = await import('@/lib/usecases/manage-plan');
      const { pushTarget } = await import('@/lib/usecases/push-to-caldav');
      const dentist = `${calendarUrl}dentist.ics`;
      await asPerson('PUT', dentist, { body: ownEvent('dentist') });
      await deletePlan(mine);
      await pushTarget(targetId, requests);
      expect([...(await calendarEvents(calendarUrl)).keys()]).toEqual(['dentist']);
      await restorePlan(mine);
      await push(mine, requests.fetch);
      const back = await calendarEvents(calendarUrl);
      expect(new Map([...back].filter(([uid]) => uid !== 'dentist'))).toEqual(
        await planEvents(mine),
      );
      expect(back.has('dentist')).toBe(true);
    });

    it('overwrites an event of ours that the person changed, and writes a removed one again when it moves', async () => {
      const { mine, requests, calendarUrl } = await pushedPlan();
      const uid = await moveLast(mine);
      const href = await hrefOf(calendarUrl, uid);
      await asPerson('PUT', href, { body: ownEvent(uid) });
      await push(mine, requests.fetch);
      expect(await calendarEvents(calendarUrl)).toEqual(await planEvents(mine));
      await undo(mine);
      await asPerson('DELETE', href);
      await push(mine, requests.fetch);
      expect(await calendarEvents(calendarUrl)).toEqual(await planEvents(mine));
    });

    it('never touches another event at the place of ours, and says so', async () => {
      const { mine, requests, calendarUrl } = await pushedPlan();
      const uid = await moveLast(mine);
      const href = await hrefOf(calendarUrl, uid);
      await asPerson('DELETE', href);
      await asPerson('PUT', href, { body: ownEvent('dentist') });
      await push(mine, requests.fetch);
      expect((await calendarEvents(calendarUrl)).get('dentist')).toContain('SUMMARY:Dentist');
      const events = (await planEvents(mine)).size;
      expect(await statusOf(mine)).toMatchObject({
        kind: 'up-to-date',
        events: events - 1,
        problem:
          'One event could not be written: another event has its place in the calendar, and that one was left as it is. If the plan’s file was imported there before, remove what it brought, then disconnect and connect again.',
      });
      const { disconnectCaldav } = await import('@/lib/usecases/disconnect-caldav');
      await disconnectCaldav({ ...mine, events: 'remove' });
      await push(mine, requests.fetch);
      expect([...(await calendarEvents(calendarUrl)).keys()]).toEqual(['dentist']);
      expect(await statusOf(mine)).toEqual({ kind: 'none' });
    });

    it('takes up what an earlier connection to the calendar left there', async () => {
      const { mine, requests, calendarUrl } = await pushedPlan();
      const { disconnectCaldav } = await import('@/lib/usecases/disconnect-caldav');
      const { chooseCaldavCalendar } = await import('@/lib/usecases/connect-caldav');
      const { connect } = await import('./pushing');
      await disconnectCaldav({ ...mine, events: 'keep' });
      expect(await calendarEvents(calendarUrl)).toEqual(await planEvents(mine));
      await connect(mine, server, requests.fetch);
      await chooseCaldavCalendar({ ...mine, choice: { url: calendarUrl } }, requests.fetch);
      await push(mine, requests.fetch);
      expect(await calendarEvents(calendarUrl)).toEqual(await planEvents(mine));
      expect(await statusOf(mine)).toMatchObject({ kind: 'up-to-date', problem: null });
    });
  },
  ['sqlite'],
);
