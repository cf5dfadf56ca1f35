import { useMemo } from 'react';
import type { CivilDay } from '@/lib/core/civil/civil';
import { wallTimeAt } from '@/lib/core/civil/offset-table';
import type { LearningPath } from '@/lib/core/path/learning-path';
import type { Plan } from '@/lib/core/schedule/plan';
import type { Problem } from '@/lib/core/schedule/problem';
import { whyHere } from '@/lib/core/schedule/why-here';
import { queryFromFields, type PlannerFields } from '@/lib/usecases/planner-fields';
import { sessionTitles } from '@/lib/usecases/session-title';
import {
  counted,
  dayRange,
  durationText,
  hoursText,
  type DateStyle,
} from '../_components/format-dates';
import { SessionDays } from '../_components/session-days';
import { phaseColour } from '../_components/strip-layout';
import { reasonTeller } from '../_components/why-here-text';
import type { Fix } from './fixes';

interface FixListProps {
  /** Null while they are looked for. */
  readonly fixes: readonly Fix[] | null;
  readonly onFix: (fields: PlannerFields) => void;
}

/** The changes that were found to help; links, so that they work without scripts too. */
export function FixList({ fixes, onFix }: FixListProps) {
  return (
    <>
      <p className="mt-4 text-sm text-ink-soft">{fixesText(fixes)}</p>
      <ul className="mt-2 flex min-h-11 flex-wrap gap-2">
        {fixes?.map((fix) => (
          <li key={fix.label}>
            <a
              href={`/?${queryFromFields(fix.fields)}`}
              className="button"
              onClick={(event) => {
                event.preventDefault();
                onFix(fix.fields);
              }}
            >
              <span>
                {fix.label}
                {fix.detail !== null && (
                  <span className="mt-0.5 block text-sm font-normal text-ink-soft">
                    {fix.detail}
                  </span>
                )}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function fixesText(fixes: readonly Fix[] | null): string {
  if (fixes === null) return 'Looking for what would make it fit.';
  if (fixes.length > 0) return 'Any one of these makes it fit:';
  return 'No single change was found that makes it fit. More time in your week, or a later deadline, are where to start.';
}

interface PhaseListProps {
  readonly plan: Plan;
  readonly path: LearningPath;
  readonly dateStyle: DateStyle;
  readonly today: CivilDay;
}

export function PhaseList({ plan, path, dateStyle, today }: PhaseListProps) {
  return (
    <section aria-labelledby="phases-heading">
      <h2 id="phases-heading" className="text-lg font-semibold">
        Phases
      </h2>
      <ol className="mt-2">
        {plan.phases.map(({ phaseId, firstDay, lastDay, minutes, weeks }) => (
          <li
            key={phaseId}
            className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-baseline gap-x-3 border-b border-line py-2.5 last:border-b-0"
          >
            <span className="swatch" data-phase={phaseColour(path, phaseId)} />
            <span>
              <span className="font-medium">
                {path.phases.find(({ id }) => id === phaseId)?.title}
              </span>
              <span className="block text-sm text-ink-soft">
                {dayRange(firstDay, lastDay, dateStyle, today)}, {counted(weeks, 'week')}
              </span>
            </span>
            <span>{hoursText(minutes)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

interface FirstWeekProps {
  readonly plan: Plan;
  readonly problem: Problem;
  readonly path: LearningPath;
  readonly dateStyle: DateStyle;
  readonly today: CivilDay;
}

/** The sessions of the first week that has any. */
export function FirstWeek({ plan, problem, path, dateStyle, today }: FirstWeekProps) {
  const titleOf = useMemo(() => sessionTitles(path), [path]);
  const reasonOf = useMemo(
    () =>
      reasonTeller({
        path,
        offsets: problem.offsets,
        why: whyHere(problem, plan),
        titles: new Map(plan.sessions.map((session) => [session.id, titleOf(session)])),
        reviewDays: problem.reviews?.afterDays ?? [],
        style: dateStyle,
        today,
      }),
    [titleOf, path, problem, plan, dateStyle, today],
  );
  const timed = plan.sessions.map((session) => {
    const from = wallTimeAt(problem.offsets, session.start);
    const to = wallTimeAt(problem.offsets, session.start + session.minutes);
    return { session, day: from.day, from: from.minute, to: to.minute };
  });
  const weekOf = (day: CivilDay) => Math.floor((day - problem.startDay) / 7);
  const first = timed[0];
  const shown = first ? timed.filter(({ day }) => weekOf(day) === weekOf(first.day)) : [];
  return (
    <section aria-labelledby="first-week-heading">
      <h2 id="first-week-heading" className="text-lg font-semibold">
        First week
      </h2>
      <div className="mt-2">
        <SessionDays
          dateStyle={dateStyle}
          lines={shown.map(({ session, day, from, to }) => ({
            id: session.id,
            kind: session.kind,
            day,
            from,
            to,
            title: titleOf(session),
            part: session.part,
            parts: session.parts,
            colour: session.kind === 'upkeep' ? null : phaseColour(path, session.phaseId),
            over: false,
            detail: (
              <p>
                {durationText(session.minutes)}. {reasonOf({ ...session, day })}
              </p>
            ),
          }))}
        />
      </div>
    </section>
  );
}
