import { MINUTES_PER_DAY, formatDay } from '@/lib/core/civil/civil';
import { wallTimeAt } from '@/lib/core/civil/offset-table';
import { NO_CHANGE } from '@/lib/usecases/plan-change';
import type { SavedProblem } from '@/lib/usecases/current-problem';
import { storedId } from '@/lib/usecases/session-rows';
import { sessionTitles } from '@/lib/usecases/session-title';
import {
  clockRange,
  counted,
  longDay,
  plainDay,
  type DateStyle,
} from '../../../_components/format-dates';
import { rescheduleHref } from './address';
import { DoneForm, type OpenDay } from './done-form';

interface DoneStepProps {
  readonly planId: string;
  readonly saved: SavedProblem;
  /** Sessions that lie where a calendar takes time now, and can move. */
  readonly collisions: number;
  readonly style: DateStyle;
}

/** What got done of what is over, and what is coming. */
export function DoneStep({ planId, saved, collisions, style }: DoneStepProps) {
  const { request, unreported } = saved;
  const { now, offsets } = request.problem;
  const today = wallTimeAt(offsets, now).day;
  const first = unreported[0];
  const isMissed = request.previous.some(
    ({ id, start }) => start < now && !saved.settled.some((one) => one.id === id),
  );
  return (
    <>
      <h2 className="mt-2 text-2xl font-semibold">
        {first
          ? `What got done since ${sinceText(wallTimeAt(offsets, first.start).day)}?`
          : 'What is coming?'}
      </h2>
      <p className="mt-2 max-w-[62ch]">{introOf()}</p>
      <DoneForm
        planId={planId}
        days={openDays(planId, saved, style)}
        today={formatDay(today)}
        laterHref={rescheduleHref(planId, { change: NO_CHANGE })}
      />
    </>
  );

  function sinceText(day: number): string {
    return today - day < 7
      ? (longDay(day, style, today).split(/[ ,]/)[0] ?? '')
      : plainDay(day, style, today);
  }

  function introOf(): string {
    if (first) return 'Tick what you did, or give the minutes. Nothing is assumed.';
    if (collisions > 0) {
      return `${counted(collisions, 'session')} ${collisions === 1 ? 'collides' : 'collide'} with your calendar; the next page has other times. If more is coming up, say so here.`;
    }
    return isMissed
      ? 'All that is over is answered for; what was not done finds a new time on the next page.'
      : 'Nothing was missed. Your plan stands. If something is coming up, say so here.';
  }
}

function openDays(
  planId: string,
  { path, unreported, request }: SavedProblem,
  style: DateStyle,
): readonly OpenDay[] {
  const { now, offsets } = request.problem;
  const today = wallTimeAt(offsets, now).day;
  const titleOf = sessionTitles(path);
  const timed = unreported.map((session) => ({
    session,
    from: wallTimeAt(offsets, session.start),
    to: wallTimeAt(offsets, session.start + session.minutes),
  }));
  const days = [...new Set(timed.map(({ from }) => from.day))].toReversed();
  return days.map((day) => ({
    name: longDay(day, style, today),
    sessions: timed
      .filter(({ from }) => from.day === day)
      .map(({ session, from, to }) => ({
        id: storedId(planId, session.id),
        title: titleOf(session),
        part:
          session.kind === 'study' && session.parts > 1
            ? `part ${session.part} of ${session.parts}`
            : '',
        time: clockRange(from.minute, to.minute + (to.day - from.day) * MINUTES_PER_DAY, style),
        minutes: session.minutes,
      })),
  }));
}
