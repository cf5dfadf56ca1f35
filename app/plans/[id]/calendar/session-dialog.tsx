'use client';

import Link from 'next/link';
import { useEffect, useId, useRef, type SubmitEvent } from 'react';
import { MINUTES_PER_DAY, parseDay, parseWallMinute, type CivilDay } from '@/lib/core/civil/civil';
import type { CalendarSession } from '@/lib/usecases/view-calendar';
import { durationText, type DateStyle } from '../../../_components/format-dates';
import { PartText } from '../../../_components/session-days';
import type { StudyCalendarProps } from './study-calendar-props';
import type { Draft } from './use-move';
import { fieldsOfWall, stretchText } from './wall-clock';

interface SessionDialogProps {
  readonly planId: string;
  readonly session: CalendarSession;
  readonly lengths: StudyCalendarProps['lengths'];
  readonly dateStyle: DateStyle;
  readonly today: CivilDay;
  readonly onClose: () => void;
  readonly onMove: (draft: Draft) => void;
  readonly onPin: (pinned: boolean) => void;
}

/** A session that was chosen: when it is, its date, time and length as fields, and its pin. */
export function SessionDialog(props: SessionDialogProps) {
  const { planId, session, dateStyle, today, onClose, onPin } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const headingId = useId();
  useEffect(() => {
    dialog.current?.showModal();
    return () => {
      const event = document.querySelector<HTMLElement>(
        `[data-session="${CSS.escape(session.id)}"]`,
      );
      event?.focus({ preventScroll: true });
    };
  }, [session.id]);
  return (
    <dialog ref={dialog} className="session-dialog" aria-labelledby={headingId} onClose={onClose}>
      <div className="p-6">
        <h3 id={headingId} className="text-lg font-semibold">
          {session.title}
          <PartText {...session} />
        </h3>
        <p className="mt-1 text-ink-soft">
          {stretchText(session, dateStyle, today)}
          {session.pinned && ', pinned'}
        </p>
        {session.movable ? <MoveForm {...props} /> : <p className="mt-4">{whyItStays(session)}</p>}
        <div className="mt-5 flex flex-wrap items-center gap-x-5 gap-y-2">
          {session.movable && (
            <button
              type="button"
              className="link min-h-9 text-sm"
              onClick={() => {
                onPin(!session.pinned);
              }}
            >
              {session.pinned ? 'Unpin' : 'Pin it here'}
            </button>
          )}
          <Link
            href={`/plans/${planId}/sessions/${encodeURIComponent(session.storedId)}`}
            className="link inline-flex min-h-9 items-center text-sm"
          >
            Open session
          </Link>
          <button type="button" className="button button-quiet ml-auto" onClick={onClose}>
            Close
          </button>
        </div>
      </div>
    </dialog>
  );
}

function whyItStays({ state, kind }: CalendarSession): string {
  if (state === 'done') return 'Done; it stays where it was.';
  if (state === 'over')
    return 'Its time is over. What was missed is placed again by “Life happened”.';
  return kind === 'upkeep'
    ? 'Upkeep follows the finish; it moves when the finish does.'
    : 'A review follows its topic; it moves when the topic does.';
}

function MoveForm({ session, lengths, onMove }: SessionDialogProps) {
  const { day, time } = fieldsOfWall(session.from);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const toDay = parseDay(textOf(fields, 'day'));
    const toMinute = parseWallMinute(textOf(fields, 'time').slice(0, 5));
    if (toDay === undefined || toMinute === undefined) return;
    const minutes = fields.has('minutes') ? Number(textOf(fields, 'minutes')) : session.minutes;
    onMove({ session, from: toDay * MINUTES_PER_DAY + toMinute, minutes });
  };
  return (
    <form className="mt-5 grid grid-cols-2 gap-x-5 gap-y-4" onSubmit={submit}>
      <label>
        <span className="label">Date</span>
        <input type="date" name="day" required defaultValue={day} className="control w-full" />
      </label>
      <label>
        <span className="label">From</span>
        <input
          type="time"
          name="time"
          required
          step={lengths.step * 60}
          defaultValue={time}
          className="control w-full"
        />
      </label>
      {session.kind === 'study' && (
        <label>
          <span className="label">Length</span>
          <select name="minutes" defaultValue={session.minutes} className="control">
            {lengthChoices(session, lengths).map((minutes) => (
              <option key={minutes} value={minutes}>
                {durationText(minutes)}
              </option>
            ))}
          </select>
        </label>
      )}
      <button type="submit" className="button button-primary col-start-2 self-end">
        Move
      </button>
    </form>
  );
}

function textOf(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value : '';
}

function lengthChoices(
  { minutes }: CalendarSession,
  { step, least, most }: SessionDialogProps['lengths'],
): readonly number[] {
  const count = Math.floor((most - least) / step) + 1;
  const steps = Array.from({ length: count }, (_, index) => least + index * step);
  return [...new Set([...steps, minutes])].sort((a, b) => a - b);
}
