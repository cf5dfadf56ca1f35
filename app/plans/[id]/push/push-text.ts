import type { CaldavStatus } from '@/lib/usecases/caldav-status';
import { clockTime, counted, weekdayDay, type DateStyle } from '../../../_components/format-dates';

export type ConnectedStatus = Extract<CaldavStatus, { readonly calendarName: string }>;

/** Where it stands, in a sentence. */
export function stateText(status: ConnectedStatus, style: DateStyle): string {
  const { kind, events, allEvents, revision, pushed } = status;
  switch (kind) {
    case 'up-to-date': {
      const when = pushed === null ? '' : `, written ${timeText(pushed, status, style)}`;
      return `Up to date: ${counted(events, 'event')}, revision ${revision}${when}.`;
    }
    case 'pushing':
      return `${status.problem === null ? 'Writing' : 'Waiting to write'} revision ${revision}: ${events} of ${counted(allEvents, 'event')} are there.`;
    case 'leaving':
      return `Removing the plan’s events: ${events} to go.`;
  }
}

/** When it goes on after a problem; null where it waits for the person. */
export function nextTryText(status: ConnectedStatus, style: DateStyle): string | null {
  const { nextTry } = status;
  return nextTry && `It is tried again ${timeText(nextTry, status, style)}.`;
}

/** `today at 07:10`, `on Mon 30 Nov at 07:10`. */
function timeText(
  { day, minute }: NonNullable<ConnectedStatus['pushed']>,
  { today }: ConnectedStatus,
  style: DateStyle,
): string {
  const when = day === today ? 'today' : `on ${weekdayDay(day, style, today)}`;
  return `${when} at ${clockTime(minute, style)}`;
}
