/** One broken hard constraint; ids name the sessions, topics or phases it is broken by. */
export interface Violation {
  readonly constraint: Constraint;
  readonly ids: readonly string[];
  /** What was found, in the constraint's unit (minutes or weeks or days), where it has one. */
  readonly found?: number;
  /** The bound that it broke, in the same unit. */
  readonly bound?: number;
}

export type Constraint =
  | 'inside-windows'
  | 'not-busy'
  | 'no-overlap'
  | 'gap'
  | 'grid'
  | 'session-length'
  | 'milestone'
  | 'daily-cap'
  | 'weekly-cap'
  | 'free-share'
  | 'order'
  | 'prerequisites'
  | 'topic-effort'
  | 'phase-weeks'
  | 'total-weeks'
  | 'deadline'
  | 'horizon'
  | 'not-before-start'
  | 'not-in-the-past'
  | 'history-untouched'
  | 'review-count'
  | 'review-day'
  | 'review-order'
  | 'review-length'
  | 'upkeep-week'
  | 'upkeep-minutes';
