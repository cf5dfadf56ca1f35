'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { pinFromCalendar } from './actions';
import { CalendarToolbar, type CalendarRange, type ViewName } from './calendar-toolbar';
import { MoveStatus } from './move-status';
import { SessionDialog } from './session-dialog';
import { shownSessions } from './shown-sessions';
import type { StudyCalendarProps } from './study-calendar-props';
import { useMove } from './use-move';
// Here and not where it is used: the calendar component measures its rows once it is there.
import './calendar.css';

/** The calendar component is large and draws nothing without a browser. */
const CalendarGrid = dynamic(() => import('./calendar-grid').then((grid) => grid.CalendarGrid), {
  ssr: false,
  loading: () => <p className="min-h-[36rem] pt-6 text-ink-soft">The calendar is on its way.</p>,
});

/** Week and month of a plan, in which sessions are moved by hand. */
export function StudyCalendar(props: StudyCalendarProps) {
  const { planId, zone, calendar, dateStyle, today } = props;
  const move = useMove(planId);
  const [view, setView] = useState<ViewName | null>(null);
  const [range, setRange] = useState<CalendarRange>({ day: props.openAt, title: '' });
  const [chosenId, setChosenId] = useState<string | null>(null);
  const sessions = shownSessions(calendar.sessions, move.state);
  const chosen = calendar.sessions.find(({ id }) => id === chosenId) ?? null;
  return (
    <section aria-label="Calendar" className="needs-script">
      <CalendarToolbar
        view={view}
        range={range}
        today={today}
        onView={setView}
        onDay={(day) => {
          setRange({ ...range, day });
        }}
      />
      <MoveStatus move={move} dateStyle={dateStyle} today={today} zone={zone} />
      <CalendarGrid
        {...props}
        sessions={sessions}
        view={view}
        day={range.day}
        move={move}
        onChoose={setChosenId}
        onView={setView}
        onRange={setRange}
      />
      {chosen && (
        <SessionDialog
          key={chosen.id}
          planId={planId}
          session={chosen}
          lengths={props.lengths}
          dateStyle={dateStyle}
          today={today}
          onClose={() => {
            setChosenId(null);
          }}
          onMove={(draft) => {
            setChosenId(null);
            move.place(draft);
          }}
          onPin={(pinned) => {
            setChosenId(null);
            move.settle(() => pinFromCalendar({ planId, storedId: chosen.storedId, pinned }));
          }}
        />
      )}
    </section>
  );
}
