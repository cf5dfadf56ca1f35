import type { CivilDay } from '@/lib/core/civil/civil';
import { wallTimeAt } from '@/lib/core/civil/offset-table';
import type { LearningPath } from '@/lib/core/path/learning-path';
import type { Plan } from '@/lib/core/schedule/plan';
import type { Problem } from '@/lib/core/schedule/problem';
import type { WeekLoad } from '@/lib/core/schedule/week-loads';
import { queryFromFields, type PlannerFields } from '@/lib/usecases/plan-request-query';
import {
  counted,
  dayRange,
  hoursText,
  longDay,
  percentText,
  type DateStyle,
} from '../_components/format-dates';
import { SessionDays } from '../_components/session-days';
import { phaseColour } from '../_components/strip-layout';
import type { Fix } from './fixes';

/** Weeks count as even while the usual one holds so much of the busiest. */
const EVEN_SHARE = 0.9;

interface PlanVerdictProps {
  readonly plan: Plan;
  readonly weeks: readonly WeekLoad[];
  readonly dateStyle: DateStyle;
  readonly today: CivilDay;
  readonly hasDeadline: boolean;
  /** The fewest hours a week that would do, or null where that is not asked or not known. */
  readonly leastHours: number | null;
}

/** The plan in three sentences, the first one large. */
export function PlanVerdict({
  plan,
  weeks,
  dateStyle,
  today,
  hasDeadline,
  leastHours,
}: PlanVerdictProps) {
  const planned = weeks.filter(({ plannedMinutes }) => plannedMinutes > 0);
  const busiest = Math.max(0, ...planned.map(({ plannedMinutes }) => plannedMinutes));
  const mean = planned.length === 0 ? 0 : plan.totalMinutes / planned.length;
  return (
    <div>
      <h2 className="text-2xl font-semibold">
        It fits.{' '}
        <span className="whitespace-nowrap">
          Finish {longDay(plan.finishDay, dateStyle, today)}.
        </span>
      </h2>
      <p className="mt-2 text-lg">
        {mean < busiest * EVEN_SHARE && 'Up to '}
        {hoursText(busiest)} a week, {hoursText(plan.totalMinutes)} in all, depth{' '}
        {percentText(plan.depth)}. {missableText(plan.missableWeeks)}
      </p>
      <p className="mt-1 text-sm text-ink-soft">
        {hoursText(mean)} in a usual week.{' '}
        {plan.slackMinutes > 0
          ? `${hoursText(plan.slackMinutes)} of slack before the ${hasDeadline ? 'deadline' : 'last recommended day'}.`
          : `No slack before the ${hasDeadline ? 'deadline' : 'last recommended day'}.`}
        {leastHours !== null && ` It would also fit into ${hoursText(leastHours * 60)} a week.`}
      </p>
    </div>
  );
}

function missableText(weeks: number): string {
  return weeks === 0
    ? 'There is no week to lose.'
    : `You could lose ${counted(weeks, 'week')} and still make it.`;
}

interface ConflictVerdictProps {
  readonly sentence: string;
  /** Null while they are looked for. */
  readonly fixes: readonly Fix[] | null;
  readonly onFix: (fields: PlannerFields) => void;
}

/** Why nothing fits, and the changes that were found to help. */
export function ConflictVerdict({ sentence, fixes, onFix }: ConflictVerdictProps) {
  return (
    <div>
      <h2 className="text-2xl font-semibold">It does not fit yet.</h2>
      <p className="mt-2 max-w-[60ch] text-lg">{sentence}</p>
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
              {fix.label}
            </a>
          </li>
        ))}
      </ul>
    </div>
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
}

/** The sessions of the first week that has any. */
export function FirstWeek({ plan, problem, path, dateStyle }: FirstWeekProps) {
  const titles = new Map(
    path.phases.flatMap(({ units }) =>
      units.flatMap(({ topics }) => topics.map(({ id, title }) => [id, title] as const)),
    ),
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
            day,
            from,
            to,
            title: titles.get(session.topicId) ?? session.topicId,
            url: undefined,
            part: session.part,
            parts: session.parts,
            colour: phaseColour(path, session.phaseId),
            over: false,
          }))}
        />
      </div>
    </section>
  );
}
