import type { ReactNode } from 'react';
import { MINUTES_PER_DAY, DAYS_PER_WEEK } from '@/lib/core/civil/civil';
import { wallTimeAt } from '@/lib/core/civil/offset-table';
import type { LearningPath } from '@/lib/core/path/learning-path';
import type { PlannedSession } from '@/lib/core/schedule/plan';
import type { ChangedWeek } from '@/lib/usecases/changed-weeks';
import type { ProposedOption } from '@/lib/usecases/propose-replan';
import { sessionTitles } from '@/lib/usecases/session-title';
import {
  clockRange,
  counted,
  dayRange,
  durationText,
  hoursText,
  weekdayDay,
} from '../../../_components/format-dates';
import { PartText, SessionMark } from '../../../_components/session-days';
import { phaseColour } from '../../../_components/strip-layout';
import type { Words } from './option-texts';

interface SessionChangesProps {
  readonly option: ProposedOption;
  readonly weeks: readonly ChangedWeek[];
  readonly words: Words;
}

/** A session of the plan to be, with where it was; `was` is null for a new one. */
interface Placed {
  readonly session: PlannedSession;
  readonly was: PlannedSession | null;
}

/** Week by week what moves and what is new; then what goes, and what stays where it is. */
export function SessionChanges({ option, weeks, words }: SessionChangesProps) {
  const { proposal, style, today } = words;
  const { added, removed, moved } = option.changes;
  const { offsets, startDay } = option.problem;
  const placed: readonly Placed[] = [
    ...moved.map(({ before, after }) => ({ session: after, was: before })),
    ...added.map((session) => ({ session, was: null })),
  ].sort((a, b) => a.session.start - b.session.start);
  const weekOf = ({ start }: PlannedSession) =>
    Math.floor((wallTimeAt(offsets, start).day - startDay) / DAYS_PER_WEEK);
  const staying = proposal.sessions.filter(({ id }) => proposal.staying.has(id));
  const pinned = staying.filter(({ id }) => proposal.current.pinned.has(id));
  const soon = staying.filter(({ id }) => !proposal.current.pinned.has(id));
  return (
    <div className="mt-10 grid max-w-5xl gap-10">
      <section aria-labelledby="weeks-heading">
        <h3 id="weeks-heading" className="text-lg font-semibold">
          {placed.length === 0 ? 'No session moves.' : 'What moves'}
        </h3>
        <ol className="mt-2">
          {weeks
            .map((week) => ({
              week,
              here: placed.filter(({ session }) => weekOf(session) === week.index),
            }))
            .filter(({ week, here }) => here.length > 0 || week.beforeMinutes !== week.afterMinutes)
            .map(({ week, here }) => (
              <li key={week.index} className="border-b border-line py-3">
                <p className="flex flex-wrap justify-between gap-x-4">
                  <span>
                    <span className="font-semibold">Week {week.index + 1}</span>{' '}
                    <span className="text-ink-soft">
                      {dayRange(week.firstDay, week.lastDay, style, today)}
                      {week.daysOff > 0 && `, ${counted(week.daysOff, 'day')} off`}
                    </span>
                  </span>
                  <WeekHours week={week} />
                </p>
                {here.length > 0 && (
                  <ul className="mt-2 grid gap-2">
                    {here.map(({ session, was }) => (
                      <Line key={session.id} session={session} words={words}>
                        {was ? (
                          <>
                            <s>
                              <span className="sr-only">was </span>
                              <Time session={was} option={option} words={words} />
                            </s>{' '}
                          </>
                        ) : (
                          'new '
                        )}
                        <span className="whitespace-nowrap text-ink">
                          {was && <span className="sr-only">, now </span>}
                          <Time session={session} option={option} words={words} />
                        </span>
                        {was && was.minutes !== session.minutes && (
                          <>
                            , {durationText(session.minutes)} instead of {durationText(was.minutes)}
                          </>
                        )}
                      </Line>
                    ))}
                  </ul>
                )}
              </li>
            ))}
        </ol>
      </section>
      <SessionList title="What goes" sessions={removed} option={option} words={words} struck />
      <SessionList title="Pinned, so it stays" sessions={pinned} option={option} words={words} />
      <SessionList
        title="Starts within 48 hours, so it stays"
        sessions={soon}
        option={option}
        words={words}
      />
    </div>
  );
}

function WeekHours({ week }: { readonly week: ChangedWeek }) {
  const [was, is] = [hoursText(week.beforeMinutes), hoursText(week.afterMinutes)];
  if (was === is) return <span className="text-ink-soft">{is} as before</span>;
  return (
    <span>
      <s className="text-ink-soft">
        <span className="sr-only">was </span>
        {was}
      </s>{' '}
      {is}
    </span>
  );
}

interface SessionListProps {
  readonly title: string;
  readonly sessions: readonly PlannedSession[];
  readonly option: ProposedOption;
  readonly words: Words;
  readonly struck?: boolean;
}

function SessionList({ title, sessions, option, words, struck = false }: SessionListProps) {
  if (sessions.length === 0) return null;
  return (
    <section>
      <h3 className="text-lg font-semibold">{title}</h3>
      <ul className="mt-2 grid gap-2">
        {sessions.map((session) => {
          const time = <Time session={session} option={option} words={words} />;
          return (
            <Line key={session.id} session={session} words={words}>
              {struck ? <s>{time}</s> : time}
            </Line>
          );
        })}
      </ul>
    </section>
  );
}

interface LineProps {
  readonly session: PlannedSession;
  readonly words: Words;
  readonly children: ReactNode;
}

/** A session's name, and beside it when. */
function Line({ session, words: { proposal }, children }: LineProps) {
  const { before, changed } = proposal;
  // What goes may be of a topic that the changed path has no more.
  const isKnown = ({ phases }: LearningPath) =>
    phases.some(({ units }) =>
      units.some(({ topics }) => topics.some(({ id }) => id === session.topicId)),
    );
  const path = isKnown(before.path) && !isKnown(changed.path) ? before.path : changed.path;
  return (
    <li className="grid gap-x-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.6fr)]">
      <span className="flex items-baseline gap-2.5">
        <SessionMark
          kind={session.kind}
          colour={session.kind === 'upkeep' ? null : phaseColour(path, session.phaseId)}
        />
        <span>
          {sessionTitles(path)(session)}
          <PartText {...session} />
        </span>
      </span>
      <span className="ml-[1.375rem] text-ink-soft sm:ml-0">{children}</span>
    </li>
  );
}

interface TimeProps {
  readonly session: PlannedSession;
  readonly option: ProposedOption;
  readonly words: Words;
}

/** `Mon 30 Nov 19:00–20:30` in the plan's zone; the year is left to the week above. */
function Time({ session, option, words: { style } }: TimeProps) {
  const { offsets } = option.problem;
  const from = wallTimeAt(offsets, session.start);
  const to = wallTimeAt(offsets, session.start + session.minutes);
  const end = to.minute + (to.day - from.day) * MINUTES_PER_DAY;
  return `${weekdayDay(from.day, style, from.day)} ${clockRange(from.minute, end, style)}`;
}
