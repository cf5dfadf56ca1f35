'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { CivilDay, Minutes } from '@/lib/core/civil/civil';
import type { CalendarSession, CalendarView } from '@/lib/usecases/view-calendar';
import type { DateStyle } from '../../../_components/format-dates';
import { pinFromCalendar } from './actions';
import { CalendarToolbar, type CalendarRange, type ViewName } from './calendar-toolbar';
import { MoveStatus } from './move-status';
import { SessionDialog } from './session-dialog';
import { useMove, type MoveState } from './use-move';
// Here and not where it is used: the calendar component measures its rows once it is there.
import './calendar.css';

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

/** A session as it is drawn now: where it is, or where a move would put it. */
export interface ShownSession extends CalendarSession {
  /** `moving` is the one in hand, `following` one that moves with it. */
  readonly motion: 'none' | 'moving' | 'following';
}

function shownSessions(
  sessions: readonly CalendarSession[],
  state: MoveState,
): readonly ShownSession[] {
  if (state.kind === 'settled') return sessions.map((session) => ({ ...session, motion: 'none' }));
  const { draft } = state;
  const answer = 'answer' in state ? state.answer : null;
  const placed = new Map(answer?.placed.map((one) => [one.id, one]));
  const gone = new Set(answer?.gone);
  const added = (answer?.added ?? []).map((session): ShownSession => ({
    ...session,
    motion: 'following',
  }));
  const kept = sessions
    .filter(({ id }) => !gone.has(id))
    .map((session): ShownSession => {
      if (session.id === draft.session.id) {
        const { from, minutes } = draft;
        return { ...session, from, to: from + minutes, minutes, motion: 'moving' };
      }
      const place = placed.get(session.id);
      return place ? { ...session, ...place, motion: 'following' } : { ...session, motion: 'none' };
    });
  return [...kept, ...added];
}
