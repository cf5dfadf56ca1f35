import type { Interval } from '@/lib/core/availability/availability';
import { currentDatabase } from '@/lib/db/current-database';
import { canonicalZone } from '@/lib/time/zones';
import { busyTimesOf } from './busy-times';
import type { BusyInZone } from './resolve-request';

/** What an owner's calendars take, for a plan that is not saved yet. */
export function busyOfOwner(ownerId: string): BusyInZone {
  return async (zone) => {
    const database = await currentDatabase();
    return database.read((reader) => busyTimesOf(reader, ownerId, zone));
  };
}

/** The same in a zone that a browser names; null where there is no such zone. */
export async function busyOfOwnerIn(
  ownerId: string,
  name: string,
): Promise<readonly Interval[] | null> {
  const zone = canonicalZone(name);
  return zone === undefined ? null : busyOfOwner(ownerId)(zone);
}
