/** How long to wait after something failed; all in milliseconds. */
export interface Backoff {
  /** Before the first of the waits that double. */
  readonly first: number;
  readonly longest: number;
  /** The share of a wait that chance may take off or put on, so that not everything is due at once. */
  readonly spread: number;
}

/** `first`, doubled so many times, up to `longest`, and spread as `random` (0 to 1) says. */
export function backoffWait(
  { first, longest, spread }: Backoff,
  doublings: number,
  random: number,
): number {
  const usual = Math.min(first * 2 ** doublings, longest);
  return Math.round(usual * (1 - spread + 2 * spread * random));
}
