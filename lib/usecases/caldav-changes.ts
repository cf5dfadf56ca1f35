import type { CaldavObjectRow, CaldavTargetRow } from '@/lib/db/schema';
import { eventHref, type WantedEvent } from './caldav-events';

/** A change of one event on a calendar server. */
export interface EventChange {
  /** As it is noted before the change. */
  readonly row: CaldavObjectRow;
  /** What is to be there; null for nothing. */
  readonly event: WantedEvent | null;
  /** Whether nothing was written there before. */
  readonly isNew: boolean;
}

/** The hash of an event of which it is not known whether it was written. */
const NOT_WRITTEN = '';

/** What makes the stored state the wanted one: first what is to be there, then what is not; events alike are left alone. */
export function nextChanges(
  { id: targetId, calendarUrl }: Pick<CaldavTargetRow, 'id' | 'calendarUrl'>,
  wanted: ReadonlyMap<string, WantedEvent>,
  objects: readonly CaldavObjectRow[],
  taken: ReadonlySet<string>,
): readonly EventChange[] {
  const known = new Map(objects.map((row) => [row.uid, row]));
  const writes = [...wanted.values()].flatMap((event): readonly EventChange[] => {
    const { uid } = event;
    const row = known.get(uid);
    if (taken.has(uid) || row?.contentHash === event.contentHash) return [];
    if (row) return [{ row, event, isNew: false }];
    const href = eventHref(calendarUrl, uid);
    const noted = { targetId, uid, href, etag: null, contentHash: NOT_WRITTEN };
    return [{ row: noted, event, isNew: true }];
  });
  const removals = objects
    .filter(({ uid }) => !wanted.has(uid))
    .map((row): EventChange => ({ row, event: null, isNew: false }));
  return [...writes, ...removals];
}
