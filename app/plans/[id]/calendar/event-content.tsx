import { clockTime, type DateStyle } from '../../../_components/format-dates';
import { PartText } from '../../../_components/session-days';
import type { ViewName } from './calendar-toolbar';
import type { ShownSession } from './shown-sessions';
import { minuteOf } from './wall-clock';

interface EventContentProps {
  readonly session: ShownSession;
  readonly view: ViewName;
  readonly dateStyle: DateStyle;
}

/** A session within the calendar: its name, its time in a month, a tick when done and a pin when pinned. */
export function EventContent({ session, view, dateStyle }: EventContentProps) {
  const { title, from, state, pinned } = session;
  return (
    <span className="calendar-event">
      <span className="calendar-event-text">
        {view === 'month' && (
          <span className="calendar-event-time">{clockTime(minuteOf(from), dateStyle)} </span>
        )}
        {view !== 'month' && (
          <span className="sr-only">{clockTime(minuteOf(from), dateStyle)} </span>
        )}
        <span className="calendar-event-title">{title}</span>
        <span className="calendar-event-part">
          <PartText {...session} />
        </span>
      </span>
      {state === 'done' && <Mark path="M3.5 8.5l3 3 6-7" label="done" />}
      {pinned && <Mark path="M5 2h6M6 2v5l-2 3h8l-2-3V2M8 10v4" label="pinned" />}
    </span>
  );
}

function Mark({ path, label }: { readonly path: string; readonly label: string }) {
  return (
    <>
      <svg aria-hidden viewBox="0 0 16 16" className="calendar-mark">
        <path d={path} />
      </svg>
      <span className="sr-only"> {label}</span>
    </>
  );
}
