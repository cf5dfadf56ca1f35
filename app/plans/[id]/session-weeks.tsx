import type { ReactNode } from 'react';
import { isOfPath } from '@/lib/core/schedule/session-id';
import type { CivilDay } from '@/lib/core/civil/civil';
import type { PlanView, SessionView } from '@/lib/usecases/view-plan';
import type { WeekPlan } from '@/lib/usecases/week-plans';
import {
  counted,
  dayRange,
  hoursText,
  listText,
  type DateStyle,
} from '../../_components/format-dates';
import { Chevron } from '../../_components/chevron';
import { SessionDays } from '../../_components/session-days';
import { phaseColour } from '../../_components/strip-layout';
import { RevealTarget } from './reveal-target';
import { SessionDetail, reasonsOf } from './session-detail';

interface SessionWeeksProps {
  readonly view: PlanView;
  readonly dateStyle: DateStyle;
}

interface PlannedWeek {
  readonly week: WeekPlan;
  readonly sessions: readonly SessionView[];
}

/** The running week lies open; the others unfold on request and where an address points at them. */
const OPEN_WEEKS = 1;

/** Every session, plan week by plan week; what comes after the finish is kept apart. */
export function SessionWeeks({ view, dateStyle }: SessionWeeksProps) {
  const weeks = plannedWeeks(view);
  const past = weeks.filter(({ week }) => week.lastDay < view.today);
  const coming = weeks.filter(({ week }) => week.lastDay >= view.today);
  const toFinish = coming.filter(({ week }) => week.firstDay <= view.plan.finishDay);
  const after = coming.filter(({ week }) => week.firstDay > view.plan.finishDay);
  const reasonOf = reasonsOf(view, dateStyle);
  const week = (planned: PlannedWeek, open: boolean) => (
    <Week key={planned.week.index} {...{ planned, view, dateStyle, reasonOf, open }} />
  );
  return (
    <section aria-labelledby="sessions-heading" className="min-w-0">
      <RevealTarget />
      <h2 id="sessions-heading" className="text-xl font-semibold">
        Sessions
      </h2>
      {past.length > 0 && (
        <WeekGroup title={`${counted(past.length, 'week')} behind you`} weeks={past}>
          {past.map((planned) => week(planned, false))}
        </WeekGroup>
      )}
      <div className="mt-3">
        {toFinish.map((planned, index) => week(planned, index < OPEN_WEEKS))}
      </div>
      {after.length > 0 && (
        <WeekGroup
          title={`${counted(after.length, 'week')} after the finish`}
          weeks={after}
          open={toFinish.length === 0}
        >
          {after.map((planned, index) => week(planned, index === 0))}
        </WeekGroup>
      )}
    </section>
  );
}

interface WeekGroupProps {
  readonly title: string;
  readonly weeks: readonly PlannedWeek[];
  readonly open?: boolean;
  readonly children: ReactNode;
}

function WeekGroup({ title, weeks, open = false, children }: WeekGroupProps) {
  const count = weeks.flatMap(({ sessions }) => sessions).length;
  return (
    <details className="mt-3" open={open}>
      <summary className="link inline-flex min-h-9 items-center text-sm text-ink-soft">
        {title}, {counted(count, 'session')}
      </summary>
      {children}
    </details>
  );
}

/** The weeks to the finish, and those after it that hold anything. */
function plannedWeeks({ weeks, sessions, plan }: PlanView): readonly PlannedWeek[] {
  return weeks
    .map((week) => ({
      week,
      sessions: sessions.filter(({ day }) => day >= week.firstDay && day <= week.lastDay),
    }))
    .filter(({ week, sessions: here }) => week.firstDay <= plan.finishDay || here.length > 0);
}

interface WeekProps extends SessionWeeksProps {
  readonly planned: PlannedWeek;
  readonly reasonOf: (session: SessionView) => string;
  readonly open: boolean;
}

function Week({ planned: { week, sessions }, view, dateStyle, reasonOf, open }: WeekProps) {
  const study = sessions.filter(isOfPath);
  const told = study.length > 0 ? study : sessions;
  const topics = [...new Set(told.map(({ title }) => title))].join(', ');
  const heading = (
    <span className="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-4">
      <h3 className="font-semibold">
        Week {week.index + 1}{' '}
        <span className="font-normal text-ink-soft">
          {dayRange(week.firstDay, week.lastDay, dateStyle, view.today)}
        </span>
      </h3>
      <span className="text-sm text-ink-soft">{weekText(week, view.today)}</span>
      {topics && (
        <span className="basis-full truncate text-sm text-ink-soft group-open/week:hidden">
          {topics}
        </span>
      )}
    </span>
  );
  if (sessions.length === 0) {
    return <div className="flex gap-3 border-b border-line py-2.5 pl-5">{heading}</div>;
  }
  return (
    <details open={open} className="group/week border-b border-line open:pb-6">
      <summary className="flex items-baseline gap-3 py-2.5 group-open/week:border-b group-open/week:border-line-strong">
        <Chevron className="group-open/week:rotate-90" />
        {heading}
      </summary>
      <SessionDays
        anchored
        dateStyle={dateStyle}
        lines={sessions.map((session) => ({
          id: session.id,
          kind: session.kind,
          day: session.day,
          from: session.fromMinute,
          to: session.toMinute,
          title: session.title,
          part: session.part,
          parts: session.parts,
          colour: session.kind === 'upkeep' ? null : phaseColour(view.path, session.phaseId),
          over: session.end <= view.now,
          detail: <SessionDetail session={session} view={view} reason={reasonOf(session)} />,
        }))}
      />
    </details>
  );
}

function weekText(week: WeekPlan, today: CivilDay): string {
  const off =
    week.blackoutDays.length > 0 ? `, ${counted(week.blackoutDays.length, 'day')} off` : '';
  const running = week.firstDay <= today && today <= week.lastDay ? 'this week, ' : '';
  const parts = [
    { minutes: week.studyMinutes, of: '' },
    { minutes: week.reviewMinutes, of: ' of reviews' },
    { minutes: week.upkeepMinutes, of: ' of upkeep' },
  ].filter(({ minutes }) => minutes > 0);
  const hours = parts.map(({ minutes, of }) => `${hoursText(minutes)}${of}`);
  return `${running}${hours.length === 0 ? 'no sessions' : listText(hours)}${off}`;
}
