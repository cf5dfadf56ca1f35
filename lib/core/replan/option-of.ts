import { DAYS_PER_WEEK, type CivilDay, type Minutes } from '../civil/civil';
import { wallTimeAt } from '../civil/offset-table';
import { dayCount } from '../schedule/day-count';
import { depthOf, meanDepth } from '../schedule/depth';
import { diff } from '../schedule/diff';
import { minutesByTopic } from '../schedule/done-work';
import type { PlannedSession } from '../schedule/plan';
import { plannedPhases } from '../schedule/plan-of-sessions';
import type { Problem } from '../schedule/problem';
import { isOfPath } from '../schedule/session-id';
import { weekOfDay } from '../schedule/study-calendar';
import { verify } from '../schedule/verify';
import { answeredFor } from './around-study';
import { plannedMinutes } from './remaining-work';
import type {
  PhaseBeyondPace,
  ReplanOption,
  ReplanRequest,
  ReplanStrategy,
  TopicCut,
} from './replan-option';

/**
 * What these sessions come to as an option, against the previous ones. Throws where they break a
 * constraint of the problem under which they are said to hold: that would be a bug of the solver.
 */
export function optionOf(
  request: ReplanRequest,
  strategy: ReplanStrategy,
  problem: Problem,
  sessions: readonly PlannedSession[],
): ReplanOption {
  const violations = verify(problem, { sessions });
  if (violations.length > 0) {
    throw new Error(`${strategy} breaks constraints: ${JSON.stringify(violations)}`);
  }
  const { startDay, offsets, availability, path } = problem;
  const { now, deadlineDay } = request.problem;
  const past = new Set(problem.history.map(({ id }) => id));
  const changes = diff(answeredFor(request), sessions);
  const isToCome = (session: PlannedSession) =>
    isOfPath(session) && !past.has(session.id) && session.start >= now;
  const kept = changes.kept.filter(isToCome).length;
  const study = sessions.filter(isOfPath);
  const dayOf = ({ start }: PlannedSession) => wallTimeAt(offsets, start).day;
  const last = study.at(-1);
  const finishDay = last === undefined ? startDay : dayOf(last);
  const count = dayCount(availability.blackouts);
  const minutes = minutesByTopic(study);
  const topics = path.phases.flatMap((phase) => phase.topics);
  return {
    kind: 'option',
    strategy,
    problem,
    sessions,
    finishDay,
    ...weeklyMinutes(problem, sessions, past, finishDay),
    depth: topics.reduce(
      (lowest, topic) => Math.min(lowest, depthOf(topic, minutes.get(topic.id) ?? 0)),
      1,
    ),
    meanDepth: meanDepth(topics, minutes),
    changes,
    moves: request.previous.filter(isToCome).length - kept,
    kept,
    cut: cutTopics(request, minutes),
    beyondPace: beyondPace(problem, study),
    extraWeeks: Math.max(0, count.weeks(startDay, finishDay) - path.weeks.max),
    meetsDeadline: deadlineDay === null || finishDay <= deadlineDay,
    weeklyCapMinutes: problem.rules.weeklyCapMinutes,
  };
}

function weeklyMinutes(
  { now, startDay, offsets }: Problem,
  sessions: readonly PlannedSession[],
  past: ReadonlySet<string>,
  finishDay: CivilDay,
): { peakWeekMinutes: Minutes; meanWeekMinutes: Minutes } {
  const today = Math.max(0, wallTimeAt(offsets, now).day - startDay);
  const [first, last] = [weekOfDay(today), weekOfDay(finishDay - startDay)];
  const loads = new Map<number, Minutes>();
  let toCome = 0;
  for (const { id, start, minutes } of sessions) {
    const week = Math.floor((wallTimeAt(offsets, start).day - startDay) / DAYS_PER_WEEK);
    if (week >= first) loads.set(week, (loads.get(week) ?? 0) + minutes);
    if (!past.has(id)) toCome += minutes;
  }
  return {
    peakWeekMinutes: Math.max(0, ...loads.values()),
    meanWeekMinutes: Math.round(toCome / Math.max(1, last - first + 1)),
  };
}

function cutTopics(
  { problem, previous }: ReplanRequest,
  minutes: ReadonlyMap<string, Minutes>,
): readonly TopicCut[] {
  const planned = plannedMinutes(problem.history, previous);
  return problem.path.phases.flatMap(({ topics }) =>
    topics.flatMap(({ id }): TopicCut[] => {
      const fewer = (planned.get(id) ?? 0) - (minutes.get(id) ?? 0);
      return fewer > 0 ? [{ topicId: id, minutes: fewer }] : [];
    }),
  );
}

function beyondPace(
  problem: Problem,
  study: readonly PlannedSession[],
): readonly PhaseBeyondPace[] {
  const most = new Map(problem.path.phases.map(({ id, weeks }) => [id, weeks.max]));
  return plannedPhases(problem, study).flatMap(({ phaseId, weeks }): PhaseBeyondPace[] => {
    const recommendedWeeks = most.get(phaseId) ?? weeks;
    return weeks > recommendedWeeks ? [{ phaseId, weeks, recommendedWeeks }] : [];
  });
}
