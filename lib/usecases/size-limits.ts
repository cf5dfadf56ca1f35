/** The largest request that is answered; anything above is refused with the limit named. */
export const SIZE_LIMITS = {
  phases: 200,
  /** Units of one phase. */
  units: 1000,
  /** Topics of the whole path. */
  topics: 10_000,
  /** Topics that one topic may require. */
  requires: 50,
  /** Hours of the whole path. */
  hours: 30_000,
  /** Recommended weeks of a path or a phase. */
  weeks: 780,
  /** Years from the start to a deadline, and from the start of a plan with history until today. */
  years: 15,
  windows: 100,
  /** Ranges of days off. */
  blackouts: 200,
  busy: 5000,
  history: 5000,
  /** Bytes of a request's body. */
  bodyBytes: 4 * 1024 * 1024,
} as const;
