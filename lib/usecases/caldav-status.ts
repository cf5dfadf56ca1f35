import type { CivilDay } from '@/lib/core/civil/civil';
import type { WallTime } from '@/lib/core/civil/offset-table';
import { findCaldavPush, findCaldavTarget } from '@/lib/db/caldav-repository';
import { currentDatabase } from '@/lib/db/current-database';
import { findOwnedPlan } from '@/lib/db/plans-repository';
import type { PlanOfOwner } from '@/lib/db/revisions-repository';
import { instantOfMilliseconds, readClockMilliseconds } from '@/lib/time/clock';
import { wallTimeInZone } from '@/lib/time/offset-table-of-zone';
import { wantedEvents } from './caldav-events';
import { nextChanges } from './caldav-changes';

/** Where the pushing of a plan stands, as its owner sees it; the password is never shown. */
export type CaldavStatus =
  | { readonly kind: 'none' }
  | ({ readonly kind: 'choose' } & CaldavAccount)
  | ({
      /** `up-to-date` holds the plan's newest revision. */
      readonly kind: 'pushing' | 'up-to-date' | 'leaving';
      readonly calendarName: string;
      /** Of ours that are there as they are to be; of a calendar that is left those still there. */
      readonly events: number;
      /** Of the plan. */
      readonly allEvents: number;
      readonly revision: number;
      /** When a whole revision was there last, in the plan's zone. */
      readonly pushed: WallTime | null;
      readonly problem: string | null;
      /** When it is tried again, in the plan's zone; null for at once, and for never where somebody has to help. */
      readonly nextTry: WallTime | null;
      /** In the plan's zone. */
      readonly today: CivilDay;
      /** Whether it waits for its owner. */
      readonly isStopped: boolean;
    } & CaldavAccount);

interface CaldavAccount {
  /** Of the server, with its port where it has one. */
  readonly host: string;
  readonly username: string;
}

/** Null where the owner has no such plan. */
export async function caldavStatus(of: PlanOfOwner): Promise<CaldavStatus | null> {
  const database = await currentDatabase();
  return database.read(async (reader): Promise<CaldavStatus | null> => {
    const plan = await findOwnedPlan(reader, of);
    if (!plan) return null;
    const target = await findCaldavTarget(reader, of);
    const push = target && (await findCaldavPush(reader, target.id));
    if (!target || !push) return { kind: 'none' };
    const account = { host: new URL(target.serverUrl).host, username: target.username };
    if (target.calendarUrl === '') return { kind: 'choose', ...account };
    const { calendarName, pushedAt, problem, nextTryAt, failures, leavingSince } = target;
    const stored = push.objects.length;
    const wallTime = (time: number) => wallTimeInZone(plan.zone, instantOfMilliseconds(time));
    const shared = {
      ...account,
      calendarName,
      problem,
      pushed: pushedAt && wallTime(pushedAt.getTime()),
      nextTry: nextTryAt && wallTime(nextTryAt.getTime()),
      today: wallTime(readClockMilliseconds()).day,
      revision: plan.revision,
      isStopped: failures > 0 && nextTryAt === null,
    };
    if (leavingSince !== null) {
      return { kind: 'leaving', ...shared, events: stored, allEvents: stored };
    }
    if (target.pushedRevision >= plan.revision) {
      return { kind: 'up-to-date', ...shared, events: stored, allEvents: stored };
    }
    const wanted = await wantedEvents(reader, plan);
    const missing = nextChanges(target, wanted, push.objects, new Set()).filter(
      ({ event }) => event !== null,
    );
    const allEvents = wanted.size;
    return { kind: 'pushing', ...shared, events: allEvents - missing.length, allEvents };
  });
}
