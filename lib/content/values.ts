import { z } from 'zod';
import type { EffortRange, Range } from '@/lib/core/path/learning-path';
import { refuse } from './fields';

/** Own efforts and stated hours come in these steps, so that they hold on either grid (15 and 30). */
const EFFORT_STEP_MINUTES = 30;
const MOST_WEEKS = 1040;
const MOST_READING_MINUTES = 6000;
const HOURS_PER_WEEK = 168;

const RANGE = /^(\d{1,6}(?:\.\d{1,3})?)(?:\s*[-–]\s*(\d{1,6}(?:\.\d{1,3})?))?$/;
const TIMED = /^(.*\d)\s*(h|min)$/;
const ID = /^[a-z0-9-]{1,60}$/;
const LAST_CONTROL_CODE = 0x1f;
const DELETE_CODE = 0x7f;

/** Front matter values may be read as numbers by YAML; a value in the body is always a string. */
const scalar = z
  .union([z.string(), z.number()], { error: 'must be text; put it in quotes if it is' })
  .transform((value) => String(value).trim());

function hasControlCharacter(text: string): boolean {
  return [...text].some((character) => {
    const code = character.codePointAt(0) ?? 0;
    return code <= LAST_CONTROL_CODE || code === DELETE_CODE;
  });
}

/** What is wrong with a line of plain text, or undefined. */
export function textProblem(value: string, most: number): string | undefined {
  if (value === '') return 'is empty';
  if (value.length > most) return `is longer than ${most} characters`;
  if (hasControlCharacter(value)) return 'contains a control character';
  return undefined;
}

export function text(most: number): z.ZodType<string> {
  return scalar.transform((value, context) => {
    const problem = textProblem(value, most);
    return problem === undefined ? value : refuse(context, 'bad-value', problem);
  });
}

export function textList(mostEach: number): z.ZodType<readonly string[]> {
  return z.array(text(mostEach), { error: 'must be a list, one "- item" a line' });
}

export const id: z.ZodType<string> = scalar.transform((value, context) =>
  ID.test(value)
    ? value
    : refuse(context, 'bad-id', 'must be 1 to 60 characters, of a-z, 0-9 and "-" only'),
);

/** `first-id, second-id`. */
export const idList: z.ZodType<readonly string[]> = scalar.transform((value, context) => {
  const ids = value.split(',').map((each) => each.trim());
  if (!ids.every((each) => ID.test(each))) {
    return refuse(context, 'bad-id', 'must be ids with commas between them');
  }
  if (new Set(ids).size < ids.length) return refuse(context, 'bad-value', 'names an id twice');
  return ids;
});

/** `4-5` or `4`; undefined for anything else. Not yet checked for order. */
function readRange(value: string): Range | undefined {
  const match = RANGE.exec(value);
  if (match === null) return undefined;
  const min = Number(match[1]);
  return { min, max: match[2] === undefined ? min : Number(match[2]) };
}

/** A range whose numbers, times `factor`, are whole steps from one step to `most`. */
function range(
  value: string,
  context: z.RefinementCtx,
  rule: { readonly factor: number; readonly step: number; readonly most: number },
  wanted: string,
): Range {
  const read = readRange(value);
  if (read === undefined) return refuse(context, 'bad-value', wanted);
  const scaled = { min: read.min * rule.factor, max: read.max * rule.factor };
  const fits = [scaled.min, scaled.max].every(
    (number) => number > 0 && number <= rule.most && number % rule.step === 0,
  );
  if (!fits) return refuse(context, 'bad-value', wanted);
  if (scaled.min > scaled.max) {
    return refuse(context, 'min-above-max', `has its minimum ${read.min} above ${read.max}`);
  }
  return scaled;
}

/** Whole weeks: `4-5`, or `3` for exactly three. */
export const weeksRange: z.ZodType<Range> = scalar.transform((value, context) =>
  range(
    value,
    context,
    { factor: 1, step: 1, most: MOST_WEEKS },
    'must be whole weeks such as "4-5" or "3"',
  ),
);

export const weeks: z.ZodType<number> = scalar.transform((value, context) => {
  const read = readRange(value);
  const single = read !== undefined && read.min === read.max && /^\d+$/.test(value);
  return single && read.min >= 1 && read.min <= MOST_WEEKS
    ? read.min
    : refuse(context, 'bad-value', 'must be a whole number of weeks such as "2"');
});

function hours(most: number, wanted: string): z.ZodType<Range> {
  return scalar.transform((value, context) =>
    range(value, context, { factor: 60, step: EFFORT_STEP_MINUTES, most: most * 60 }, wanted),
  );
}

/** Hours of one week, as minutes. */
export const weeklyHours: z.ZodType<Range> = hours(
  HOURS_PER_WEEK,
  'must be hours a week such as "10-15", in steps of half an hour',
);

/** Hours of the whole path, as minutes. */
export const totalHours: z.ZodType<Range> = hours(
  HOURS_PER_WEEK * MOST_WEEKS,
  'must be hours such as "200-300", in steps of half an hour',
);

/** `2-3 h` or `90 min`, as minutes at core and at deep. */
export const effort: z.ZodType<EffortRange> = scalar.transform((value, context) => {
  const wanted = 'must be an effort such as "2-3 h" or "90 min", in steps of half an hour';
  const match = TIMED.exec(value);
  const factor = match?.[2] === 'h' ? 60 : 1;
  const most = HOURS_PER_WEEK * MOST_WEEKS * 60;
  const rule = { factor, step: EFFORT_STEP_MINUTES, most };
  const { min, max } = range(match?.[1] ?? '', context, rule, wanted);
  return { core: min, deep: max };
});

/** `90 min` or `1.5 h`, as minutes. */
export const duration: z.ZodType<number> = scalar.transform((value, context) => {
  const match = TIMED.exec(value);
  const read = readRange(match?.[1] ?? '');
  const minutes = read?.min === read?.max ? (read?.min ?? 0) * (match?.[2] === 'h' ? 60 : 1) : 0;
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= MOST_READING_MINUTES
    ? minutes
    : refuse(context, 'bad-value', 'must be a time such as "90 min" or "1.5 h"');
});

export const yesOrNo: z.ZodType<boolean> = scalar.transform((value, context) =>
  value === 'yes' || value === 'no'
    ? value === 'yes'
    : refuse(context, 'bad-value', 'must be "yes" or "no"'),
);

/** How much a topic's effort beyond the minimum depth weighs. */
export const priority: z.ZodType<number> = scalar.transform((value, context) =>
  /^([1-9]|10)$/.test(value)
    ? Number(value)
    : refuse(context, 'bad-value', 'must be a whole number from 1 to 10'),
);

function isWebAddress(value: string): boolean {
  if (!/^https?:\/\/\S+$/i.test(value) || !URL.canParse(value)) return false;
  const { username, password } = new URL(value);
  return username === '' && password === '';
}

/** An absolute http(s) address. */
export const webAddress: z.ZodType<string> = scalar.transform((value, context) =>
  isWebAddress(value)
    ? value
    : refuse(context, 'bad-address', 'must be an address that starts with https:// or http://'),
);

/** An absolute http(s) address, or a path on the path's base address. */
export const resource: z.ZodType<string> = scalar.transform((value, context) =>
  isWebAddress(value) || /^\/(?!\/)\S*$/.test(value)
    ? value
    : refuse(
        context,
        'bad-address',
        'must start with https:// or http://, or with one "/" to follow the base address',
      ),
);
