import { z } from 'zod';
import { RULES, type Report, type Rule } from './finding';

/** A `key: value` as the file has it, not yet understood. */
export interface RawField {
  readonly key: string;
  readonly value: unknown;
  readonly line: number;
  /** Where the value is a list: the line of each item. */
  readonly itemLines: readonly number[];
}

export interface Field<Value> {
  readonly schema: z.ZodType<Value>;
  readonly required: boolean;
}

export type Shape = Readonly<Record<string, Field<unknown>>>;

/** What was understood: a value is undefined where the key is absent or its value is a finding. */
export interface Fields<S extends Shape> {
  readonly values: {
    readonly [Key in keyof S]: S[Key] extends Field<infer Value> ? Value | undefined : never;
  };
  /** The line of each key that is there, understood or not. */
  readonly lines: ReadonlyMap<string, number>;
}

/** Whose fields are read, for the findings. */
export interface Owner {
  readonly name: string;
  readonly line: number;
  /** Stands in for a heading that is not there, so it has no keys to miss. */
  readonly implied: boolean;
}

const namedRule = z.object({ rule: z.enum(RULES) });

/** Reports an issue under a rule of its own rather than as `bad-value`. */
export function refuse(context: z.RefinementCtx, rule: Rule, message: string): never {
  context.addIssue({ code: 'custom', message, params: { rule } });
  return z.NEVER;
}

function ruleOf(issue: z.core.$ZodIssue): Rule {
  if (issue.code !== 'custom') return 'bad-value';
  const named = namedRule.safeParse(issue.params);
  return named.success ? named.data.rule : 'bad-value';
}

/** Reads each key of the shape; unknown, repeated, missing and bad ones become findings. */
export function readFields<S extends Shape>(
  shape: S,
  raws: readonly RawField[],
  owner: Owner,
  report: Report,
): Fields<S> {
  const lines = new Map<string, number>();
  const values = new Map<string, unknown>();
  const known = Object.keys(shape);
  for (const raw of raws) {
    const field = known.includes(raw.key) ? shape[raw.key] : undefined;
    if (field === undefined) {
      report(
        raw.line,
        'unknown-key',
        `A ${owner.name} has no key "${raw.key}", only ${known.join(', ')}.`,
      );
    } else if (lines.has(raw.key)) {
      report(raw.line, 'repeated-key', `"${raw.key}" is already stated above.`);
    } else {
      lines.set(raw.key, raw.line);
      const read = field.schema.safeParse(raw.value);
      if (read.success) values.set(raw.key, read.data);
      else reportIssues(raw, read.error, report);
    }
  }
  for (const key of known) {
    if (shape[key]?.required === true && !lines.has(key) && !owner.implied) {
      report(owner.line, 'missing-key', `This ${owner.name} needs the key "${key}".`);
    }
  }
  const read = Object.fromEntries(known.map((key) => [key, values.get(key)]));
  return { values: read as Fields<S>['values'], lines };
}

function reportIssues(raw: RawField, error: z.ZodError, report: Report): void {
  for (const issue of error.issues) {
    const item = issue.path[0];
    const line = typeof item === 'number' ? (raw.itemLines[item] ?? raw.line) : raw.line;
    report(line, ruleOf(issue), `"${raw.key}" ${issue.message}.`);
  }
}
