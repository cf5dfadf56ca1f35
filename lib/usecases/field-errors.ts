import type { z } from 'zod';

/** A mistake in a request, at the field it was made in (`learner.start`, `policy.session.minMinutes`). */
export interface FieldError {
  readonly path: string;
  /** One sentence part that says what would be right; it follows the field's name. */
  readonly message: string;
}

/** The issues of a failed parse as field errors. */
export function fieldErrors(error: z.ZodError): readonly FieldError[] {
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          path: [...issue.path, key].join('.'),
          message: 'is not a field of a plan request',
        }))
      : [{ path: issue.path.join('.'), message: issue.message }],
  );
}
