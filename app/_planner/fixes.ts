import { civilDate, formatDay, type CivilDay } from '@/lib/core/civil/civil';
import type { LearningPath } from '@/lib/core/path/learning-path';
import type { Relaxation } from '@/lib/core/schedule/relaxations';
import type { PlannerFields } from '@/lib/usecases/planner-fields';
import {
  counted,
  dayRange,
  durationText,
  listText,
  plainDay,
  type DateStyle,
} from '../_components/format-dates';
import { computePreview, type PreviewGround } from './compute-preview';
import { runsOf, withoutDays } from './days-off';
import { finishAim, finishDayOf } from './finish-aim';

/** A change of the form that makes it fit. */
export interface Fix {
  readonly label: string;
  /** What exactly it touches, where the label only counts. */
  readonly detail: string | null;
  readonly fields: PlannerFields;
}

/** Quarters of an hour: the hours field holds two decimals. */
const QUARTER = 15;

/** The least hours with at most two decimals that hold these minutes: `10.25`. */
export function hoursForField(minutes: number): string {
  return String(Math.ceil(minutes / QUARTER) / 4);
}

/** The relaxations that the form can be changed to, each fitted in the form's own terms once more. */
export function fixesOf(
  relaxations: readonly Relaxation[],
  fields: PlannerFields,
  ground: PreviewGround,
  style: DateStyle,
  today: CivilDay,
): readonly Fix[] {
  return relaxations
    .map((relaxation) => ({
      label: fixText(relaxation, style, today),
      detail: fixDetail(relaxation, ground.path),
      fields: fieldsAfter(fields, relaxation),
    }))
    .filter((fix) => {
      const preview = computePreview(fix.fields, ground);
      return preview.kind === 'fitted' && preview.outcome.kind === 'plan';
    });
}

/** A relaxation in a few plain words. */
export function fixText(relaxation: Relaxation, style: DateStyle, today: CivilDay): string {
  switch (relaxation.kind) {
    case 'weekly-cap':
      return `${hoursForField(relaxation.minutes)}\u00a0h a week`;
    case 'daily-cap':
      return `Up to ${durationText(relaxation.minutes)} a day`;
    case 'deadline':
      return `Finish by ${plainDay(relaxation.day, style, today)}`;
    case 'recommended-weeks':
      return `Take ${counted(relaxation.extraWeeks, 'week')} longer`;
    case 'days-off':
      return `Give back ${daysText(relaxation.days, style, today)}`;
    case 'session-minimum':
      return `Sessions from ${durationText(relaxation.minutes)}`;
    case 'free-share':
      return relaxation.percent === 0
        ? 'Keep no part of the week free'
        : `Keep ${relaxation.percent}\u00a0% of each week free`;
    case 'optional-topics':
      return `Drop ${counted(relaxation.topicIds.length, 'optional topic')}`;
    case 'reviews':
      return 'Without reviews';
    case 'milestones':
      return 'Milestones without time of their own';
  }
}

/** The topics that a relaxation drops, by name. */
export function fixDetail(relaxation: Relaxation, path: LearningPath): string | null {
  if (relaxation.kind !== 'optional-topics') return null;
  const topics = path.phases.flatMap(({ units }) => units.flatMap((unit) => unit.topics));
  const titleOf = (id: string) => topics.find((topic) => topic.id === id)?.title ?? id;
  return listText(relaxation.topicIds.map(titleOf));
}

/** More stretches than these are counted, not listed. */
const MOST_RUNS = 3;

/** `24 and 25 December`, `24 to 26 Dec and 8 Feb`, `12 days off`. */
function daysText(days: readonly CivilDay[], style: DateStyle, today: CivilDay): string {
  const runs = runsOf(days);
  const last = days.at(-1);
  const short = runs.every(({ from, to }) => to - from < 2);
  if (short && last !== undefined && !style.monthFirst && inOneMonth(days)) {
    const before = days.slice(0, -1).map((day) => String(civilDate(day).day));
    return listText([...before, plainDay(last, style, today)]);
  }
  if (runs.length > MOST_RUNS) return `${counted(days.length, 'day')} off`;
  return listText(runs.map(({ from, to }) => dayRange(from, to, style, today)));
}

function inOneMonth(days: readonly CivilDay[]): boolean {
  const months = days.map((day) => civilDate(day)).map(({ year, month }) => `${year}-${month}`);
  return new Set(months).size === 1;
}

/** The form's fields with one relaxation applied. */
export function fieldsAfter(fields: PlannerFields, relaxation: Relaxation): PlannerFields {
  switch (relaxation.kind) {
    case 'weekly-cap':
      return { ...fields, hours: hoursForField(relaxation.minutes) };
    case 'daily-cap':
      return { ...fields, daily: String(relaxation.minutes) };
    case 'deadline':
      return finishingBy(fields, relaxation.day);
    case 'recommended-weeks':
      return { ...fields, pace: 'relaxed', aim: finishAim(relaxation.finishDay) };
    case 'days-off':
      return { ...fields, off: withoutDays(fields.off, relaxation.days) };
    case 'session-minimum':
      return { ...fields, min: String(relaxation.minutes) };
    case 'free-share':
      return { ...fields, free: String(relaxation.percent) };
    case 'optional-topics':
      return {
        ...fields,
        leftOut: [fields.leftOut, ...relaxation.topicIds].filter((id) => id !== '').join(','),
      };
    case 'reviews':
      return { ...fields, reviews: '' };
    case 'milestones':
      return { ...fields, milestones: '' };
  }
}

/** Both limits for the finish move where both are given: the deadline and the aim's own day. */
function finishingBy(fields: PlannerFields, day: CivilDay): PlannerFields {
  const aimed = finishDayOf(fields.aim);
  return {
    ...fields,
    deadline: fields.deadline === '' ? '' : formatDay(day),
    aim: aimed !== null && aimed < day ? finishAim(day) : fields.aim,
  };
}
