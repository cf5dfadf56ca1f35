import { parseDay, type CivilDay } from '@/lib/core/civil/civil';
import { aimOfText } from './plan-aim';
import { DEFAULT_WINDOWS, WEEKLY_HOURS, type RequestWindow } from './availability-schema';
import { fieldErrors, type FieldError } from './field-errors';
import { planRequestSchema, type PlanRequest } from './plan-request';

/**
 * The planner's form as flat text fields: what the address holds, what a form without JavaScript
 * submits, and what the inputs show. A field that is absent has its default; one that is present
 * and empty is empty.
 */
export interface PlannerFields {
  readonly path: string;
  /** `hours`: so many hours a week, anywhere in the windows. `windows`: all that the windows hold. */
  readonly mode: string;
  /** Hours a week, decimal. */
  readonly hours: string;
  /** YYYY-MM-DD. */
  readonly start: string;
  /** IANA zone. */
  readonly zone: string;
  /** `19:00-22:30`, several separated by commas, empty for none; keyed by ISO weekday 1 to 7. */
  readonly days: Readonly<Record<DayField, string>>;
  /** Days off: `2026-12-24` or `2026-12-24/2027-01-01`, several separated by commas. */
  readonly off: string;
  /** YYYY-MM-DD or empty. */
  readonly deadline: string;
  /** Shortest and longest session, pause between two, minutes. */
  readonly min: string;
  readonly max: string;
  readonly gap: string;
  /** Most minutes a day, or empty. */
  readonly daily: string;
  readonly pace: string;
  /** `standard`, `deepest`, `soonest`, `depth:0.4` or `finish:2027-03-28`. */
  readonly aim: string;
}

export const DAY_FIELDS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type DayField = (typeof DAY_FIELDS)[number];

const PLAIN_FIELDS = [
  'path',
  'mode',
  'hours',
  'start',
  'zone',
  'off',
  'deadline',
  'min',
  'max',
  'gap',
  'daily',
  'pace',
  'aim',
] as const;

/** What a new visitor sees; start and zone depend on the visitor. */
export interface PlannerDefaults {
  readonly start: string;
  readonly zone: string;
}

function windowsText(windows: readonly RequestWindow[], weekday: number): string {
  return windows
    .filter((window) => window.weekday === weekday)
    .map((window) => `${window.from}-${window.to}`)
    .join(', ');
}

export function defaultFields(defaults: PlannerDefaults): PlannerFields {
  const days = Object.fromEntries(
    DAY_FIELDS.map((field, index) => [field, windowsText(DEFAULT_WINDOWS, index + 1)]),
  ) as Record<DayField, string>;
  return {
    path: 'senior-engineer',
    mode: 'hours',
    hours: '12',
    start: defaults.start,
    zone: defaults.zone,
    days,
    off: '',
    deadline: '',
    min: '30',
    max: '120',
    gap: '0',
    daily: '',
    pace: 'recommended',
    aim: 'standard',
  };
}

/** Reads an address's query; unknown parameters are left alone. */
export function fieldsFromQuery(query: URLSearchParams, defaults: PlannerDefaults): PlannerFields {
  const base = defaultFields(defaults);
  const text = (name: string, fallback: string) => query.get(name)?.trim() ?? fallback;
  const plain = Object.fromEntries(
    PLAIN_FIELDS.map((name) => [name, text(name, base[name])]),
  ) as Record<(typeof PLAIN_FIELDS)[number], string>;
  const days = Object.fromEntries(
    DAY_FIELDS.map((name) => [name, text(name, base.days[name])]),
  ) as Record<DayField, string>;
  return { ...plain, days };
}

/**
 * The query that brings the same fields back. What equals the default is left out, save path,
 * hours, start and zone, which a shared link must fix.
 */
export function queryFromFields(fields: PlannerFields): URLSearchParams {
  const base = defaultFields({ start: fields.start, zone: fields.zone });
  const query = new URLSearchParams();
  const fixed = new Set<string>(['path', 'hours', 'start', 'zone']);
  for (const name of PLAIN_FIELDS) {
    if (fixed.has(name) || fields[name] !== base[name]) query.set(name, fields[name]);
  }
  for (const name of DAY_FIELDS) {
    if (fields.days[name] !== base.days[name]) query.set(name, fields.days[name]);
  }
  return query;
}

/** Where an error of the request belongs in the form. */
export type PlannerFieldName = (typeof PLAIN_FIELDS)[number] | DayField | 'windows';

export interface PlannerFieldError {
  readonly field: PlannerFieldName;
  /** A sentence part that follows the field's label: `is in the past; choose …`. */
  readonly message: string;
}

export type FieldsReading =
  | { readonly ok: true; readonly request: PlanRequest }
  | { readonly ok: false; readonly errors: readonly PlannerFieldError[] };

function wholeNumber(field: PlannerFieldName, text: string, errors: PlannerFieldError[]): number {
  if (!/^\d{1,5}$/.test(text)) {
    errors.push({ field, message: 'must be a whole number of minutes' });
    return 0;
  }
  return Number(text);
}

function readHours(text: string, errors: PlannerFieldError[]): number {
  const { min, max } = WEEKLY_HOURS;
  const hours = /^\d{1,4}([.,]\d{1,2})?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  if (!(hours >= min && hours <= max)) {
    errors.push({ field: 'hours', message: `must be between ${min} and ${max} hours a week` });
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

function splitList(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The form's fields as a request, or every mistake at its field. */
export function requestFromFields(fields: PlannerFields): FieldsReading {
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
  if (errors.length > 0) return { ok: false, errors };

  const parsed = planRequestSchema.safeParse({
    path: fields.path,
    learner: {
      start: fields.start,
      zone: fields.zone,
      availability: { windows, weeklyMinutes, blackouts },
      deadline: fields.deadline === '' ? null : fields.deadline,
    },
    policy: {
      session: { minMinutes, maxMinutes, gapMinutes },
      dailyCapMinutes,
      pace: fields.pace,
      aim: aimOfText(fields.aim),
    },
  });
  if (parsed.success) return { ok: true, request: parsed.data };
  return { ok: false, errors: plannerErrors(fieldErrors(parsed.error), windows) };
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
];

/** Errors of a request at the form's fields; a window's error goes to its day. */
export function plannerErrors(
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
