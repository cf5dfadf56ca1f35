import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { describeOnEachInstallation } from '../../support/installation';
import { CALDAV_USER, startRadicale, type Radicale } from '../../support/radicale';
import { savedSmallPlan } from '../usecases/small-plan';
import { calendarEvents, planEvents, statusOf, targetOf } from './pushing';

/** Well below the 20 seconds after which the work looks by itself. */
const AT_ONCE = { timeout: 12_000, interval: 50 };

describeOnEachInstallation('the background work', () => {
  let server: Radicale;
  let endWork: () => Promise<void>;
  beforeAll(async () => {
    server = await startRadicale();
    vi.stubEnv('ALLOWED_HOSTS', server.host);
    const { startBackgroundWork } = await import('@/lib/usecases/background-work');
    const { pushToCaldav } = await import('@/lib/usecases/push-to-caldav');
    endWork = startBackgroundWork([pushToCaldav]);
  });
  afterAll(async () => {
    await endWork();
    await server.stop();
  });

  it('goes on with the others where one plan cannot be read', async () => {
    const broken = await savedSmallPlan();
    const mine = await savedSmallPlan();
    const { currentDatabase } = await import('@/lib/db/current-database');
    const { connectCaldav, chooseCaldavCalendar } = await import('@/lib/usecases/connect-caldav');
    const database = await currentDatabase();
    await database.transaction(async ({ queries, tables: { plans } }) => {
      await queries.update(plans).set({ path: {} }).where(eq(plans.id, broken.planId));
    });
    const errors = vi.spyOn(console, 'error').mockReturnValue();
    for (const one of [broken, mine]) {
      await connectCaldav({ ...one, server: server.url, ...CALDAV_USER });
      await chooseCaldavCalendar({ ...one, choice: { newName: 'Beside a broken one' } });
    }
    await expect.poll(() => statusOf(mine), AT_ONCE).toMatchObject({ kind: 'up-to-date' });
    await expect
      .poll(() => targetOf(broken), AT_ONCE)
      .toMatchObject({ failures: 1, problem: 'Something went wrong here, not on your server.' });
    expect(errors.mock.calls).toEqual([['A push failed: ZodError.']]);
    errors.mockRestore();
  });

  it('pushes as soon as a calendar is chosen, a plan is changed and a calendar is left', async () => {
    const mine = await savedSmallPlan();
    const { connectCaldav, chooseCaldavCalendar } = await import('@/lib/usecases/connect-caldav');
    const { deletePlan, renamePlan, restorePlan } = await import('@/lib/usecases/manage-plan');
    const { disconnectCaldav } = await import('@/lib/usecases/disconnect-caldav');
    await connectCaldav({ ...mine, server: server.url, ...CALDAV_USER });
    await chooseCaldavCalendar({ ...mine, choice: { newName: 'At once' } });
    await expect
      .poll(() => statusOf(mine), AT_ONCE)
      .toMatchObject({ kind: 'up-to-date', revision: 1 });
    const { calendarUrl } = await targetOf(mine);
    const planned = await planEvents(mine);
    expect(await calendarEvents(calendarUrl)).toEqual(planned);

    await renamePlan({ ...mine, title: 'Another name', expectedRevision: 1 });
    await expect
      .poll(() => statusOf(mine), AT_ONCE)
      .toMatchObject({ kind: 'up-to-date', revision: 2 });
    await deletePlan(mine);
    await expect.poll(() => calendarEvents(calendarUrl), AT_ONCE).toEqual(new Map());
    await restorePlan(mine);
    await expect
      .poll(() => statusOf(mine), AT_ONCE)
      .toMatchObject({ kind: 'up-to-date', revision: 4 });
    expect(await calendarEvents(calendarUrl)).toEqual(planned);

    await disconnectCaldav({ ...mine, events: 'remove' });
    await expect.poll(() => statusOf(mine), AT_ONCE).toEqual({ kind: 'none' });
    expect(await calendarEvents(calendarUrl)).toEqual(new Map());
  });
});
