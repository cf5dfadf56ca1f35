import type { Plan } from '@/lib/core/schedule/plan';
import { minutesOfKind } from '@/lib/usecases/week-plans';
import { hoursText, listText } from './format-dates';

/** What a plan has beside its study: ` plus 6 h of milestones and 18 h of reviews`, or nothing. */
export function besideStudyText(plan: Pick<Plan, 'sessions'>): string {
  const parts = [
    { minutes: minutesOfKind(plan, 'milestone'), of: 'milestones' },
    { minutes: minutesOfKind(plan, 'review'), of: 'reviews' },
  ].filter(({ minutes }) => minutes > 0);
  return parts.length === 0
    ? ''
    : ` plus ${listText(parts.map(({ minutes, of }) => `${hoursText(minutes)} of ${of}`))}`;
}
