import { DAYS_PER_WEEK, type CivilDay } from '@/lib/core/civil/civil';
import type { NoOptionReason, ReplanOption, ReplanStrategy } from '@/lib/core/replan/replan-option';
import type { Proposal, ProposedOption } from '@/lib/usecases/propose-replan';
import { sessionTitles } from '@/lib/usecases/session-title';
import {
  counted,
  dayRange,
  hoursText,
  listText,
  longDay,
  percentText,
  plainDay,
  type DateStyle,
} from '../../../_components/format-dates';

/** What texts of a proposal are written with. */
export interface Words {
  readonly proposal: Proposal;
  readonly style: DateStyle;
  readonly today: CivilDay;
}

/** What an option is called. */
export function strategyName(strategy: ReplanStrategy, { proposal, style, today }: Words): string {
  switch (strategy) {
    case 'keep-deadline': {
      const { deadlineDay } = proposal.current.request.problem;
      const finishDay = optionOf(proposal, strategy)?.finishDay;
      if (deadlineDay !== null) return `Keep ${plainDay(deadlineDay, style, today)}`;
      const isKept = finishDay === undefined || finishDay <= proposal.before.finishDay;
      return isKept
        ? `Keep ${plainDay(proposal.before.finishDay, style, today)}`
        : 'Keep the path’s weeks';
    }
    case 'shift-finish':
      return 'Shift the finish';
    case 'trim-depth':
      return 'Go lighter';
    case 'more-hours':
      return 'More hours';
  }
}

export function optionOf(
  { outcomes }: Proposal,
  strategy: ReplanStrategy,
): ProposedOption | undefined {
  return outcomes.find(
    (outcome): outcome is ProposedOption =>
      outcome.kind === 'option' && outcome.strategy === strategy,
  );
}

/** `Finish Sunday 18 April, 2 weeks later.` */
export function finishText(option: ReplanOption, { proposal, style, today }: Words): string {
  const finish = `Finish ${longDay(option.finishDay, style, today)}`;
  return `${finish}, ${laterText(option.finishDay - proposal.before.finishDay)}.`;
}

function laterText(days: number): string {
  if (days === 0) return 'as before';
  const way = days > 0 ? 'later' : 'sooner';
  const span = Math.abs(days);
  return span % DAYS_PER_WEEK === 0
    ? `${counted(span / DAYS_PER_WEEK, 'week')} ${way}`
    : `${counted(span, 'day')} ${way}`;
}

/** How many sessions an option touches; missed ones apart from those that are yet to come. */
export interface Touched {
  readonly placedAgain: number;
  readonly moved: number;
  readonly toCome: number;
  readonly added: number;
  readonly removed: number;
}

export function touchedBy(option: ProposedOption, { now, sessions, current }: Proposal): Touched {
  const { added, removed, moved } = option.changes;
  const settled = new Set(current.settled.map(({ id }) => id));
  const movedAhead = moved.filter(({ before }) => before.start >= now);
  return {
    placedAgain: moved.length - movedAhead.length,
    moved: movedAhead.length,
    toCome: sessions.filter(({ id, start }) => start >= now && !settled.has(id)).length,
    added: added.length,
    removed: removed.length,
  };
}

/** `9 sessions find a new time. 6 of the 61 to come move, 2 are new.` */
export function touchedText({ placedAgain, moved, toCome, added, removed }: Touched): string {
  const again =
    placedAgain === 0
      ? ''
      : `${counted(placedAgain, 'missed session')} ${placedAgain === 1 ? 'finds' : 'find'} a new time. `;
  const parts = [
    moved === 0 ? `None of the ${toCome} to come moves` : `${moved} of the ${toCome} to come move`,
    added === 0 ? '' : `${added} ${added === 1 ? 'is' : 'are'} new`,
    removed === 0 ? '' : `${removed} ${removed === 1 ? 'goes' : 'go'}`,
  ].filter((part) => part !== '');
  return `${again}${listText(parts)}.`;
}

/** The hours of the weeks to come. */
export function weeklyText(option: ReplanOption, { proposal }: Words): string {
  const peak = hoursText(option.peakWeekMinutes);
  const hours = `Up to ${peak} a week, ${hoursText(option.meanWeekMinutes)} on average.`;
  const { weeklyCapMinutes } = option;
  const before = proposal.changed.settings.learner.availability.weeklyMinutes;
  return weeklyCapMinutes === null || before === null || weeklyCapMinutes === before
    ? hours
    : `${hoursText(weeklyCapMinutes)} a week instead of ${hoursText(before)}. ${hours}`;
}

/** The lowest depth of a topic before and after, and that of the path as a whole. */
export function depthText({ depth, meanDepth }: ReplanOption, { proposal }: Words): string {
  const [was, is] = [percentText(proposal.before.depth), percentText(depth)];
  const mean = `${percentText(meanDepth)} on average.`;
  return was === is
    ? `Depth at least ${is} as before, ${mean}`
    : `Depth at least ${is} instead of ${was}, ${mean}`;
}

/** Phases that take longer than the path recommends. */
export function paceText({ beyondPace }: ReplanOption, { proposal }: Words): string | null {
  if (beyondPace.length === 0) return null;
  const { phases } = proposal.changed.path;
  const parts = beyondPace.map(({ phaseId, weeks, recommendedWeeks }) => {
    const title = phases.find(({ id }) => id === phaseId)?.title ?? phaseId;
    return `${title} takes ${weeks} instead of ${counted(recommendedWeeks, 'week')}`;
  });
  return `${listText(parts)}.`;
}

/** A topic with less time than before: `Caching, 1.5 h less`. */
export function cutTexts({ cut }: ReplanOption, { proposal }: Words): readonly string[] {
  const titles = new Map(
    [...proposal.before.path.phases, ...proposal.changed.path.phases].flatMap(({ units }) =>
      units.flatMap(({ topics }) => topics.map(({ id, title }) => [id, title] as const)),
    ),
  );
  return cut.map(
    ({ topicId, minutes }) => `${titles.get(topicId) ?? topicId}, ${hoursText(minutes)} less`,
  );
}

/** Why an option cannot be had. */
export function reasonText(reason: NoOptionReason, { proposal, style, today }: Words): string {
  const titleOf = sessionTitles(proposal.before.path);
  switch (reason.kind) {
    case 'no-weekly-cap':
      return 'There is no weekly limit to raise: your study times themselves are the limit.';
    case 'too-large':
      return 'Working this out would take too long.';
    case 'review-does-not-fit': {
      const topic = titleOf({ kind: 'study', phaseId: '', topicId: reason.topicId });
      return `A review of ${topic}, ${reason.minutes} min, finds no time.`;
    }
    case 'pins-do-not-fit': {
      const broken = new Set(reason.violations.flatMap(({ ids }) => ids));
      const names = proposal.sessions
        .filter(({ id }) => broken.has(id) && proposal.staying.has(id))
        .map((session) => titleOf(session));
      return names.length === 0
        ? 'What must stay where it is does not fit.'
        : `What must stay where it is does not fit: ${listText([...new Set(names)])}.`;
    }
    case 'work-does-not-fit': {
      const { demandMinutes, roomMinutes, firstDay, lastDay } = reason;
      const left = `At least ${hoursText(demandMinutes)} are left`;
      if (lastDay < firstDay) return `${left}, and no day to place them on.`;
      const days = dayRange(firstDay, lastDay, style, today);
      return roomMinutes < demandMinutes
        ? `${left}; ${days} holds ${hoursText(roomMinutes)}.`
        : `${left}; they do not fit into ${days} in sessions of the lengths you chose.`;
    }
  }
}

/** `9 sessions, 24 h, to place again.` where something was missed. */
export function missedText({ sessions, current, now }: Proposal): string | null {
  const settled = new Map(current.settled.map(({ id, minutes }) => [id, minutes]));
  const open = sessions
    .filter(({ start }) => start < now)
    .map(({ id, minutes }) => minutes - (settled.get(id) ?? 0))
    .filter((minutes) => minutes > 0);
  if (open.length === 0) return null;
  const minutes = open.reduce((sum, one) => sum + one, 0);
  return `${counted(open.length, 'session')} did not happen in full: ${hoursText(minutes)} to place.`;
}
