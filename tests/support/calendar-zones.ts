import { renderPlanFeed } from '@/lib/calendar/render-plan-feed';
import { MINUTES_PER_DAY, type Instant } from '@/lib/core/civil/civil';
import { pathOf, planOf, sessionOf, topicOf } from './calendar-plans';
import { wallMinutesByIntl } from './calendar-wall-clock';

/** Names that Intl knows but does not list: links of the IANA database, and its zones without a place. */
const LINKS = [
  ...['US/Eastern', 'US/Central', 'US/Mountain', 'US/Pacific', 'US/Alaska', 'US/Hawaii'],
  ...['US/Arizona', 'US/Michigan', 'US/Samoa', 'Navajo', 'Canada/Newfoundland', 'Canada/Atlantic'],
  ...['America/Buenos_Aires', 'Brazil/East', 'Chile/Continental', 'Chile/EasterIsland', 'Cuba'],
  ...[
    'Asia/Calcutta',
    'Asia/Kolkata',
    'Asia/Katmandu',
    'Asia/Saigon',
    'Asia/Rangoon',
    'Asia/Istanbul',
  ],
  ...['Europe/Kiev', 'Europe/Kyiv', 'Europe/Belfast', 'GB', 'Eire', 'Poland', 'Portugal', 'W-SU'],
  ...['Turkey', 'Israel', 'Egypt', 'Iran', 'Japan', 'PRC', 'ROC', 'ROK', 'Hongkong', 'Singapore'],
  ...[
    'Australia/ACT',
    'Australia/LHI',
    'Australia/North',
    'NZ',
    'NZ-CHAT',
    'Antarctica/South_Pole',
  ],
  ...['Iceland', 'Jamaica', 'Kwajalein', 'Libya', 'CET', 'EET', 'MET', 'WET', 'EST5EDT', 'PST8PDT'],
  ...['EST', 'MST', 'HST', 'UTC', 'GMT', 'UCT', 'Zulu', 'Universal', 'Etc/GMT+12', 'Etc/GMT-14'],
] as const;

/** Every zone that Intl lists, and links to them. */
export const ZONES_AND_LINKS: readonly string[] = [
  ...new Set([...Intl.supportedValuesOf('timeZone'), ...LINKS]),
].toSorted();

export interface Range {
  readonly from: Instant;
  readonly until: Instant;
}

/** The VTIMEZONE of the feed of a plan whose sessions span the range. */
export function vtimezoneOfPlan(zone: string, { from, until }: Range): readonly string[] {
  const path = pathOf([{ id: 'phase-1', title: 'Phase', topics: [topicOf('t', 'Topic')] }]);
  // Noon of a wall clock is nowhere shown twice.
  const noon = (day: Instant) => day + 720 - (wallMinutesByIntl(zone, day) - day);
  const input = planOf(zone, path, [
    sessionOf('t', noon(from), 60, { part: 1, parts: 2 }),
    sessionOf('t', noon(until - MINUTES_PER_DAY), 60, { part: 2, parts: 2 }),
  ]);
  const lines = renderPlanFeed(input).split('\r\n');
  return lines.slice(lines.indexOf('BEGIN:VTIMEZONE'), lines.indexOf('END:VTIMEZONE') + 1);
}

/** A moment, and the wall clock's reading in minutes since 1970-01-01T00:00. */
export interface Reading {
  readonly at: Instant;
  readonly wall: number;
}

/**
 * Every day of the range, and in the weeks around a change of the clock every hour, without the readings
 * that the clock shows twice: a feed has none. Asks Intl alone, also where the changes are.
 */
export function readingsByIntl(zone: string, { from, until }: Range): readonly Reading[] {
  const walls = new Map<Instant, number>();
  const wallAt = (at: Instant): number => {
    const wall = walls.get(at) ?? wallMinutesByIntl(zone, at);
    walls.set(at, wall);
    return wall;
  };
  const moments = new Set<Instant>();
  const twice = new Set<Instant>();
  for (let day = from; day < until; day += MINUTES_PER_DAY) {
    moments.add(day);
    const next = day + MINUTES_PER_DAY;
    const change = wallAt(next) - wallAt(day) - MINUTES_PER_DAY;
    if (change === 0) continue;
    for (let at = day - 7 * MINUTES_PER_DAY; at <= next + 7 * MINUTES_PER_DAY; at += 60) {
      moments.add(at);
    }
    for (let at = day - MINUTES_PER_DAY; at <= next + MINUTES_PER_DAY; at += 60) {
      if ([-change, change].some((shift) => wallAt(at + shift) === wallAt(at))) twice.add(at);
    }
  }
  return [...moments]
    .filter((at) => at >= from && at < until && !twice.has(at))
    .map((at) => ({ at, wall: wallAt(at) }));
}

/** What a VTIMEZONE says, whatever its zone is called. */
export function rulesOf(vtimezone: readonly string[]): string {
  return vtimezone.filter((line) => !line.startsWith('TZID:')).join('\n');
}
