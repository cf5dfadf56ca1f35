import type { FeedMilestone, FeedSession, PlanFeedInput } from '@/lib/calendar/plan-events';
import { MINUTES_PER_DAY, type CivilDay, type Instant, type Minutes } from '@/lib/core/civil/civil';
import type { LearningPath, Topic } from '@/lib/core/path/learning-path';
import { wallMinutesByIntl } from './calendar-wall-clock';

const NO_RANGE = { min: 0, max: 0 };

export function topicOf(id: string, title: string, more: Partial<Topic> = {}): Topic {
  return {
    id,
    title,
    url: `https://reading.example/${id}`,
    requires: [],
    core: `Read ${id} once.`,
    deep: `Rebuild ${id} from memory.`,
    ...more,
  };
}

/** A path with one unit a phase; a phase is its title and topics. */
export function pathOf(
  phases: readonly { readonly id: string; readonly title: string; readonly topics: Topic[] }[],
): LearningPath {
  return {
    slug: 'path',
    title: 'Path',
    level: 'senior',
    summary: 'A path for tests.',
    weeks: NO_RANGE,
    weeklyMinutes: NO_RANGE,
    totalMinutes: NO_RANGE,
    objectives: [],
    prerequisites: [],
    phases: phases.map(({ id, title, topics }) => ({
      id,
      title,
      summary: '',
      weeks: NO_RANGE,
      units: [{ id: `${id}-unit`, title, weeks: 1, topics }],
    })),
  };
}

export const CREATED = Date.UTC(2026, 0, 5, 9, 30, 15);
export const CHANGED = Date.UTC(2026, 0, 6, 18, 0, 0);

export function sessionOf(
  topicId: string,
  start: Instant,
  minutes: Minutes,
  more: Partial<FeedSession> = {},
): FeedSession {
  return {
    id: `plan-1.${topicId}.study.${more.part ?? 1}`,
    kind: 'study',
    topicId,
    phaseId: 'phase-1',
    part: 1,
    parts: 1,
    start,
    minutes,
    createdAt: CREATED,
    changedAt: CHANGED,
    sequence: 0,
    depth: 0.5,
    ...more,
  };
}

export function milestoneOf(phaseId: string, day: CivilDay): FeedMilestone {
  return {
    id: `plan-1.${phaseId}.milestone`,
    phaseId,
    day,
    createdAt: CREATED,
    changedAt: CHANGED,
    sequence: 1,
  };
}

function localDay(zone: string, start: Instant): CivilDay {
  return Math.floor(wallMinutesByIntl(zone, start) / MINUTES_PER_DAY);
}

/** A plan whose phases end, all day, on the day of their last session. */
export function planOf(
  zone: string,
  path: LearningPath,
  sessions: readonly FeedSession[],
  more: Partial<PlanFeedInput> = {},
): PlanFeedInput {
  return {
    planId: 'plan-1',
    title: 'Senior engineer',
    zone,
    path,
    sessions,
    milestones: path.phases.flatMap(({ id }) => {
      const starts = sessions.filter(({ phaseId }) => phaseId === id).map(({ start }) => start);
      return starts.length === 0 ? [] : [milestoneOf(id, localDay(zone, Math.max(...starts)))];
    }),
    revisedAt: CHANGED,
    appUrl: 'https://paceline.example',
    ...more,
  };
}
