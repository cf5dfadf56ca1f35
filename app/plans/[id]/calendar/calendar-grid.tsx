'use client';

import type { DateInput, EventInput } from '@fullcalendar/core';
import dayGridPlugin from '@fullcalendar/daygrid';
import interactionPlugin from '@fullcalendar/interaction';
import FullCalendar from '@fullcalendar/react';
import timeGridPlugin from '@fullcalendar/timegrid';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { MINUTES_PER_DAY, type CivilDay } from '@/lib/core/civil/civil';
import { clockTime, longDay } from '../../../_components/format-dates';
import { backgroundEvents, busyOfEvent, hoursShown, sessionEvent } from './calendar-events';
import type { CalendarRange, ViewName } from './calendar-toolbar';
import { BusyContent } from './busy-content';
import { EventContent } from './event-content';
import { keyboardDraft } from './keyboard-draft';
import { columnHeading, rangeTitle } from './range-title';
import type { ShownSession } from './shown-sessions';
import type { StudyCalendarProps } from './study-calendar-props';
import type { MoveControl } from './use-move';
import { dateOfWall, dayOf, wallOfDate } from './wall-clock';

interface CalendarGridProps extends StudyCalendarProps {
  readonly sessions: readonly ShownSession[];
  readonly view: ViewName | null;
  readonly day: CivilDay;
  readonly move: MoveControl;
  readonly onChoose: (id: string) => void;
  readonly onView: (view: ViewName) => void;
  readonly onRange: (range: CalendarRange) => void;
}

const VIEW_TYPES = { day: 'timeGridDay', week: 'timeGridWeek', month: 'dayGridMonth' } as const;

/** Below this width seven columns are too narrow to read. */
const NARROW = '(max-width: 40rem)';

/** The calendar component. It only draws: where a session is comes from outside, after each drag too. */
export function CalendarGrid(props: CalendarGridProps) {
  const { sessions, calendar, view, day, move, lengths, dateStyle, today, onView, onRange } = props;
  const calendarRef = useRef<FullCalendar>(null);
  const focusedId = useRef<string | null>(null);
  const shown = view ?? (window.matchMedia(NARROW).matches ? 'day' : 'week');
  const { draft } = move.state.kind === 'settled' ? { draft: null } : move.state;

  useEffect(() => {
    if (view === null) onView(shown);
  }, [view, shown, onView]);

  useEffect(() => {
    // The component renders at once when told, which React does not allow within an effect.
    const task = setTimeout(() => {
      calendarRef.current
        ?.getApi()
        .changeView(VIEW_TYPES[shown], dateOfWall(day * MINUTES_PER_DAY));
    });
    return () => {
      clearTimeout(task);
    };
  }, [shown, day]);

  const sessionOf = (id: string) => sessions.find((session) => session.id === id);
  const placed = (id: string, start: Date | null, lengthened: number) => {
    const session = sessionOf(id);
    const original = calendar.sessions.find((one) => one.id === id);
    if (!session || !original || start === null) return;
    const from = wallOfDate(start);
    const minutes = session.minutes + lengthened;
    if (from === original.from && minutes === original.minutes) move.putBack();
    else move.place({ session: original, from, minutes });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const { target } = event;
    const element =
      target instanceof Element ? target.closest<HTMLElement>('[data-session]') : null;
    const session = sessionOf(element?.dataset.session ?? '');
    const original = calendar.sessions.find(({ id }) => id === session?.id);
    if (!session || !original?.movable) return;
    if (draft && draft.session.id === session.id) {
      if (event.key === 'Escape') move.putBack();
      if (event.key === 'Enter') {
        event.preventDefault();
        event.stopPropagation();
        if (move.state.kind === 'drafting') move.place(draft);
        else move.keep();
      }
    }
    const next = keyboardDraft(event, session, shown, lengths);
    if (next === null) return;
    event.preventDefault();
    move.draft({ session: original, ...next });
    if (dayOf(next.from) !== dayOf(session.from)) onRange({ day: dayOf(next.from), title: '' });
  };

  const events: EventInput[] = [
    ...backgroundEvents(calendar, shown),
    ...sessions.map((session) => sessionEvent(session)),
  ];
  const [fromHour, toHour] = hoursShown(calendar, sessions);
  const wall = (input: DateInput) => wallOfDate(input as Date);

  return (
    <div
      className="study-calendar"
      data-view={shown}
      data-step={lengths.step}
      onKeyDownCapture={onKeyDown}
      onFocus={({ target }) => {
        focusedId.current = target.closest<HTMLElement>('[data-session]')?.dataset.session ?? null;
      }}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget !== null) focusedId.current = null;
      }}
    >
      <FullCalendar
        ref={calendarRef}
        plugins={[dayGridPlugin, timeGridPlugin, interactionPlugin]}
        initialView={VIEW_TYPES[shown]}
        initialDate={dateOfWall(day * MINUTES_PER_DAY)}
        // Wall times are handed over as if they were UTC, so that no zone is ever applied to them.
        timeZone="UTC"
        headerToolbar={false}
        height="auto"
        firstDay={dateStyle.weekStart % 7}
        allDaySlot={false}
        slotMinTime={`${fromHour}:00`}
        slotMaxTime={`${toHour}:00`}
        // As fine as what a drag snaps to: with longer slots it would round to the middle of one.
        slotDuration={{ minutes: lengths.step }}
        slotLabelInterval={{ hours: 1 }}
        snapDuration={{ minutes: lengths.step }}
        slotLabelContent={({ date }) =>
          clockTime((wall(date) + MINUTES_PER_DAY) % MINUTES_PER_DAY, dateStyle)
        }
        dayHeaderContent={({ date }) => columnHeading(dayOf(wall(date)), shown, dateStyle)}
        nowIndicator
        now={dateOfWall(calendar.now)}
        fixedWeekCount={false}
        navLinks={shown === 'month'}
        navLinkHint={(_: string, date: Date) =>
          `Show ${longDay(dayOf(wallOfDate(date)), dateStyle, today)}`
        }
        navLinkDayClick={(date) => {
          onRange({ day: dayOf(wallOfDate(date)), title: '' });
          onView('day');
        }}
        events={events}
        dayCellDidMount={({ el }) => {
          // It would name a day by its number alone and leave out what lies on it.
          el.removeAttribute('aria-labelledby');
        }}
        eventInteractive
        eventMinHeight={18}
        eventLongPressDelay={350}
        eventContent={({ event }) => {
          const session = sessionOf(event.id);
          const busy = busyOfEvent(calendar, event.id);
          if (busy) return <BusyContent stretch={busy} />;
          return session ? (
            <EventContent session={session} view={shown} dateStyle={dateStyle} />
          ) : null;
        }}
        eventDidMount={({ event, el, isStart }) => {
          const session = sessionOf(event.id);
          if (!session) return;
          el.dataset.session = session.id;
          el.dataset.kind = session.kind;
          el.dataset.phase = String(props.colours[session.phaseId] ?? '');
          el.setAttribute('role', 'button');
          // Drawn anew at another place, it keeps the keyboard's focus.
          const isLost =
            document.activeElement === null || document.activeElement === document.body;
          if (isStart && isLost && focusedId.current === session.id)
            el.focus({ preventScroll: true });
        }}
        eventClick={({ event }) => {
          if (calendar.sessions.some(({ id }) => id === event.id)) props.onChoose(event.id);
        }}
        eventDrop={({ event, revert }) => {
          revert();
          placed(event.id, event.start, 0);
        }}
        eventResize={({ event, endDelta, revert }) => {
          revert();
          placed(
            event.id,
            event.start,
            endDelta.days * MINUTES_PER_DAY + endDelta.milliseconds / 60_000,
          );
        }}
        datesSet={({ view: { currentStart, currentEnd } }) => {
          const first = dayOf(wallOfDate(currentStart));
          const last = dayOf(wallOfDate(currentEnd)) - 1;
          const kept = first <= day && day <= last ? day : first;
          onRange({ day: kept, title: rangeTitle(first, last, shown, dateStyle, today) });
        }}
      />
    </div>
  );
}
