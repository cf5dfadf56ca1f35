import { DrizzleQueryError } from 'drizzle-orm/errors';

export type ConstraintKind = 'unique' | 'foreign-key' | 'not-null';

/** The database refused a write; the whole transaction is undone. */
export class ConstraintError extends Error {
  override readonly name = 'ConstraintError';

  constructor(readonly kind: ConstraintKind) {
    super(`The ${kind} constraint refused a write.`);
  }
}

const CONSTRAINTS: ReadonlyMap<string, ConstraintKind> = new Map([
  ['SQLITE_CONSTRAINT_PRIMARYKEY', 'unique'],
  ['SQLITE_CONSTRAINT_UNIQUE', 'unique'],
  ['SQLITE_CONSTRAINT_FOREIGNKEY', 'foreign-key'],
  ['SQLITE_CONSTRAINT_NOTNULL', 'not-null'],
  // PostgreSQL, appendix A: class 23, integrity constraint violation.
  ['23505', 'unique'],
  ['23503', 'foreign-key'],
  ['23502', 'not-null'],
]);

/** PostgreSQL, appendix A: serialization_failure and deadlock_detected. */
const RETRYABLE: ReadonlySet<string> = new Set(['40001', '40P01']);

/** The driver's own error: the query builder's wrapper has the parameters, people's data, in its message. */
function withoutParameters(error: unknown): unknown {
  return error instanceof DrizzleQueryError && error.cause ? error.cause : error;
}

/** The driver's error code, or ''. */
export function errorCode(error: unknown): string {
  const driverError = withoutParameters(error);
  return driverError instanceof Error && 'code' in driverError ? String(driverError.code) : '';
}

/** Whether the same transaction may succeed when it is run again. */
export function isRetryable(error: unknown): boolean {
  const code = errorCode(error);
  return RETRYABLE.has(code) || code.startsWith('SQLITE_BUSY');
}

/** The same error whichever engine raised it. */
export function sameOnBothEngines(error: unknown): unknown {
  const kind = CONSTRAINTS.get(errorCode(error));
  return kind ? new ConstraintError(kind) : withoutParameters(error);
}
