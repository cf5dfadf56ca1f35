import { formatDay, type CivilDay } from '@/lib/core/civil/civil';
import { REQUEST_LIMITS } from '@/lib/usecases/plan-request';
import type { PlannerFields } from '@/lib/usecases/plan-request-query';
import { hoursText, shortDay, type DateStyle } from '../_components/format-dates';
import { computePreview, type PreviewGround } from './compute-preview';

/** A change of the form that was computed and fits. */
export interface Fix {
  readonly label: string;
  readonly fields: PlannerFields;
  readonly finishDay: CivilDay;
}

const STEPS_AN_HOUR = 2;

function finishOf(fields: PlannerFields, ground: PreviewGround): CivilDay | null {
  const preview = computePreview(fields, ground);
  return preview.kind === 'fitted' && preview.outcome.kind === 'plan'
    ? preview.outcome.plan.finishDay
    : null;
}

/** The fewest hours a week, in half hours up to the given ones, at which the rest of the fields fits. */
export function leastHours(
  fields: PlannerFields,
  ground: PreviewGround,
  upTo: number = REQUEST_LIMITS.weeklyHours.max,
): number | null {
  const fits = (steps: number) =>
    finishOf({ ...fields, hours: String(steps / STEPS_AN_HOUR) }, ground) !== null;
  let high = Math.floor(upTo * STEPS_AN_HOUR);
  let low = REQUEST_LIMITS.weeklyHours.min * STEPS_AN_HOUR - 1;
  if (!fits(high)) return null;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (fits(middle)) high = middle;
    else low = middle;
  }
  return high / STEPS_AN_HOUR;
}

/** The most hours a week that the form's windows can be asked for. */
function mostHours(fields: PlannerFields, ground: PreviewGround): number {
  for (
    let hours: number = REQUEST_LIMITS.weeklyHours.max;
    hours > Number(fields.hours);
    hours -= 0.5
  ) {
    const preview = computePreview({ ...fields, hours: String(hours) }, ground);
    if (preview.kind !== 'errors') return hours;
  }
  return Number(fields.hours);
}

/** Single changes that make an infeasible request fit; each was solved, so that no button lies. */
export function fixesFor(
  fields: PlannerFields,
  ground: PreviewGround,
  style: DateStyle,
  today: CivilDay,
): readonly Fix[] {
  const fixes: Fix[] = [];
  const offer = (label: (finish: CivilDay) => string, changed: PlannerFields) => {
    const finishDay = finishOf(changed, ground);
    if (finishDay !== null) fixes.push({ label: label(finishDay), fields: changed, finishDay });
  };
  if (fields.mode === 'hours') {
    const hours = leastHours(fields, ground, mostHours(fields, ground));
    if (hours !== null) {
      offer(() => `${hoursText(hours * 60)} a week`, { ...fields, hours: String(hours) });
    }
  }
  if (fields.deadline !== '') {
    const earliest = finishOf({ ...fields, deadline: '', aim: 'soonest' }, ground);
    if (earliest !== null) {
      offer((day) => `Deadline ${shortDay(day, style, today)}`, {
        ...fields,
        deadline: formatDay(earliest),
      });
    }
  }
  if (fields.pace === 'recommended') {
    offer((day) => `Take longer, to ${shortDay(day, style, today)}`, {
      ...fields,
      pace: 'relaxed',
    });
  }
  if (fields.off.trim() !== '') offer(() => 'Give back the days off', { ...fields, off: '' });
  if (Number(fields.min) > 30) {
    offer(() => 'Sessions from 30 min', { ...fields, min: '30' });
  }
  if (fields.daily !== '') offer(() => 'No limit a day', { ...fields, daily: '' });
  return fixes;
}
