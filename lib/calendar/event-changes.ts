import type { CalendarEvent } from './calendar-feed';

/**
 * UIDs of the events in both lists of which anything but their change data differs: their stamps and
 * SEQUENCE have to rise, or subscribers keep what they had.
 */
export function changedEvents(
  before: readonly CalendarEvent[],
  after: readonly CalendarEvent[],
): ReadonlySet<string> {
  const known = new Map(before.map((event) => [event.uid, contentOf(event)]));
  const changed = after.filter((event) => {
    const was = known.get(event.uid);
    return was !== undefined && was !== contentOf(event);
  });
  return new Set(changed.map(({ uid }) => uid));
}

function contentOf(event: CalendarEvent): string {
  return JSON.stringify({ ...event, createdAt: 0, changedAt: 0, sequence: 0 });
}
