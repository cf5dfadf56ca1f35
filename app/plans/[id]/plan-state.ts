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
export function stateLine(view: PlanView, style: DateStyle): string {
  const { plan, sessions, doneMinutes, now, startDay, today } = view;
  const study = sessions.filter(isOfPath);
  const hours = `${hoursText(plan.totalMinutes)}${besideStudyText(plan)}`;
  const depth = `depth ${percentText(plan.depth)}`;
  const size = `${counted(study.length, 'session')}, ${hours}, ${depth}.`;
  const finish = longDay(plan.finishDay, style, today);
  const over = study.filter(({ end }) => end <= now).length;
  if (over === 0 && doneMinutes === 0) {
    const start =
      today < startDay ? `Starts ${longDay(startDay, style, today)}, finishes` : 'Finishes';
    return `${start} ${finish}. ${size}`;
  }
  const done = `${hoursText(doneMinutes)} of ${hours} done, ${depth}.`;
  return over === study.length ? `Finished ${finish}. ${done}` : `Finishes ${finish}. ${done}`;
}
import { isOfPath } from '@/lib/core/schedule/session-id';
