import { MINUTES_PER_DAY, parseDay, parseWallMinute, type Instant } from '@/lib/core/civil/civil';
import { instantAt, type OffsetTable } from '@/lib/core/civil/offset-table';
import type { WeeklyWindow } from '@/lib/core/availability/availability';
import type { PlannedSession } from '@/lib/core/schedule/plan';
import type { PhaseDemand, Problem, SessionRules } from '@/lib/core/schedule/problem';

/** A day number of an ISO date that the test's author knows to exist. */
export function day(iso: string): number {
  const parsed = parseDay(iso);
  if (parsed === undefined) throw new Error(`no such date: ${iso}`);
  return parsed;
}

/** `2026-11-30 19:00` on the wall clock of the table's zone. */
export function at(text: string, offsets: OffsetTable = UTC): Instant {
  const [date = '', time = ''] = text.split(' ');
  const minute = parseWallMinute(time);
  if (minute === undefined) throw new Error(`no such time: ${time}`);
  return instantAt(offsets, day(date), minute);
}

/** `1 19:00-21:00`: Monday evening; an end at or before the start is on the next day. */
export function windows(...texts: readonly string[]): readonly WeeklyWindow[] {
  return texts.map((text) => {
    const match = /^([1-7]) (\d\d:\d\d)-(\d\d:\d\d)$/.exec(text);
    if (!match) throw new Error(`no window: ${text}`);
    const from = parseWallMinute(match[2] as string) as number;
    const to = parseWallMinute(match[3] as string) as number;
    const weekday = Number(match[1]) as WeeklyWindow['weekday'];
    return { weekday, from, to: to <= from ? to + MINUTES_PER_DAY : to };
  });
}

/** Every day of the week at the same hours. */
export function daily(hours: string): readonly WeeklyWindow[] {
  return windows(...[1, 2, 3, 4, 5, 6, 7].map((weekday) => `${weekday} ${hours}`));
}

export const UTC: OffsetTable = {
  zone: 'Etc/UTC',
  from: day('2000-01-01') * MINUTES_PER_DAY,
  until: day('2060-01-01') * MINUTES_PER_DAY,
  initialOffset: 0,
  transitions: [],
};

/** One phase of one unit; topics as `[id, core, deep]` in minutes. */
export function phase(
  id: string,
  topics: readonly (readonly [id: string, core: number, deep: number])[],
  weeks: readonly [min: number, max: number] = [1, 20],
): PhaseDemand {
  return {
    id,
    weeks: { min: weeks[0], max: weeks[1] },
    topics: topics.map(([topicId, core, deep]) => ({
      id: topicId,
      kind: 'study' as const,
      priority: 1,
      optional: false,
      unitId: `${id}-unit`,
      effort: { core, deep },
      requires: [],
    })),
  };
}

interface ProblemParts extends Partial<Omit<Problem, 'rules' | 'availability' | 'path'>> {
  readonly phases?: readonly PhaseDemand[];
  readonly weeks?: readonly [min: number, max: number];
  readonly rules?: Partial<SessionRules>;
  readonly availability?: Partial<Problem['availability']>;
}

/** A problem that starts on Monday 2 November 2026 in UTC with two hours each evening; parts replace its parts. */
export function problem({
  phases = [phase('p', [['a', 60, 120]])],
  weeks = [1, 20],
  rules,
  availability,
  ...rest
}: ProblemParts = {}): Problem {
  const startDay = rest.startDay ?? day('2026-11-02');
  return {
    path: { weeks: { min: weeks[0], max: weeks[1] }, phases },
    startDay,
    now: startDay * MINUTES_PER_DAY,
    horizonDay: startDay + 7 * 20 - 1,
    offsets: UTC,
    availability: { windows: daily('19:00-21:00'), blackouts: [], busy: [], ...availability },
    rules: {
      minMinutes: 30,
      maxMinutes: 120,
      gapMinutes: 0,
      gridMinutes: 15,
      dailyCapMinutes: null,
      weeklyCapMinutes: null,
      freeSharePercent: 0,
      ...rules,
    },
    deadlineDay: null,
    pace: 'recommended',
    aim: 'standard',
    history: [],
    reserved: [],
    reviews: null,
    upkeep: null,
    ...rest,
  };
}

/** A session as a plan has it; times as `at` reads them. */
export function session(
  topicId: string,
  start: string,
  minutes: number,
  more: Partial<PlannedSession> = {},
): PlannedSession {
  return {
    id: `${topicId}.study.1`,
    kind: 'study',
    phaseId: 'p',
    unitId: 'p-unit',
    topicId,
    part: 1,
    parts: 1,
    start: at(start),
    minutes,
    ...more,
  };
}
