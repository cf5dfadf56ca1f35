import type { CivilDay, Minutes } from '@/lib/core/civil/civil';
import type { CalendarView } from '@/lib/usecases/view-calendar';
import type { DateStyle } from '../../../_components/format-dates';

/** What the calendar of a plan shows. */
export interface StudyCalendarProps {
  readonly planId: string;
  readonly zone: string;
  readonly calendar: CalendarView;
  /** By phase, its colour from 1 to 6. */
  readonly colours: Readonly<Record<string, number>>;
  /** What a session may last. */
  readonly lengths: { readonly step: Minutes; readonly least: Minutes; readonly most: Minutes };
  readonly today: CivilDay;
  readonly openAt: CivilDay;
  readonly dateStyle: DateStyle;
}
