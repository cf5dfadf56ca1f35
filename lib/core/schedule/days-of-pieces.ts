import type { Instant } from '../civil/civil';
import type { StudyCalendar } from './study-calendar';

/** Days after the start day on which pieces in time order start. */
export function daysOfPieces(
  pieces: readonly { readonly start: Instant }[],
  { slots, firstSlotOfDay }: StudyCalendar,
  fromDay = 0,
): readonly number[] {
  let slot = firstSlotOfDay[fromDay] ?? 0;
  return pieces.map(({ start }) => {
    while ((slots[slot]?.until ?? Infinity) <= start) slot += 1;
    return slots[slot]?.day ?? 0;
  });
}
