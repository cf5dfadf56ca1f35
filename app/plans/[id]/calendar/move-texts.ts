import type { CivilDay } from '@/lib/core/civil/civil';
import type { CheckedMove } from '@/lib/usecases/check-move';
import type { MoveReason } from '@/lib/usecases/move-reasons';
import {
  counted,
  durationText,
  hoursText,
  listText,
  longDay,
  type DateStyle,
} from '../../../_components/format-dates';
import { cutTexts, finishText, reasonText, type Words } from '../reschedule/option-texts';

/** Why a session cannot be somewhere, as a sentence. */
export function moveReasonText(reason: MoveReason, style: DateStyle, today: CivilDay): string {
  switch (reason.kind) {
    case 'outside-windows':
      return 'Outside your study times.';
    case 'day-off':
      return 'A day off.';
    case 'busy':
      return 'You are busy then.';
    case 'past':
      return 'That time is over.';
    case 'before-start':
      return 'Before the plan starts.';
    case 'stays':
      return 'This session cannot be moved by hand.';
    case 'too-late':
      return `The plan reaches to ${longDay(reason.lastDay, style, today)}.`;
    case 'after-deadline':
      return `After your deadline, ${longDay(reason.lastDay, style, today)}.`;
    case 'overlaps':
      return `${reason.title} stays there.`;
    case 'pause':
      return `Less than ${durationText(reason.minutes)} of pause beside ${reason.title}.`;
    case 'before-topic':
      return `Before ${reason.title} is finished.`;
    case 'after-topic':
      return `After ${reason.title} has begun.`;
    case 'grid':
      return `Sessions start every ${durationText(reason.minutes)} and last a multiple of it.`;
    case 'shorter':
      return `Shorter than your shortest session, ${durationText(reason.minutes)}.`;
    case 'longer':
      return `Longer than your longest session, ${durationText(reason.minutes)}.`;
    case 'day-full':
      return `More than ${hoursText(reason.minutes)} on that day.`;
    case 'week-full':
      return `More than ${hoursText(reason.minutes)} in that week.`;
    case 'week-free':
      return `More than the ${hoursText(reason.minutes)} that leave enough of that week free.`;
    case 'other':
      return 'It breaks what else holds for the plan.';
  }
}

/** What else a move comes to: `2 other sessions move. Finish Sunday 18 April, 1 week later.` */
export function consequencesText(
  { proposal, option, change }: Extract<CheckedMove, { readonly kind: 'allowed' }>,
  style: DateStyle,
  today: CivilDay,
): string {
  const { moved, added, removed } = option.changes;
  const words: Words = { proposal, style, today };
  const others = moved.filter(({ before }) => before.id !== change.move?.sessionId);
  const missed = others.filter(({ before }) => before.start < proposal.now).length;
  const ahead = others.length - missed;
  const parts = [
    ahead === 0
      ? 'No other session moves'
      : `${counted(ahead, 'other session')} ${ahead === 1 ? 'moves' : 'move'}`,
    missed === 0
      ? ''
      : `${counted(missed, 'missed session')} ${missed === 1 ? 'finds' : 'find'} a new time`,
    added.length === 0 ? '' : `${added.length} ${added.length === 1 ? 'is' : 'are'} new`,
    removed.length === 0 ? '' : `${removed.length} ${removed.length === 1 ? 'goes' : 'go'}`,
  ].filter((part) => part !== '');
  const cuts = cutTexts(option, words);
  return [
    `${listText(parts)}.`,
    option.finishDay === proposal.before.finishDay ? '' : finishText(option, words),
    cuts.length === 0 ? '' : `${listText(cuts)}.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** Why the rest finds no room around a moved session: what stands in its way, else the first option's reason. */
export function noRoomTexts(
  { proposal, reasons }: Extract<CheckedMove, { readonly kind: 'no-room' }>,
  style: DateStyle,
  today: CivilDay,
): readonly string[] {
  if (reasons.length > 0) return reasons.map((reason) => moveReasonText(reason, style, today));
  const failed = proposal.outcomes.find((outcome) => outcome.kind === 'no-option');
  return failed ? [reasonText(failed.reason, { proposal, style, today })] : [];
}
