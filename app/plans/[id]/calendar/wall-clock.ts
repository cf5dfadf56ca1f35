import {
  MINUTES_PER_DAY,
  formatDay,
  formatWallMinute,
  type CivilDay,
  type WallMinute,
} from '@/lib/core/civil/civil';
import type { WallInstant, WallStretch } from '@/lib/usecases/view-calendar';
import { clockRange, weekdayDay, type DateStyle } from '../../../_components/format-dates';

const MS_PER_MINUTE = 60_000;

export function dayOf(wall: WallInstant): CivilDay {
  return Math.floor(wall / MINUTES_PER_DAY);
}

export function minuteOf(wall: WallInstant): WallMinute {
  return wall - dayOf(wall) * MINUTES_PER_DAY;
}

/** The calendar component is given wall times as if they were UTC, so that it shifts none of them. */
export function dateOfWall(wall: WallInstant): Date {
  return new Date(wall * MS_PER_MINUTE);
}

export function wallOfDate(date: Date): WallInstant {
  return Math.round(date.getTime() / MS_PER_MINUTE);
}

/** `YYYY-MM-DD` and `HH:MM`, as fields and requests have them. */
export function fieldsOfWall(wall: WallInstant): { readonly day: string; readonly time: string } {
  return { day: formatDay(dayOf(wall)), time: formatWallMinute(minuteOf(wall)) };
}

/** `Tue 5 Jan, 18:30–19:30`. */
export function stretchText({ from, to }: WallStretch, style: DateStyle, today: CivilDay): string {
  const day = dayOf(from);
  const end = to - day * MINUTES_PER_DAY;
  return `${weekdayDay(day, style, today)}, ${clockRange(minuteOf(from), end, style)}`;
}
