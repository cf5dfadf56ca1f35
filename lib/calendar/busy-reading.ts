import type { Interval } from '@/lib/core/availability/availability';

/**
 * What times are told in: `fixed` are instants in minutes, `floating` and `all-day` are minutes of a
 * wall clock as if it were UTC, and become instants in the zone of whoever asks.
 */
export type BusyClock = 'fixed' | 'floating' | 'all-day';

/** Times of one kind, apart from each other and ascending. */
export interface BusyTimes {
  readonly clock: BusyClock;
  readonly tentative: boolean;
  readonly intervals: readonly Interval[];
}

/** What of a calendar takes time, in a window of time. */
export interface BusyReading {
  /** Instants for which it was read. */
  readonly window: Interval;
  /** The calendar's own name. */
  readonly title: string | null;
  /** Events and series that could be read, those that take no time included. */
  readonly events: number;
  /** Events that could not be understood, so that they do not block. */
  readonly unread: number;
  readonly times: readonly BusyTimes[];
}

/** Why a file gives no reading. */
export type BusyProblem =
  | { readonly kind: 'no-calendar' }
  | { readonly kind: 'web-page' }
  /** More busy times than a plan can be fitted around. */
  | { readonly kind: 'too-many'; readonly limit: number };

/** What of a calendar is kept free. */
export interface BusyRules {
  readonly allDayBlocks: boolean;
  readonly tentativeBlocks: boolean;
}
