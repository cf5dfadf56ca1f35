import { parseDay, type CivilDay } from '@/lib/core/civil/civil';
import type { PathDemand, TopicDemand } from '@/lib/core/schedule/problem';
import type { EffortRange } from '@/lib/core/path/learning-path';
import { splitList, type PlannerFields } from '@/lib/usecases/planner-fields';
import {
  counted,
  durationText,
  hoursText,
  listText,
  percentText,
  shortDay,
  type DateStyle,
} from '../_components/format-dates';
import { daysOffCount } from './days-off';
import { windowMinutes } from './window-hours';

/** What each row of the options holds at present, in a few words. */

export function timesText(fields: PlannerFields): string {
  const days = Object.values(fields.days).filter((text) => text.trim() !== '').length;
  return `${hoursText(windowMinutes(fields))} a week, on ${counted(days, 'day')}`;
}

export function daysOffText(fields: PlannerFields): string {
  if (fields.off.trim() === '') return 'none';
  const count = daysOffCount(fields.off);
  return count === null ? fields.off : counted(count, 'day');
}

export function deadlineText(fields: PlannerFields, style: DateStyle, today: CivilDay): string {
  if (fields.deadline === '') return 'none';
  const day = parseDay(fields.deadline);
  return day === undefined ? fields.deadline : shortDay(day, style, today);
}

export function sessionsText({ min, max, gap, daily }: PlannerFields): string {
  const pause = gap === '0' ? '' : `, ${minutesText(gap)} apart`;
  const most = daily === '' ? '' : `, up to ${minutesText(daily)} a day`;
  return `${minutesText(min)} to ${minutesText(max)}${pause}${most}`;
}

export function freeText({ free }: PlannerFields): string {
  return Number(free) === 0 ? 'nothing set aside' : `${free}\u00a0% of each week`;
}

/** What a kept share comes to in a week: `Of 12 h a week 1.2 h stay free.` */
export function freeHoursText(fields: PlannerFields): string {
  const share = Number(fields.free) / 100;
  const typed = Math.round(Number(fields.hours.replace(',', '.')) * 60);
  const minutes = fields.mode === 'windows' ? windowMinutes(fields) : typed;
  if (!(share >= 0 && share <= 0.3) || !(minutes > 0)) return '';
  return `Of ${hoursText(minutes)} a week ${hoursText(minutes * share)} stay free.`;
}

export function paceText({ pace }: PlannerFields): string {
  return pace === 'relaxed' ? 'as long as it takes' : 'the path’s own weeks';
}

export function topicsText(fields: PlannerFields, full: PathDemand): string {
  const [known, leftOut] = [splitList(fields.known), splitList(fields.leftOut)];
  const all = full.phases.reduce((sum, { topics }) => sum + topics.length, 0);
  if (known.length + leftOut.length === 0) return `none of ${all}`;
  const parts = [
    known.length > 0 ? `${known.length} known` : '',
    leftOut.length > 0 ? `${leftOut.length} left out` : '',
  ].filter((part) => part !== '');
  return `${listText(parts)}, ${releasedText(effortOf(full, [...known, ...leftOut]))}`;
}

/** Core and deep minutes of these topics together. */
export function effortOf(full: PathDemand, ids: readonly string[]): EffortRange {
  const wanted = new Set(ids);
  const topics = full.phases.flatMap((phase): readonly TopicDemand[] => phase.topics);
  const efforts = topics.filter(({ id }) => wanted.has(id)).map(({ effort }) => effort);
  return {
    core: efforts.reduce((sum, { core }) => sum + core, 0),
    deep: efforts.reduce((sum, { deep }) => sum + deep, 0),
  };
}

function releasedText(effort: EffortRange): string {
  return `${effortText(effort)} less to study`;
}

/** `2 to 3 h`, `2 h` where core and deep are the same. */
export function effortText({ core, deep }: EffortRange): string {
  return core === deep
    ? hoursText(core)
    : `${hoursText(core).replace('\u00a0h', '')} to ${hoursText(deep)}`;
}

export function reviewsText({ reviews, reviewDays, reviewMinutes }: PlannerFields): string {
  if (reviews === '') return 'none';
  return `after ${listText(splitList(reviewDays))} days, ${minutesText(reviewMinutes)} each`;
}

export function milestonesText({ milestones, milestoneMinutes }: PlannerFields): string {
  return milestones === '' ? 'no time of their own' : `${minutesText(milestoneMinutes)} each`;
}

export function upkeepText({ upkeep, upkeepHours, upkeepWeeks }: PlannerFields): string {
  if (upkeep === '') return 'nothing planned';
  const weeks = /^\d+$/.test(upkeepWeeks) ? counted(Number(upkeepWeeks), 'week') : upkeepWeeks;
  return `${upkeepHours}\u00a0h a week for ${weeks}`;
}

export function shareText(percent: string): string {
  return /^\d+$/.test(percent) ? percentText(Number(percent) / 100) : percent;
}

function minutesText(typed: string): string {
  return /^\d{1,4}$/.test(typed) ? durationText(Number(typed)) : `${typed}\u00a0min`;
}
