import type { z } from 'zod';
import { failure, success, type Result } from '@/lib/core/result';

/** A mistake in a request, at the field it was made in (`learner.start`, `policy.session.minMinutes`). */
export interface FieldError {
  readonly path: string;
  /** One sentence part that says what would be right; it follows the field's name. */
  readonly message: string;
}

type Issue = z.core.$ZodIssue;

/** Parses a request; where a schema has no words of its own, these tell what would be right. */
export function parseRequest<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): Result<z.output<Schema>, readonly FieldError[]> {
  const parsed = schema.safeParse(value, { error: plainMessage });
  return parsed.success ? success(parsed.data) : failure(fieldErrors(parsed.error));
}

/** The issues of a failed parse as field errors. */
export function fieldErrors(error: z.ZodError): readonly FieldError[] {
  return error.issues.flatMap((issue) => errorsOfIssue(issue, []));
}

function errorsOfIssue(issue: Issue, above: readonly PropertyKey[]): readonly FieldError[] {
  const at = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...at, key].join('.'),
      message: 'is not a field of a plan request',
    }));
  }
  const meant = issue.code === 'invalid_union' ? branchMeant(issue.errors) : undefined;
  if (meant) return meant.flatMap((inner) => errorsOfIssue(inner, at));
  return [{ path: at.join('.'), message: issue.message }];
}

/** The one alternative whose mistakes are all within the value: they are told, not the choice. */
function branchMeant(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const ofType = branches.filter((issues) =>
    issues.every(({ code, path }) => path.length > 0 || code === 'unrecognized_keys'),
  );
  return ofType.length === 1 ? ofType[0] : undefined;
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  object: 'an object',
  array: 'a list',
};

function plainMessage(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type': {
      const wanted = `must be ${TYPES[issue.expected] ?? issue.expected}`;
      return issue.input === undefined ? `is missing; ${wanted}` : wanted;
    }
    case 'invalid_value':
      return `must be ${issue.values.join(' or ')}`;
    case 'too_big':
      return `must be at most ${issue.maximum}${issue.origin === 'string' ? ' characters' : ''}`;
    default:
      return undefined;
  }
}
