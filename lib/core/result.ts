/** An expected outcome as a value: failures that a person can act on are returned, bugs throw. */
export type Result<Value, Failure> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure };

export function success<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function failure<Failure>(failed: Failure): {
  readonly ok: false;
  readonly failure: Failure;
} {
  return { ok: false, failure: failed };
}
