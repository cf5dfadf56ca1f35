import type { CivilDay } from '@/lib/core/civil/civil';
import type { LearningPath } from '@/lib/core/path/learning-path';
import { DEFAULT_WINDOWS, WEEKLY_HOURS } from './availability-schema';
import { parseRequest } from './field-errors';
import { aimText } from './plan-aim';
import { planSettingsSchema, type PlanRequest, type PlanSettings } from './plan-request';
import { requestFromFields, withErrors, type PlannerFieldError } from './plan-request-query';
import {
  DAY_FIELDS,
  defaultFields,
  fieldsForPath,
  windowsText,
  type DayField,
  type PlainField,
  type PlannerFields,
} from './planner-fields';
import { settingsErrors } from './settings-errors';
import { topicErrors } from './topic-errors';

/** A saved plan's settings, for the planner's form. */
export interface SavedSettings {
  readonly settings: PlanSettings;
  readonly path: LearningPath;
  readonly pathSlug: string;
}

/** The saved settings as the planner's form has them. */
export function fieldsOfSettings({ settings, path, pathSlug }: SavedSettings): PlannerFields {
  const { learner, policy } = settings;
  const { windows = DEFAULT_WINDOWS, weeklyMinutes, blackouts } = learner.availability;
  const { session, reviews, upkeep, milestoneMinutes } = policy;
  const base = defaultFields({ start: learner.start, zone: learner.zone });
  const days = Object.fromEntries(
    DAY_FIELDS.map((field, index) => [field, windowsText(windows, index + 1)]),
  ) as Record<DayField, string>;
  const fields: PlannerFields = {
    ...base,
    path: pathSlug,
    mode: weeklyMinutes === null ? 'windows' : 'hours',
    hours: weeklyMinutes === null ? base.hours : hoursOf(weeklyMinutes),
    days,
    off: blackouts.map(({ from, to }) => (from === to ? from : `${from}/${to}`)).join(', '),
    deadline: learner.deadline ?? '',
    min: String(session.minMinutes),
    max: String(session.maxMinutes),
    gap: String(session.gapMinutes),
    daily: policy.dailyCapMinutes === null ? '' : String(policy.dailyCapMinutes),
    free: String(policy.freeSharePercent),
    pace: policy.pace,
    aim: aimText(policy.aim),
    known: learner.known.join(','),
    leftOut: learner.leftOut.join(','),
    ...(reviews !== null && {
      reviews: 'on',
      reviewDays: reviews.afterDays.join(', '),
      reviewMinutes: String(reviews.minutes),
    }),
    ...(milestoneMinutes !== null && {
      milestones: 'on',
      milestoneMinutes: String(milestoneMinutes),
    }),
    ...(upkeep !== null && {
      upkeep: 'on',
      upkeepHours: hoursOf(upkeep.weeklyMinutes),
      upkeepWeeks: String(upkeep.weeks),
    }),
  };
  return fieldsForPath(fields, path);
}

/** To a hundredth, which names every minute. */
function hoursOf(minutes: number): string {
  return String(Math.round((minutes / 60) * 100) / 100);
}

export type SettingsReading =
  | {
      readonly kind: 'settings';
      /** What the form does not show stays as it is saved. */
      readonly settings: PlanSettings;
    }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'errors'; readonly errors: readonly PlannerFieldError[] };

/** What a form with the saved settings is read against. */
export interface SettingsGround extends SavedSettings {
  /** Whether sessions are over: then the start is a fact. */
  readonly isBegun: boolean;
  /** The local day now in a zone; undefined for one that is none, else with its current name. */
  readonly zoneDay: (
    zone: string,
  ) => { readonly zone: string; readonly today: CivilDay } | undefined;
}

/**
 * The form's fields as settings of the plan, or every mistake at its field. A field that says what is
 * saved keeps what is saved, also where a new plan could not have it.
 */
export function settingsFromFields(fields: PlannerFields, ground: SettingsGround): SettingsReading {
  const { settings: saved, path } = ground;
  const shown = fieldsOfSettings(ground);
  const reading = requestFromFields(readable(fields, shown));
  const request = reading.ok ? reading.request : reading.rest;
  const errors = reading.ok ? [] : reading.errors;
  if (request === null) return { kind: 'errors', errors };
  const found = ground.zoneDay(request.learner.zone);
  const merged = mergedSettings(request, fields, shown, saved);
  const settings = found ? { ...merged, learner: { ...merged.learner, zone: found.zone } } : merged;
  const parsed = parseRequest(planSettingsSchema, settings);
  const isStartKept = settings.learner.start === saved.learner.start;
  const more = [
    ...(parsed.ok ? [] : parsed.failure),
    ...(found
      ? settingsErrors(settings, found.today, ground.isBegun || isStartKept)
      : [{ path: 'learner.zone', message: 'is not one we know; choose one from the list' }]),
    ...topicErrors(settings, path),
    ...(ground.isBegun && !isStartKept
      ? [
          {
            path: 'learner.start',
            message: `stays ${saved.learner.start}: sessions are over already, and they count from there`,
          },
        ]
      : []),
  ];
  const all = withErrors(errors, more, request);
  if (all.length > 0 || !parsed.ok) return { kind: 'errors', errors: all };
  const isSame = JSON.stringify(parsed.value) === JSON.stringify(planSettingsSchema.parse(saved));
  return isSame ? { kind: 'unchanged' } : { kind: 'settings', settings: parsed.value };
}

/** Hours that are saved may be more or fewer than the planner offers. */
function readable(fields: PlannerFields, shown: PlannerFields): PlannerFields {
  const keepsHours = fields.hours === shown.hours && fields.mode === shown.mode;
  return {
    ...fields,
    path: shown.path,
    hours: keepsHours ? String(WEEKLY_HOURS.max) : fields.hours,
  };
}

function mergedSettings(
  { learner, policy }: PlanRequest,
  fields: PlannerFields,
  shown: PlannerFields,
  saved: PlanSettings,
): PlanSettings {
  const keeps = (...names: readonly PlainField[]) =>
    names.every((name) => fields[name] === shown[name]);
  const keepsDays = DAY_FIELDS.every((field) => fields.days[field] === shown.days[field]);
  const before = saved.learner.availability;
  const asked = learner.availability;
  return {
    learner: {
      ...saved.learner,
      start: learner.start,
      zone: learner.zone,
      deadline: learner.deadline,
      known: inSavedOrder(learner.known, saved.learner.known),
      leftOut: inSavedOrder(learner.leftOut, saved.learner.leftOut),
      availability: {
        ...before,
        ...(keepsDays || asked.windows === undefined ? {} : { windows: asked.windows }),
        weeklyMinutes: keeps('hours', 'mode') ? before.weeklyMinutes : asked.weeklyMinutes,
        blackouts: keeps('off') ? before.blackouts : asked.blackouts,
      },
    },
    policy: {
      ...policy,
      session: { ...policy.session, gridMinutes: saved.policy.session.gridMinutes },
      upkeep: keeps('upkeep', 'upkeepHours', 'upkeepWeeks') ? saved.policy.upkeep : policy.upkeep,
    },
  };
}

/** A form sends boxes in the order of the path: the same topics are no change. */
function inSavedOrder(ids: readonly string[], saved: readonly string[]): string[] {
  return [...saved.filter((id) => ids.includes(id)), ...ids.filter((id) => !saved.includes(id))];
}
