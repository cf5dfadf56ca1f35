import type { CivilDay } from '@/lib/core/civil/civil';
import type { LearningPath } from '@/lib/core/path/learning-path';
import type { WeekMarks } from '@/lib/core/progress/week-marks';
import type { Infeasible } from '@/lib/core/schedule/plan';
import type { WeekPlan } from '@/lib/usecases/week-plans';
import { counted, dayRange, hoursText, type DateStyle } from './format-dates';

export interface StripWeekText {
  readonly title: string;
  readonly detail: string;
  readonly row: {
    readonly dates: string;
    readonly planned: string;
    readonly capacity: string;
    readonly topics: string;
  };
}

interface DescribedPlan {
  readonly path: LearningPath;
  readonly today: CivilDay;
  readonly conflict: Infeasible | null;
  readonly marks?: readonly WeekMarks[];
}

/** All that is planned in a week, minutes. */
export function plannedMinutes({ studyMinutes, reviewMinutes, upkeepMinutes }: WeekPlan): number {
  return studyMinutes + reviewMinutes + upkeepMinutes;
}

function topicTitles(path: LearningPath, ids: readonly string[]): readonly string[] {
  const wanted = new Set(ids);
  return path.phases
    .flatMap(({ units }) => units.flatMap(({ topics }) => topics))
    .filter(({ id }) => wanted.has(id))
    .map(({ title }) => title);
}

/** A week in words: its dates, hours and topics. */
export function describeWeek(
  week: WeekPlan,
  { path, today, conflict, marks }: DescribedPlan,
  style: DateStyle,
): StripWeekText {
  const dates = dayRange(week.firstDay, week.lastDay, style, today);
  const planned = hoursText(plannedMinutes(week));
  const capacity = hoursText(week.capacityMinutes);
  const topics = topicTitles(path, week.topicIds).join(', ');
  const mark = marks?.find(({ index }) => index === week.index);
  const done = mark ? `, ${hoursText(mark.doneMinutes)} done` : '';
  const extra = `${extraText(week)}${done}`;
  const off = week.blackoutDays.length;
  const offText = off > 0 ? ` ${counted(off, 'day')} off.` : '';
  const of = week.capacityMinutes > 0 ? ` of ${capacity}` : '';
  const hours = conflict ? `${capacity} to study in.` : `${planned} planned${of}${extra}.`;
  return {
    title: `Week ${week.index + 1}, ${dates}`,
    detail: `${hours}${offText}${topics ? ` ${topics}.` : ''}`,
    row: { dates, planned: `${planned}${extra}`, capacity, topics: topics || nothingText(week) },
  };
}

/** `, 1 h of it reviews`; nothing for a week of study alone. */
function extraText({ studyMinutes, reviewMinutes, upkeepMinutes }: WeekPlan): string {
  const extras = [
    { minutes: reviewMinutes, name: 'reviews' },
    { minutes: upkeepMinutes, name: 'upkeep' },
  ].filter(({ minutes }) => minutes > 0);
  const [only] = extras;
  if (extras.length === 1 && studyMinutes === 0 && only) return `, all ${only.name}`;
  return extras.map(({ minutes, name }) => `, ${hoursText(minutes)} of it ${name}`).join('');
}

function nothingText(week: WeekPlan): string {
  return plannedMinutes(week) === 0 ? 'nothing planned' : 'nothing new';
}
