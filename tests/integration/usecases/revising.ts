import { vi } from 'vitest';
import type { ReplanOption, ReplanStrategy } from '@/lib/core/replan/replan-option';
import type { PlannedSession } from '@/lib/core/schedule/plan';
import type { AcceptedRevision } from '@/lib/usecases/accept-revision';
import { newGuest } from '../../support/installation';

/** Modules are loaded afresh for each installation, so none is imported before. */

/** Sets the clock that the use cases read; timers go on. */
export function setClock(text: string): void {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(new Date(text));
}

export interface Mine {
  readonly ownerId: string;
  readonly planId: string;
  readonly token: string;
}

/** A plan of the reference path from Monday 2027-01-04, 12 hours a week in Berlin, saved on the Friday before. */
export async function savedPlan(more: Record<string, string> = {}): Promise<Mine> {
  setClock('2027-01-01T12:00:00.500Z');
  const { savePlan } = await import('@/lib/usecases/save-plan');
  const { listFeeds } = await import('@/lib/usecases/manage-feeds');
  const ownerId = await newGuest();
  const query = new URLSearchParams({
    hours: '12',
    start: '2027-01-04',
    zone: 'Europe/Berlin',
    ...more,
  });
  const outcome = await savePlan({ ownerId, query });
  if (outcome.kind !== 'saved') throw new Error(JSON.stringify(outcome));
  const { planId } = outcome;
  const [feed] = await listFeeds({ ownerId, planId });
  return { ownerId, planId, token: feed?.addresses.https.split('/').at(-2) ?? '' };
}

export async function problemOf(mine: Mine) {
  const { readCurrentProblem } = await import('@/lib/usecases/current-problem');
  const problem = await readCurrentProblem(mine);
  if (!problem) throw new Error('the plan is there');
  return problem;
}

/** The sessions as they are stored, in time order, with the ids that they have within the plan. */
export async function sessionsOf(mine: Mine): Promise<readonly PlannedSession[]> {
  return (await problemOf(mine)).request.previous;
}

/** What got done, by id within the plan. */
export async function mark(mine: Mine, done: Readonly<Record<string, number | null>>) {
  const { recordProgress } = await import('@/lib/usecases/record-progress');
  const marks = Object.entries(done).map(([id, doneMinutes]) => ({
    sessionId: `${mine.planId}.${id}`,
    doneMinutes,
  }));
  return recordProgress({ ...mine, marks });
}

export async function accept(
  mine: Mine,
  change: Pick<AcceptedRevision, 'sessions'> & Partial<AcceptedRevision>,
) {
  const { acceptRevision } = await import('@/lib/usecases/accept-revision');
  const { revision } = await problemOf(mine);
  return acceptRevision({ ...mine, expectedRevision: revision, reason: 'moved', ...change });
}

export async function optionFor(mine: Mine, strategy: ReplanStrategy): Promise<ReplanOption> {
  const { replan } = await import('@/lib/core/replan/replan');
  const outcome = replan((await problemOf(mine)).request, strategy);
  if (outcome.kind !== 'option') throw new Error(JSON.stringify(outcome));
  return outcome;
}

export async function acceptOption(mine: Mine, option: ReplanOption) {
  const { settingsOfOption } = await import('@/lib/usecases/settings-of-option');
  const { settings } = await problemOf(mine);
  const { sessions, strategy } = option;
  const change = { sessions, strategy, settings: settingsOfOption(settings, option) };
  return accept(mine, { reason: 'replanned', ...change });
}

export async function undo(mine: Mine, to?: number) {
  const { undoRevision } = await import('@/lib/usecases/undo-revision');
  const { revision } = await problemOf(mine);
  return undoRevision({ ...mine, expectedRevision: revision, to });
}

export async function feedText(mine: Mine): Promise<string> {
  const { serveFeed } = await import('@/lib/usecases/serve-feed');
  const body = await serveFeed(mine.token);
  if (!body) throw new Error('the feed is there');
  return body.bytes.toString('utf8');
}

export interface FedEvent {
  readonly sequence: number;
  /** As written: they compare as text. */
  readonly stamp: string;
  readonly modified: string;
  readonly start: string;
  readonly summary: string;
  /** All its lines. */
  readonly text: string;
}

/** The events of a feed by UID, without the library that wrote them. */
export function eventsOf(feed: string): ReadonlyMap<string, FedEvent> {
  const unfolded = feed.replaceAll('\r\n ', '');
  const blocks = unfolded.match(/BEGIN:VEVENT\r\n[^]*?END:VEVENT\r\n/g) ?? [];
  const valueOf = (text: string, name: string) =>
    new RegExp(`^${name}(?:;[^:]*)?:(.*)\\r$`, 'm').exec(text)?.[1] ?? '';
  return new Map(
    blocks.map((text) => [
      valueOf(text, 'UID'),
      {
        sequence: Number(valueOf(text, 'SEQUENCE')),
        stamp: valueOf(text, 'DTSTAMP'),
        modified: valueOf(text, 'LAST-MODIFIED'),
        start: valueOf(text, 'DTSTART'),
        summary: valueOf(text, 'SUMMARY'),
        text,
      },
    ]),
  );
}

export async function fedEvents(mine: Mine): Promise<ReadonlyMap<string, FedEvent>> {
  return eventsOf(await feedText(mine));
}
