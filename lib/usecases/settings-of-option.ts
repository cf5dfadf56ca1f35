import { formatDay } from '@/lib/core/civil/civil';
import type { ReplanOption } from '@/lib/core/replan/replan-option';
import type { PlanSettings } from './plan-request';

/** The settings under which an option holds: more hours, a later deadline or a relaxed pace are among them. */
export function settingsOfOption(
  { learner, policy }: PlanSettings,
  { problem, weeklyCapMinutes }: Pick<ReplanOption, 'problem' | 'weeklyCapMinutes'>,
): PlanSettings {
  return {
    learner: {
      ...learner,
      deadline: problem.deadlineDay === null ? null : formatDay(problem.deadlineDay),
      availability: { ...learner.availability, weeklyMinutes: weeklyCapMinutes },
    },
    policy: { ...policy, pace: problem.pace },
  };
}
