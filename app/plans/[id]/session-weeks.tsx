import type { CivilDay } from '@/lib/core/civil/civil';
import type { WeekLoad } from '@/lib/core/schedule/week-loads';
import type { PlanView, SessionView } from '@/lib/usecases/view-plan';
import {
  clockRange,
  counted,
  dayRange,
  hoursText,
  weekdayDay,
  type DateStyle,
} from '../../_components/format-dates';
import { phaseColour } from '../../_components/strip-layout';
import { topicOf } from './topics';

interface SessionWeeksProps {
  readonly view: PlanView;
  readonly dateStyle: DateStyle;
}

interface PlannedWeek {
  readonly week: WeekLoad;
  readonly sessions: readonly SessionView[];
}

/** Every session, plan week by plan week; the weeks that are over are folded away. */
export function SessionWeeks({ view, dateStyle }: SessionWeeksProps) {
  const weeks = weeksToFinish(view);
  const past = weeks.filter(({ week }) => week.lastDay < view.today);
  const coming = weeks.filter(({ week }) => week.lastDay >= view.today);
  return (
    <section aria-labelledby="sessions-heading" className="min-w-0">
      <h2 id="sessions-heading" className="text-xl font-semibold">
        Sessions
      </h2>
      {past.length > 0 && (
        <details className="mt-3">
          <summary className="link inline-flex min-h-9 items-center text-sm text-ink-soft">
            {counted(past.length, 'week')} behind you,{' '}
            {counted(past.flatMap(({ sessions }) => sessions).length, 'session')}
          </summary>
          <Weeks weeks={past} view={view} dateStyle={dateStyle} />
        </details>
      )}
      <Weeks weeks={coming} view={view} dateStyle={dateStyle} />
    </section>
  );
}

function weeksToFinish({ weeks, sessions, plan }: PlanView): readonly PlannedWeek[] {
  return weeks
    .filter(({ firstDay }) => firstDay <= plan.finishDay)
    .map((week) => ({
      week,
      sessions: sessions.filter(({ day }) => day >= week.firstDay && day <= week.lastDay),
    }));
}

function Weeks({ weeks, view, dateStyle }: SessionWeeksProps & { weeks: readonly PlannedWeek[] }) {
  return weeks.map(({ week, sessions }) => (
    <section key={week.index} aria-labelledby={`week-${week.index + 1}`} className="mt-7">
      <h3
        id={`week-${week.index + 1}`}
        className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line-strong pb-1.5"
      >
        <span className="font-semibold">
          Week {week.index + 1}{' '}
          <span className="font-normal text-ink-soft">
            {dayRange(week.firstDay, week.lastDay, dateStyle, view.today)}
          </span>
        </span>
        <span className="text-sm font-normal text-ink-soft">{weekText(week, view.today)}</span>
      </h3>
      {sessions.length > 0 && (
        <ol>
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} view={view} dateStyle={dateStyle} />
          ))}
        </ol>
      )}
    </section>
  ));
}

function weekText(week: WeekLoad, today: CivilDay): string {
  const off =
    week.blackoutDays.length > 0 ? `, ${counted(week.blackoutDays.length, 'day')} off` : '';
  const running = week.firstDay <= today && today <= week.lastDay ? 'this week, ' : '';
  return week.plannedMinutes === 0
    ? `${running}no sessions${off}`
    : `${running}${hoursText(week.plannedMinutes)}${off}`;
}

interface SessionRowProps extends SessionWeeksProps {
  readonly session: SessionView;
}

function SessionRow({ session, view, dateStyle }: SessionRowProps) {
  const topic = topicOf(view.path, session.topicId);
  return (
    <li
      id={session.id}
      className="grid scroll-mt-6 gap-x-4 border-b border-line py-2 last:border-b-0 target:bg-accent-wash sm:grid-cols-[14rem_minmax(0,1fr)]"
    >
      <span className={`text-sm sm:text-base ${session.end <= view.now ? 'text-ink-soft' : ''}`}>
        {weekdayDay(session.day, dateStyle, view.today)}{' '}
        <span className="whitespace-nowrap text-ink-soft">
          {clockRange(session.fromMinute, session.toMinute, dateStyle)}
        </span>
      </span>
      <span className="flex items-baseline gap-2.5">
        <span className="swatch" data-phase={phaseColour(view.path, session.phaseId)} />
        <span>
          {topic?.url ? (
            <a href={topic.url} target="_blank" rel="noreferrer" className="link font-medium">
              {session.title}
            </a>
          ) : (
            <span className="font-medium">{session.title}</span>
          )}
          {session.parts > 1 && (
            <span className="text-ink-soft">
              {' '}
              part {session.part} of {session.parts}
            </span>
          )}
        </span>
      </span>
    </li>
  );
}
