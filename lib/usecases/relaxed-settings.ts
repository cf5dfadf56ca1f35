import { z } from 'zod';
import { formatDay, parseDay, type CivilDay } from '@/lib/core/civil/civil';
import type { Relaxation } from '@/lib/core/schedule/relaxations';
import type { dayRange } from './availability-schema';
import type { PlanSettings } from './plan-request';
import { isoDate } from './request-values';
import { SIZE_LIMITS } from './size-limits';

const minutes = z
  .int()
  .min(1)
  .max(100 * 60);

/** A relaxation as an address and a form carry it. Whether its values are allowed, the settings' schema says. */
export const settingsRelaxationSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('weekly-cap'), minutes }),
  z.strictObject({ kind: z.literal('daily-cap'), minutes }),
  z.strictObject({ kind: z.literal('deadline'), day: isoDate }),
  z.strictObject({
    kind: z.literal('days-off'),
    days: z.array(isoDate).max(SIZE_LIMITS.blackouts),
  }),
  z.strictObject({ kind: z.literal('session-minimum'), minutes }),
  z.strictObject({ kind: z.literal('free-share'), percent: z.int().min(0).max(30) }),
  z.strictObject({
    kind: z.literal('optional-topics'),
    topicIds: z.array(z.string().max(60)).max(200),
  }),
  z.strictObject({ kind: z.literal('milestones') }),
  z.strictObject({ kind: z.literal('reviews') }),
]);
export type SettingsRelaxation = z.output<typeof settingsRelaxationSchema>;

/** Null for weeks beyond the recommended ones: those are what shifting the finish offers. */
export function settingsRelaxation(relaxation: Relaxation): SettingsRelaxation | null {
  switch (relaxation.kind) {
    case 'recommended-weeks':
      return null;
    case 'deadline':
      return { kind: 'deadline', day: formatDay(relaxation.day) };
    case 'days-off':
      return { kind: 'days-off', days: relaxation.days.map(formatDay) };
    case 'optional-topics':
      return { kind: 'optional-topics', topicIds: [...relaxation.topicIds] };
    default:
      return relaxation;
  }
}

/** The settings with that one change. */
export function withRelaxation(
  { learner, policy }: PlanSettings,
  relaxation: SettingsRelaxation,
): PlanSettings {
  const { availability } = learner;
  switch (relaxation.kind) {
    case 'weekly-cap': {
      const weekly = { ...availability, weeklyMinutes: relaxation.minutes };
      return { learner: { ...learner, availability: weekly }, policy };
    }
    case 'daily-cap':
      return { learner, policy: { ...policy, dailyCapMinutes: relaxation.minutes } };
    case 'deadline':
      return finishingBy({ learner, policy }, relaxation.day);
    case 'days-off': {
      const blackouts = relaxation.days.reduce(withoutDay, availability.blackouts);
      return { learner: { ...learner, availability: { ...availability, blackouts } }, policy };
    }
    case 'session-minimum': {
      const session = { ...policy.session, minMinutes: relaxation.minutes };
      return { learner, policy: { ...policy, session } };
    }
    case 'free-share':
      return { learner, policy: { ...policy, freeSharePercent: relaxation.percent } };
    case 'optional-topics': {
      const leftOut = [...learner.leftOut, ...relaxation.topicIds];
      return { learner: { ...learner, leftOut }, policy };
    }
    case 'milestones':
      return { learner, policy: { ...policy, milestoneMinutes: null } };
    case 'reviews':
      return { learner, policy: { ...policy, reviews: null } };
  }
}

/** Both limits for the finish move where both are given: the deadline and the aim's own day. */
function finishingBy({ learner, policy }: PlanSettings, day: string): PlanSettings {
  const { aim } = policy;
  const isAimedEarlier = typeof aim === 'object' && 'finish' in aim && aim.finish < day;
  return {
    learner: { ...learner, deadline: learner.deadline === null ? null : day },
    policy: { ...policy, aim: isAimedEarlier ? { ...aim, finish: day } : aim },
  };
}

type DayRange = z.output<typeof dayRange>;

function withoutDay(blackouts: readonly DayRange[], day: string): DayRange[] {
  const shifted = (days: number) => formatDay((parseDay(day) as CivilDay) + days);
  return blackouts.flatMap((range) => {
    if (day < range.from || range.to < day) return [range];
    const parts = [
      { from: range.from, to: shifted(-1) },
      { from: shifted(1), to: range.to },
    ];
    return parts.filter(({ from, to }) => from <= to);
  });
}
