import type { CivilDay } from '@/lib/core/civil/civil';
import type { DatedFeed, DatedFetch } from '@/lib/usecases/view-feeds';
import { clockTime, counted, weekdayDay, type DateStyle } from '../../../_components/format-dates';

/** How and of when times are written. */
export interface Dating {
  readonly style: DateStyle;
  readonly today: CivilDay;
}

/** What a feed is made of, to tell what a fetch brought and whether it is the newest. */
export interface FeedSource {
  /** Of the plan; null for all plans together. */
  readonly sessions: number | null;
}

/** `Google fetched 61 sessions and 6 milestones at 14:02.` */
export function fetchedText(
  fetch: DatedFetch,
  feed: DatedFeed,
  source: FeedSource,
  dating: Dating,
): string {
  const isToday = fetch.day === dating.today;
  const time = `at ${clockTime(fetch.minute, dating.style)}`;
  const when = isToday ? time : `on ${weekdayDay(fetch.day, dating.style, dating.today)} ${time}`;
  return `${fetch.name} fetched ${contentText(fetch, feed, source)} ${when}.`;
}

/** Only the number of events is noted at a fetch; what they were can be said where it follows from it. */
function contentText(
  { events, revision }: DatedFetch,
  { options, revision: current }: DatedFeed,
  { sessions }: FeedSource,
): string {
  if (options.sessions && !options.milestones && !options.phases) {
    return counted(events, 'session');
  }
  const isWhole = options.sessions && options.milestones && !options.phases;
  const known = isWhole && options.work === 'all' && revision === current && sessions !== null;
  if (!known || events < sessions) return counted(events, 'event');
  if (events === sessions) return counted(sessions, 'session');
  return `${counted(sessions, 'session')} and ${counted(events - sessions, 'milestone')}`;
}

/** `Google has revision 13 of 07:10; your plan is at 14.` or that it is up to date. */
export function freshnessText(
  { name, revision, fetchedAt, ...at }: DatedFetch,
  feed: DatedFeed,
  source: FeedSource,
  { style, today }: Dating,
): string {
  const time = clockTime(at.minute, style);
  const isToday = at.day === today;
  const seen = isToday ? time : `${weekdayDay(at.day, style, today)}, ${time}`;
  if (feed.optionsChangedAt !== null && fetchedAt < feed.optionsChangedAt) {
    return `${name} has this feed as of ${seen}; what it shows has changed since.`;
  }
  if (revision === feed.revision) {
    const day = isToday ? 'today' : weekdayDay(at.day, style, today);
    return `${name} is up to date, last fetched ${day} at ${time}.`;
  }
  return source.sessions === null
    ? `${name} has your plans as of ${seen}; they have changed since.`
    : `${name} has revision ${revision} of ${seen}; your plan is at ${feed.revision}.`;
}

const FOLLOWS: Readonly<Partial<Record<DatedFetch['client'], string>>> = {
  google: 'It looks every 4 to 24\u00a0h.',
  apple: 'It looks as often as you set there.',
  outlook: 'It looks every 3\u00a0h or more.',
  thunderbird: 'It looks every 30\u00a0min.',
};

/** How soon a calendar looks again; nothing where that is not known. */
export function followsText({ client }: Pick<DatedFetch, 'client'>): string {
  return FOLLOWS[client] ?? '';
}
