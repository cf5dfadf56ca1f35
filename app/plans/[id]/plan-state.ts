import type { PlanView } from '@/lib/usecases/view-plan';
import {
  counted,
  hoursText,
  longDay,
  percentText,
  type DateStyle,
} from '../../_components/format-dates';
import { besideStudyText } from '../../_components/plan-hours-text';

/** Where the plan stands, in one line: its study, with the hours beside it. */
export function stateLine(
  { plan, sessions, now, startDay, today }: PlanView,
  style: DateStyle,
): string {
  const study = sessions.filter(({ kind }) => kind === 'study' || kind === 'milestone');
  const hours = `${hoursText(plan.totalMinutes)}${besideStudyText(plan)}`;
  const size = `${counted(study.length, 'session')}, ${hours}, depth ${percentText(plan.depth)}.`;
  const finish = longDay(plan.finishDay, style, today);
  const over = study.filter(({ end }) => end <= now).length;
  if (over === study.length) return `Finished ${finish}. ${size}`;
  if (over === 0 && today < startDay) {
    return `Starts ${longDay(startDay, style, today)}, finishes ${finish}. ${size}`;
  }
  return `Finishes ${finish}. ${over} of ${counted(study.length, 'session')} behind you. ${hours} in all, depth ${percentText(plan.depth)}.`;
}
