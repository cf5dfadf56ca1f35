/** What of a plan a feed shows, and how. */
export interface FeedOptions {
  /** Timed events. */
  readonly sessions: boolean;
  /** The all-day last days of the phases that have no milestone session. */
  readonly milestones: boolean;
  /** An all-day span of each phase, from its first to its last study session. */
  readonly phases: boolean;
  /** Which kinds of sessions; upkeep counts as reviews, milestone sessions as study. */
  readonly work: 'all' | 'study' | 'reviews';
  /** Whether sessions block their time in the subscriber's calendar. */
  readonly time: 'busy' | 'free';
  /**
   * `private`: every title is "Study", and nothing tells the path, a topic or a phase;
   * `language-neutral`: the path's own words and signs, none of ours.
   */
  readonly titles: 'plain' | 'private' | 'language-neutral';
}

export const DEFAULT_FEED_OPTIONS: FeedOptions = {
  sessions: true,
  milestones: true,
  phases: false,
  work: 'all',
  time: 'busy',
  titles: 'plain',
};

/** How often, and when last, the options of a feed changed what all its events of a kind say. */
export interface OptionChanges {
  readonly count: number;
  /** Milliseconds since the epoch; 0 for never. */
  readonly at: number;
}

export const NO_CHANGES: OptionChanges = { count: 0, at: 0 };
