import type { FeedPhase, FeedStyle, PlanFeedInput } from '@/lib/calendar/plan-events';
import { parseDay, type CivilDay } from '@/lib/core/civil/civil';
import type { LearningPath } from '@/lib/core/path/learning-path';
import type { PlannedTopic } from '@/lib/core/schedule/plan';
import type { AuthorizedPlan } from '@/lib/db/authorized-plan';
import { listMilestones } from '@/lib/db/milestones-repository';
import { listPathsEver } from '@/lib/db/revisions-repository';
import type { PlanMilestoneRow, PlanRow, Reader, StudySessionRow } from '@/lib/db/schema';
import { listSessions } from '@/lib/db/sessions-repository';
import { env } from '@/lib/env';
import { instantOfMilliseconds } from '@/lib/time/clock';
import { learningPathSchema } from './learning-path-schema';
import { currentTopics } from './stored-revision';

/** What a plan's feed is made from: its rows, and what was read from them. */
export interface FeedSource {
  readonly plan: Pick<PlanRow, 'id' | 'title' | 'zone' | 'updatedAt'>;
  readonly path: LearningPath;
  /** Earlier copies of the path, newest first. */
  readonly formerPaths: readonly LearningPath[];
  readonly topics: readonly PlannedTopic[];
  readonly sessions: readonly StudySessionRow[];
  readonly milestones: readonly PlanMilestoneRow[];
  /** What the feed shows and how; everything, as it is, where absent. */
  readonly style?: FeedStyle;
  readonly phases?: readonly FeedPhase[];
}

/** The plan's rows as its feed shows them. Throws where one of its paths cannot be read. */
export async function readFeedSource(reader: Reader, plan: AuthorizedPlan): Promise<FeedSource> {
  const paths = await listPathsEver(reader, plan);
  return {
    plan,
    path: learningPathSchema.parse(plan.path),
    formerPaths: paths.map((path) => learningPathSchema.parse(path)),
    // As the newest revision holds it: what is reported in the meantime leaves the feed alone.
    topics: await currentTopics(reader, plan),
    sessions: await listSessions(reader, plan),
    milestones: await listMilestones(reader, plan),
  };
}

export function planFeedInput(source: FeedSource): PlanFeedInput {
  const { plan, path, formerPaths, topics, sessions, milestones, style, phases } = source;
  const depths = new Map(topics.map(({ topicId, depth }) => [topicId, depth]));
  return {
    planId: plan.id,
    title: plan.title,
    zone: plan.zone,
    path,
    formerPaths,
    sessions: sessions.map((row) => ({
      id: row.id,
      kind: row.kind,
      topicId: row.topicId,
      phaseId: row.phaseId,
      part: row.part,
      parts: row.parts,
      start: instantOfMilliseconds(row.startAt.getTime()),
      minutes: row.minutes,
      depth: depths.get(row.topicId) ?? 0,
      ...changesOf(row),
    })),
    milestones: milestones.map((row) => ({
      id: row.id,
      phaseId: row.phaseId,
      day: parseDay(row.day) as CivilDay,
      ...changesOf(row),
    })),
    revisedAt: plan.updatedAt.getTime(),
    appUrl: env().APP_URL,
    ...(style && { style }),
    ...(phases && { phases }),
  };
}

function changesOf({ createdAt, changedAt, sequence }: StudySessionRow | PlanMilestoneRow) {
  return { createdAt: createdAt.getTime(), changedAt: changedAt.getTime(), sequence };
}
