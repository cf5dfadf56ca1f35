import { civilDate, weekdayOf, type CivilDay } from '@/lib/core/civil/civil';
import {
  dayRange,
  longDay,
  monthName,
  weekdayDay,
  weekdayName,
  type DateStyle,
} from '../../../_components/format-dates';
import type { ViewName } from './calendar-toolbar';

/** `4 to 10 Jan 2027`, `January 2027`, `Monday 4 January 2027`. */
export function rangeTitle(
  first: CivilDay,
  last: CivilDay,
  view: ViewName,
  style: DateStyle,
  today: CivilDay,
): string {
  switch (view) {
    case 'day':
      return longDay(first, style, today);
    case 'week':
      return dayRange(first, last, style, today);
    case 'month': {
      const { year, month } = civilDate(first);
      return `${monthName(month)} ${year}`;
    }
  }
}

/** What stands above a column: the weekday, and its date where the column is of one day. */
export function columnHeading(day: CivilDay, view: ViewName, style: DateStyle): string {
  return view === 'month' ? weekdayName(weekdayOf(day)).slice(0, 3) : weekdayDay(day, style, day);
}
