import type { FeedPhase } from '@/lib/calendar/plan-events';
import type { LearningPath } from '@/lib/core/path/learning-path';
import { wallTimeAt } from '@/lib/core/civil/offset-table';
import type { AuthorizedPlan } from '@/lib/db/authorized-plan';
import { listRevisedPlans } from '@/lib/db/revisions-repository';
import type { Reader } from '@/lib/db/schema';
import { offsetTableAround } from '@/lib/time/offset-table-of-zone';
import { learningPathSchema } from './learning-path-schema';
import { planSettingsSchema } from './plan-request';
import { revisedPlan, type RevisedPlan } from './stored-revision';

/**
 * The days of each phase's study. Their change data follow from the plan's revisions: they rise with each
 * revision that moved a phase's first or last day or renamed it, and with no other.
 */
export async function feedPhases(
  reader: Reader,
  plan: AuthorizedPlan,
): Promise<readonly FeedPhase[]> {
  const known = new Map<string, FeedPhase & { readonly title: string }>();
  let shown: readonly string[] = [];
  let path: LearningPath | null = null;
  for (const revision of await listRevisedPlans(reader, plan)) {
    const at = revision.createdAt.getTime();
    if (revision.path !== null) path = learningPathSchema.parse(revision.path);
    const { learner } = planSettingsSchema.parse(revision.request);
    const titles = new Map(path?.phases.map(({ id, title }) => [id, title]));
    const spans = phaseSpans(revisedPlan(revision), learner.zone);
    for (const [phaseId, { firstDay, endDay }] of spans) {
      const was = known.get(phaseId);
      const title = titles.get(phaseId) ?? was?.title ?? '';
      const isSame = was?.firstDay === firstDay && was.endDay === endDay && was.title === title;
      // One that comes back has changed too, for whoever kept it.
      if (isSame && shown.includes(phaseId)) continue;
      const sequence = was ? was.sequence + 1 : 0;
      const createdAt = was?.createdAt ?? at;
      known.set(phaseId, { phaseId, firstDay, endDay, title, createdAt, changedAt: at, sequence });
    }
    shown = [...spans.keys()];
  }
  return shown.flatMap((phaseId) => known.get(phaseId) ?? []);
}

function phaseSpans(
  { sessions }: RevisedPlan,
  zone: string,
): ReadonlyMap<string, Pick<FeedPhase, 'firstDay' | 'endDay'>> {
  const study = sessions.filter(({ kind }) => kind === 'study');
  if (study.length === 0) return new Map();
  const offsets = offsetTableAround(
    zone,
    study.map(({ start }) => start),
  );
  const spans = new Map<string, { firstDay: number; endDay: number }>();
  for (const { phaseId, start } of study) {
    const { day } = wallTimeAt(offsets, start);
    const { firstDay, endDay } = spans.get(phaseId) ?? { firstDay: day, endDay: day + 1 };
    spans.set(phaseId, { firstDay: Math.min(firstDay, day), endDay: Math.max(endDay, day + 1) });
  }
  return spans;
}
