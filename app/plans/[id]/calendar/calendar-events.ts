import type { EventInput } from '@fullcalendar/core';
import { MINUTES_PER_DAY } from '@/lib/core/civil/civil';
import type { BusyStretch, CalendarView, WallStretch } from '@/lib/usecases/view-calendar';
import type { ViewName } from './calendar-toolbar';
import type { ShownSession } from './shown-sessions';
import { dateOfWall, dayOf, minuteOf } from './wall-clock';

/** A session as the calendar component wants it. */
export function sessionEvent({
  id,
  kind,
  from,
  to,
  movable,
  state,
  motion,
}: ShownSession): EventInput {
  return {
    id,
    start: dateOfWall(from),
    end: dateOfWall(to),
    editable: movable,
    durationEditable: movable && kind === 'study',
    classNames: ['calendar-session', `calendar-${state}`, `calendar-motion-${motion}`],
  };
}

function backgroundEvent({ from, to }: WallStretch, className: string): EventInput {
  return {
    start: dateOfWall(from),
    end: dateOfWall(to),
    display: 'background',
    classNames: [className],
  };
}

const BUSY_PREFIX = 'busy ';

function busyId(index: number): string {
  return `${BUSY_PREFIX}${index}`;
}

/** The busy time behind an event of this id; undefined for all other events. */
export function busyOfEvent({ busy }: CalendarView, id: string): BusyStretch | undefined {
  return id.startsWith(BUSY_PREFIX) ? busy[Number(id.slice(BUSY_PREFIX.length))] : undefined;
}

/** Behind the sessions: where one could go, busy times and days off; in a month only these last. */
export function backgroundEvents(
  { open, busy, off }: CalendarView,
  view: ViewName,
): readonly EventInput[] {
  const all = (stretches: readonly WallStretch[], className: string) =>
    stretches.map((stretch) => backgroundEvent(stretch, className));
  const hatched = all(off, 'calendar-off');
  const taken = busy.map((stretch, index): EventInput => ({
    ...backgroundEvent(stretch, 'calendar-busy'),
    id: busyId(index),
  }));
  return view === 'month' ? hatched : [...all(open, 'calendar-open'), ...taken, ...hatched];
}

/** Minutes shown at least before the first and after the last. */
const MARGIN = 30;

/** The hours of the day that a week shows: all in which there may be or is a session, and a little around. */
export function hoursShown(
  { open }: CalendarView,
  sessions: readonly ShownSession[],
): readonly [number, number] {
  const stretches = [...open, ...sessions];
  // Past midnight the day is shown as a whole: what begins late goes on in the next column.
  if (stretches.length === 0 || stretches.some(passesMidnight)) return [0, 24];
  const from = Math.min(...stretches.map((one) => minuteOf(one.from)));
  const to = Math.max(...stretches.map((one) => one.to - dayOf(one.from) * MINUTES_PER_DAY));
  return [
    Math.max(0, Math.floor((from - MARGIN) / 60)),
    Math.min(24, Math.ceil((to + MARGIN) / 60)),
  ];
}

function passesMidnight({ from, to }: WallStretch): boolean {
  return to > (dayOf(from) + 1) * MINUTES_PER_DAY;
}
