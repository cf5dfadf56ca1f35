import { parseDay, type CivilDay } from '@/lib/core/civil/civil';
import { aimOfText } from './plan-aim';
import { WEEKLY_HOURS, type RequestWindow } from './availability-schema';
import { fieldErrors, type FieldError } from './field-errors';
import { planRequestSchema, type PlanRequest } from './plan-request';
import {
  DAY_FIELDS,
  defaultFields,
  splitList,
  type DayField,
  type PlainField,
  type PlannerFields,
} from './planner-fields';

/** Where an error of the request belongs in the form. */
export type PlannerFieldName = PlainField | DayField | 'windows';

export interface PlannerFieldError {
  readonly field: PlannerFieldName;
  /** A sentence part that follows the field's label: `is in the past; choose …`. */
  readonly message: string;
}

export type FieldsReading =
  | { readonly ok: true; readonly request: PlanRequest }
  | {
      readonly ok: false;
      readonly errors: readonly PlannerFieldError[];
      /** The request with defaults for what is wrong; null where that is none either. */
      readonly rest: PlanRequest | null;
    };

function wholeNumber(field: PlannerFieldName, text: string, errors: PlannerFieldError[]): number {
  if (!/^\d{1,5}$/.test(text)) {
    errors.push({ field, message: 'must be a whole number of minutes' });
    return 0;
  }
  return Number(text);
}

function decimalOf(text: string): number {
  return /^\d{1,4}([.,]\d{1,2})?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
}

/** NaN where it is none: the schema says what would be right. */
function wholeOf(text: string): number {
  return /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
}

function readHours(text: string, errors: PlannerFieldError[]): number {
  const { min, max } = WEEKLY_HOURS;
  const hours = decimalOf(text);
  if (!(hours >= min && hours <= max)) {
    errors.push({ field: 'hours', message: `must be between ${min} and ${max} hours a week` });
  }
  return Math.round(hours * 60);
}

const UPKEEP_HOURS = { min: 0.5, max: 20 } as const;

function readUpkeepHours(text: string, errors: PlannerFieldError[]): number {
  const { min, max } = UPKEEP_HOURS;
  const hours = decimalOf(text);
  if (!(hours >= min && hours <= max) || !Number.isInteger(hours * 4)) {
    errors.push({
      field: 'upkeepHours',
      message: `must be between ${min} and ${max} hours a week, in quarters of an hour`,
    });
  }
  return Math.round(hours * 60);
}

function readWindows(fields: PlannerFields, errors: PlannerFieldError[]): readonly RequestWindow[] {
  return DAY_FIELDS.flatMap((field, index) =>
    splitList(fields.days[field]).flatMap((part) => {
      const match = /^(\d{1,2}:\d{2})\s*[-–]\s*(\d{1,2}:\d{2})$/.exec(part);
      if (!match) {
        errors.push({ field, message: `cannot read “${part}”; write it like 19:00-22:30` });
        return [];
      }
      const [from, to] = [match[1], match[2]].map((time) => (time as string).padStart(5, '0'));
      return [{ weekday: index + 1, from: from as string, to: to as string }];
    }),
  );
}

function readDaysOff(text: string, errors: PlannerFieldError[]): { from: string; to: string }[] {
  return splitList(text).flatMap((part) => {
    const [from, to = from, ...rest] = part.split('/').map((date) => date.trim());
    if (
      rest.length > 0 ||
      from === undefined ||
      to === undefined ||
      parseDay(from) === undefined ||
      parseDay(to) === undefined
    ) {
      errors.push({
        field: 'off',
        message: `cannot read “${part}”; write a day like 2026-12-24 or days like 2026-12-24/2027-01-01`,
      });
      return [];
    }
    return [{ from, to }];
  });
}

/** The form's fields as a request, or every mistake at its field. */
export function requestFromFields(fields: PlannerFields): FieldsReading {
  const reading = readFields(fields);
  return reading.ok ? reading : withRest(fields, reading.errors);
}

/** Reads on with defaults for what is wrong, for as long as that shows further mistakes. */
function withRest(fields: PlannerFields, errors: readonly PlannerFieldError[]): FieldsReading {
  const sound = readFields(soundFields(fields, errors));
  if (sound.ok) return { ok: false, errors, rest: sound.request };
  const more = sound.errors.filter(({ field }) => errors.every((error) => error.field !== field));
  return more.length === 0
    ? { ok: false, errors, rest: null }
    : withRest(fields, [...errors, ...more]);
}

/** Defaults where something is wrong; start and zone have none. */
function soundFields(fields: PlannerFields, errors: readonly PlannerFieldError[]): PlannerFields {
  const base = { ...defaultFields({ start: '', zone: '' }), upkeepHours: String(UPKEEP_HOURS.min) };
  const wrong = new Set<string>(errors.map(({ field }) => field));
  const defaults = Object.entries(base).filter(([name]) => wrong.has(name));
  const windowsWrong = ['windows', ...DAY_FIELDS].some((name) => wrong.has(name));
  return {
    ...fields,
    ...Object.fromEntries(defaults),
    days: windowsWrong ? base.days : fields.days,
  };
}

/** Mistakes that were found later, at the form's fields; what is wrong there already is told once. */
export function withErrors(
  known: readonly PlannerFieldError[],
  found: readonly FieldError[],
  { learner }: PlanRequest,
): readonly PlannerFieldError[] {
  const more = plannerErrors(found, learner.availability.windows ?? []);
  return [...known, ...more.filter(({ field }) => known.every((error) => error.field !== field))];
}

type Read =
  | { readonly ok: true; readonly request: PlanRequest }
  | { readonly ok: false; readonly errors: readonly PlannerFieldError[] };

function readFields(fields: PlannerFields): Read {
  const errors: PlannerFieldError[] = [];
  if (fields.mode !== 'hours' && fields.mode !== 'windows') {
    errors.push({ field: 'mode', message: 'must be hours or windows' });
  }
  const weeklyMinutes = fields.mode === 'windows' ? null : readHours(fields.hours, errors);
  const windows = readWindows(fields, errors);
  const blackouts = readDaysOff(fields.off, errors);
  const minMinutes = wholeNumber('min', fields.min, errors);
  const maxMinutes = wholeNumber('max', fields.max, errors);
  const gapMinutes = wholeNumber('gap', fields.gap, errors);
  const dailyCapMinutes = fields.daily === '' ? null : wholeNumber('daily', fields.daily, errors);
  const extras = extrasOf(fields, errors);
  if (errors.length > 0) return { ok: false, errors };

  const parsed = planRequestSchema.safeParse({
    path: fields.path,
    learner: {
      start: fields.start,
      zone: fields.zone,
      availability: { windows, weeklyMinutes, blackouts },
      deadline: fields.deadline === '' ? null : fields.deadline,
      known: splitList(fields.known),
      leftOut: splitList(fields.leftOut),
    },
    policy: {
      session: { minMinutes, maxMinutes, gapMinutes },
      dailyCapMinutes,
      freeSharePercent: wholeOf(fields.free),
      ...extras,
      pace: fields.pace,
      aim: aimOfText(fields.aim),
    },
  });
  if (parsed.success) return { ok: true, request: parsed.data };
  return { ok: false, errors: plannerErrors(fieldErrors(parsed.error), windows) };
}

/** What is planned besides study, each where it is switched on. */
function extrasOf(fields: PlannerFields, errors: PlannerFieldError[]) {
  return {
    reviews:
      fields.reviews === ''
        ? null
        : {
            afterDays: splitList(fields.reviewDays).map(wholeOf),
            minutes: wholeOf(fields.reviewMinutes),
          },
    milestoneMinutes: fields.milestones === '' ? null : wholeOf(fields.milestoneMinutes),
    upkeep:
      fields.upkeep === ''
        ? null
        : {
            weeklyMinutes: readUpkeepHours(fields.upkeepHours, errors),
            weeks: wholeOf(fields.upkeepWeeks),
          },
  };
}

const FIELD_OF_PATH: readonly (readonly [prefix: string, field: PlannerFieldName])[] = [
  ['path', 'path'],
  ['learner.start', 'start'],
  ['learner.zone', 'zone'],
  ['learner.deadline', 'deadline'],
  ['learner.availability.weeklyMinutes', 'hours'],
  ['learner.availability.windows', 'windows'],
  ['learner.availability.blackouts', 'off'],
  ['policy.session.minMinutes', 'min'],
  ['policy.session.maxMinutes', 'max'],
  ['policy.session.gapMinutes', 'gap'],
  ['policy.dailyCapMinutes', 'daily'],
  ['policy.pace', 'pace'],
  ['policy.aim', 'aim'],
  ['policy.freeSharePercent', 'free'],
  ['learner.known', 'known'],
  ['learner.leftOut', 'leftOut'],
  ['policy.reviews.minutes', 'reviewMinutes'],
  ['policy.reviews', 'reviewDays'],
  ['policy.milestoneMinutes', 'milestoneMinutes'],
  ['policy.upkeep.weeks', 'upkeepWeeks'],
  ['policy.upkeep', 'upkeepHours'],
];

/** Errors of a request at the form's fields; a window's error goes to its day. */
function plannerErrors(
  errors: readonly FieldError[],
  windows: readonly RequestWindow[],
): readonly PlannerFieldError[] {
  return errors.map(({ path, message }) => {
    const inWindow = /^learner\.availability\.windows\.(\d+)/.exec(path);
    const weekday = inWindow ? windows[Number(inWindow[1])]?.weekday : undefined;
    if (weekday !== undefined) return { field: DAY_FIELDS[weekday - 1] as DayField, message };
    const found = FIELD_OF_PATH.find(([prefix]) => path.startsWith(prefix));
    return { field: found ? found[1] : 'path', message };
  });
}

/** The Monday after a day: the planner's default start. */
export function nextMonday(today: CivilDay): CivilDay {
  const sinceMonday = (((today + 3) % 7) + 7) % 7;
  return today + 7 - sinceMonday;
}
