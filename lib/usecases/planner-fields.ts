import type { LearningPath } from '@/lib/core/path/learning-path';
import { DEFAULT_WINDOWS, type RequestWindow } from './availability-schema';

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
  /** Share of each week to stay free, percent. */
  readonly free: string;
  readonly pace: string;
  /** `standard`, `deepest`, `soonest`, `depth:0.4` or `finish:2027-03-28`. */
  readonly aim: string;
  /** Ids of topics that are known already, separated by commas. */
  readonly known: string;
  /** Ids of optional topics to do without, separated by commas. */
  readonly leftOut: string;
  /** `on` or empty; so are `milestones` and `upkeep`. */
  readonly reviews: string;
  /** Days after a topic, separated by commas. */
  readonly reviewDays: string;
  readonly reviewMinutes: string;
  readonly milestones: string;
  readonly milestoneMinutes: string;
  readonly upkeep: string;
  /** Hours a week, decimal; empty for those that the path states. */
  readonly upkeepHours: string;
  readonly upkeepWeeks: string;
}

export const DAY_FIELDS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type DayField = (typeof DAY_FIELDS)[number];

/** In the order of the address. */
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
  'free',
  'pace',
  'aim',
  'known',
  'leftOut',
  'reviews',
  'reviewDays',
  'reviewMinutes',
  'milestones',
  'milestoneMinutes',
  'upkeep',
  'upkeepHours',
  'upkeepWeeks',
] as const;

export type PlainField = (typeof PLAIN_FIELDS)[number];

/** Fields that mean something only while another one is `on`. */
const SWITCH_OF: Partial<Readonly<Record<PlainField, 'reviews' | 'milestones' | 'upkeep'>>> = {
  reviewDays: 'reviews',
  reviewMinutes: 'reviews',
  milestoneMinutes: 'milestones',
  upkeepHours: 'upkeep',
  upkeepWeeks: 'upkeep',
};

/** What a new visitor sees; start and zone depend on the visitor. */
export interface PlannerDefaults {
  readonly start: string;
  readonly zone: string;
}

/** The windows of a weekday as one text field. */
export function windowsText(windows: readonly RequestWindow[], weekday: number): string {
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
    free: '0',
    pace: 'recommended',
    aim: 'standard',
    known: '',
    leftOut: '',
    reviews: '',
    reviewDays: '2, 7, 21',
    reviewMinutes: '20',
    milestones: '',
    milestoneMinutes: '60',
    upkeep: '',
    upkeepHours: '',
    upkeepWeeks: '12',
  };
}

/**
 * Reads an address's query; unknown parameters are left alone. Of a repeated one the last counts,
 * save the boxes of one name, which join.
 */
export function fieldsFromQuery(query: URLSearchParams, defaults: PlannerDefaults): PlannerFields {
  const base = defaultFields(defaults);
  const text = (name: string, fallback: string) => query.getAll(name).at(-1)?.trim() ?? fallback;
  const plain = Object.fromEntries(
    PLAIN_FIELDS.map((name) => [name, text(name, base[name])]),
  ) as Record<PlainField, string>;
  const days = Object.fromEntries(
    DAY_FIELDS.map((name) => [name, text(name, base.days[name])]),
  ) as Record<DayField, string>;
  const ids = (name: 'known' | 'leftOut') => splitList(query.getAll(name).join(',')).join(',');
  return { ...plain, known: ids('known'), leftOut: ids('leftOut'), days };
}

/**
 * The query that brings the same fields back. What equals the default is left out, save path,
 * hours, start and zone, which a shared link must fix; so are the details of what is switched off.
 */
export function queryFromFields(fields: PlannerFields): URLSearchParams {
  const base = defaultFields({ start: fields.start, zone: fields.zone });
  const query = new URLSearchParams();
  const fixed = new Set<string>(['path', 'hours', 'start', 'zone']);
  for (const name of PLAIN_FIELDS) {
    const needs = SWITCH_OF[name];
    if (needs !== undefined && fields[needs] === '') continue;
    if (fixed.has(name) || fields[name] !== base[name]) query.set(name, fields[name]);
  }
  for (const name of DAY_FIELDS) {
    if (fields.days[name] !== base.days[name]) query.set(name, fields.days[name]);
  }
  return query;
}

/** Hours a week after the finish where neither the form nor the path says. */
const UPKEEP_HOURS = '2';

/** The fields with what only the path can tell: its own upkeep, and none but its own topics. */
export function fieldsForPath(fields: PlannerFields, path: LearningPath): PlannerFields {
  const topics = new Set(
    path.phases.flatMap(({ units }) => units.flatMap((unit) => unit.topics.map(({ id }) => id))),
  );
  const own = (ids: string) =>
    splitList(ids)
      .filter((id) => topics.has(id))
      .join(',');
  const stated = path.upkeepWeeklyMinutes;
  return {
    ...fields,
    known: own(fields.known),
    leftOut: own(fields.leftOut),
    upkeepHours:
      fields.upkeepHours === ''
        ? stated === undefined
          ? UPKEEP_HOURS
          : String(Math.ceil(stated.min / 15) / 4)
        : fields.upkeepHours,
  };
}

/** The parts of a text that are separated by commas. */
export function splitList(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
