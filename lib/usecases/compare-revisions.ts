import type { LearningPath } from '@/lib/core/path/learning-path';
import { diff, type PlanDiff } from '@/lib/core/schedule/diff';
import { currentDatabase } from '@/lib/db/current-database';
import { findOwnedPlan } from '@/lib/db/plans-repository';
import { findRevision, type PlanOfOwner, type RevisionOfPlan } from '@/lib/db/revisions-repository';
import { learningPathSchema } from './learning-path-schema';
import { planSettingsSchema, type PlanSettings } from './plan-request';
import { revisedPlan, revisionView, type RevisedPlan, type RevisionView } from './stored-revision';

/** A revision with what it held. Session ids are those within the plan. */
export interface ComparedRevision {
  readonly revision: RevisionView;
  readonly settings: PlanSettings;
  readonly path: LearningPath;
  readonly plan: RevisedPlan;
}

export interface RevisionComparison {
  readonly from: ComparedRevision;
  readonly to: ComparedRevision;
  /** What of the sessions of `from` is different in `to`. */
  readonly changes: PlanDiff;
  readonly settingsChanged: boolean;
  readonly pathChanged: boolean;
}

/** Any two revisions of the owner's plan; null where there is no such plan or revision. */
export async function compareRevisions(
  input: PlanOfOwner & { readonly from: number; readonly to: number },
): Promise<RevisionComparison | null> {
  const database = await currentDatabase();
  const found = await database.read(async (reader) => {
    const plan = await findOwnedPlan(reader, input);
    if (!plan) return null;
    return {
      from: await findRevision(reader, plan, input.from),
      to: await findRevision(reader, plan, input.to),
    };
  });
  if (!found?.from || !found.to) return null;
  const [from, to] = [comparedRevision(found.from), comparedRevision(found.to)];
  return {
    from,
    to,
    changes: diff(from.plan.sessions, to.plan.sessions),
    settingsChanged: JSON.stringify(from.settings) !== JSON.stringify(to.settings),
    pathChanged: found.from.pathHash !== found.to.pathHash,
  };
}

function comparedRevision({ revision, path }: RevisionOfPlan): ComparedRevision {
  return {
    revision: revisionView(revision),
    settings: planSettingsSchema.parse(revision.request),
    path: learningPathSchema.parse(path),
    plan: revisedPlan(revision),
  };
}
