import { z } from 'zod';
import {
  DEFAULT_FEED_OPTIONS,
  NO_CHANGES,
  type FeedOptions,
  type OptionChanges,
} from '@/lib/calendar/feed-options';

/** What a feed shows and how. */
export const feedOptionsSchema = z
  .object({
    sessions: z.boolean(),
    /** The all-day event at the end of each phase. */
    milestones: z.boolean(),
    /** An all-day event over the days of each phase. */
    phases: z.boolean(),
    /** Which kinds of sessions; upkeep counts as reviews. */
    work: z.enum(['all', 'study', 'reviews']),
    /** Whether sessions block their time in the subscriber's calendar. */
    time: z.enum(['busy', 'free']),
    /** In full, 'Study' everywhere, or the path's own words without ours. */
    titles: z.enum(['plain', 'private', 'language-neutral']),
  })
  .refine(({ sessions, milestones, phases }) => sessions || milestones || phases, {
    message: 'Choose at least one thing to show.',
  }) satisfies z.ZodType<FeedOptions>;

export { DEFAULT_FEED_OPTIONS, type FeedOptions };

/** How often the options have changed what events of a kind say, and when last (milliseconds since the epoch). */
const optionChangesSchema = z.object({ count: z.int().min(0), at: z.number() });

const storedSchema = z.object({
  options: feedOptionsSchema,
  /** When they changed last in any way, milliseconds since the epoch; 0 for never. */
  at: z.number(),
  timed: optionChangesSchema,
  allDay: optionChangesSchema,
});

/** Options with their own change data, which are added to those of the events. */
export type StoredFeedOptions = z.infer<typeof storedSchema>;

/** A feed's column, null for a plan's first feed as long as nobody changed it. */
export function readFeedOptions(stored: unknown): StoredFeedOptions {
  return stored === null ? newFeedOptions(DEFAULT_FEED_OPTIONS) : storedSchema.parse(stored);
}

export function newFeedOptions(options: FeedOptions): StoredFeedOptions {
  return { options, at: 0, timed: NO_CHANGES, allDay: NO_CHANGES };
}

/**
 * The options after a change. What is only shown or hidden keeps its stamps: only titles change what
 * all events say, and only sessions block time.
 */
export function changedFeedOptions(
  before: StoredFeedOptions,
  options: FeedOptions,
  now: number,
): StoredFeedOptions {
  const retitled = before.options.titles !== options.titles;
  const reblocked = before.options.time !== options.time;
  const next = ({ count, at }: OptionChanges) => ({ count: count + 1, at: Math.max(now, at) });
  const isSame =
    JSON.stringify(feedOptionsSchema.parse(options)) === JSON.stringify(before.options);
  return {
    options,
    at: isSame ? before.at : Math.max(now, before.at),
    timed: retitled || reblocked ? next(before.timed) : before.timed,
    allDay: retitled ? next(before.allDay) : before.allDay,
  };
}
