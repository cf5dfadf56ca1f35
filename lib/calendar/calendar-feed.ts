import type { CivilDay, Instant } from '@/lib/core/civil/civil';

/** A calendar as its subscribers shall see it; plain data, the same data gives the same bytes. */
export interface CalendarFeed {
  /** Stable: identifies the calendar's own events, for example its note on what is left out. */
  readonly id: string;
  /** Plain text, never empty. */
  readonly name: string;
  /** Plain text. */
  readonly description?: string;
  /** IANA zone id; of all events that name none of their own. */
  readonly zone: string;
  /** Whether it must hold no English words of ours. */
  readonly languageNeutral?: boolean;
  /** A CSS colour name (RFC 7986 section 5.9). */
  readonly color: string;
  /** When the revision was saved, milliseconds since the epoch. What ended before it is past. */
  readonly lastModified: number;
  /** In any order. */
  readonly events: readonly CalendarEvent[];
}

export type CalendarEvent = TimedEvent | AllDayEvent;

export interface EventData {
  /** Globally unique and stable, never from an index or a time. */
  readonly uid: string;
  /** Plain text. */
  readonly summary: string;
  /** Plain text, may have several lines. */
  readonly description: string;
  /** Absolute address. */
  readonly url?: string;
  /** Plain text each. */
  readonly categories: readonly string[];
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** Milliseconds since the epoch; rises whenever the event changes, never falls. */
  readonly changedAt: number;
  /** Rises whenever the event changes, never falls (RFC 5545 section 3.8.7.4). */
  readonly sequence: number;
}

export interface TimedEvent extends EventData {
  readonly kind: 'timed';
  /** IANA zone id in which it is written; the calendar's where it has none. */
  readonly zone?: string;
  readonly start: Instant;
  /** After `start`. */
  readonly end: Instant;
  /** Whether it blocks its time in the subscriber's calendar. */
  readonly busy: boolean;
}

/** Whole local days; blocks no time. */
export interface AllDayEvent extends EventData {
  readonly kind: 'all-day';
  readonly firstDay: CivilDay;
  /** First day beyond it, after `firstDay`. */
  readonly endDay: CivilDay;
}
