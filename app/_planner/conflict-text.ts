import type { CivilDay } from '@/lib/core/civil/civil';
import type { LearningPath } from '@/lib/core/path/learning-path';
import type { Infeasible } from '@/lib/core/schedule/plan';
import type { Problem } from '@/lib/core/schedule/problem';
import { counted, dayRange, hoursText, type DateStyle } from '../_components/format-dates';

/** An infeasible request as one plain sentence with its numbers. */
export function conflictText(
  conflict: Infeasible,
  path: LearningPath,
  { deadlineDay }: Pick<Problem, 'deadlineDay'>,
  style: DateStyle,
  today: CivilDay,
): string {
  const dates = dayRange(conflict.firstDay, conflict.lastDay, style, today);
  if (conflict.kind === 'no-availability') {
    return `No session fits into the times you have from ${dates}.`;
  }
  const phase = path.phases.find(({ id }) => id === conflict.phaseId);
  const title = phase?.title ?? conflict.phaseId;
  if (conflict.kind === 'phase-too-short') {
    return `${title} is meant to take at least ${counted(conflict.leastWeeks, 'week')}; fewer are left for it, ${dates}.`;
  }
  if (conflict.kind === 'reviews-do-not-fit') {
    const topic = titleOfTopic(path, conflict.topicId);
    return `The studying fits, but not with all its reviews: a review of ${topic}, ${conflict.minutes} min, finds no time from ${dates}.`;
  }
  const needs = `${title} needs ${hoursText(conflict.demandMinutes)}`;
  const holds = hoursText(conflict.capacityMinutes);
  switch (conflict.limit) {
    case 'phase-weeks':
      return `${needs}; its ${counted(phase?.weeks.max ?? 0, 'week')}, ${dates}, hold ${holds}.`;
    case 'total-weeks':
      return `${needs}; what is left of the ${counted(path.weeks.max, 'week')} of this path, ${dates}, holds ${holds}.`;
    case 'deadline': {
      const end = deadlineDay === null ? 'the finish you chose' : 'the deadline';
      return `${needs}; the time left until ${end}, ${dates}, holds ${holds}.`;
    }
    case 'horizon':
      return `${needs}; the time left, ${dates}, holds ${holds}.`;
  }
}

function titleOfTopic({ phases }: LearningPath, topicId: string): string {
  const topics = phases.flatMap(({ units }) => units.flatMap((unit) => unit.topics));
  return topics.find(({ id }) => id === topicId)?.title ?? topicId;
}
