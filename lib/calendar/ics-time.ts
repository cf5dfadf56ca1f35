import { formatDay, MINUTES_PER_DAY } from '@/lib/core/civil/civil';
import type { CivilDay, Instant, Minutes, Weekday } from '@/lib/core/civil/civil';
import { wallTimeAt } from '@/lib/core/civil/offset-table';
import type { OffsetTable, WallTime } from '@/lib/core/civil/offset-table';

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function clock(minutes: Minutes): string {
  return `${twoDigits(Math.floor(minutes / 60))}${twoDigits(minutes % 60)}`;
}

/** RFC 5545 section 3.3.4: a DATE, `20260329`. */
function formatDate(day: CivilDay): string {
  return formatDay(day).replaceAll('-', '');
}

/** RFC 5545 section 3.3.5, form 1: a DATE-TIME of a wall clock, `20260329T193000`. */
export function formatLocalTime({ day, minute }: WallTime): string {
  return `${formatDate(day)}T${clock(minute)}00`;
}

/** RFC 5545 section 3.3.5, form 2: a DATE-TIME in UTC, `20260329T173000Z`. */
export function formatUtcTime(instant: Instant): string {
  const day = Math.floor(instant / MINUTES_PER_DAY);
  return `${formatLocalTime({ day, minute: instant - day * MINUTES_PER_DAY })}Z`;
}

/** RFC 5545 section 3.3.14: a UTC-OFFSET without seconds, `+0545`. */
export function formatOffset(offset: Minutes): string {
  return `${offset < 0 ? '-' : '+'}${clock(Math.abs(offset))}`;
}

/** RFC 5545 section 3.3.10: a weekday of a BYDAY rule. */
export function weekdayCode(weekday: Weekday): string {
  const codes = { 1: 'MO', 2: 'TU', 3: 'WE', 4: 'TH', 5: 'FR', 6: 'SA', 7: 'SU' } as const;
  return codes[weekday];
}

/** Whether the wall clock shows the instant's reading twice, because it was or will be put back. */
export function isRepeated(offsets: OffsetTable, instant: Instant): boolean {
  const { day, minute } = wallTimeAt(offsets, instant);
  const local = day * MINUTES_PER_DAY + minute;
  let before = offsets.initialOffset;
  for (const { at, offset } of offsets.transitions) {
    if (local >= at + offset && local < at + before) return true;
    before = offset;
  }
  return false;
}
