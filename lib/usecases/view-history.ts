import { MINUTES_PER_DAY, type CivilDay, type WallMinute } from '@/lib/core/civil/civil';
import { wallTimeAt } from '@/lib/core/civil/offset-table';
import type { PlannedSession } from '@/lib/core/schedule/plan';
import { instantOfMilliseconds } from '@/lib/time/clock';
import { offsetTableAround, wallTimeInZone } from '@/lib/time/offset-table-of-zone';
import type { PlanOfOwner } from '@/lib/db/revisions-repository';
import { compareRevisions, type ComparedRevision } from './compare-revisions';
import { listRevisions } from './list-revisions';
import { sessionTitles } from './session-title';
import type { RevisionView } from './stored-revision';

/** A revision with its time on the wall clock of the plan's zone. */
export interface DatedRevision extends RevisionView {
  readonly day: CivilDay;
  readonly minute: WallMinute;
}

/** The revisions of the owner's plan, newest first; null where the owner has no such plan. */
export async function viewHistory(
  target: PlanOfOwner,
  zone: string,
): Promise<readonly DatedRevision[] | null> {
  const revisions = await listRevisions(target);
  return (
    revisions?.map((revision) => ({
      ...revision,
      ...wallTimeInZone(zone, instantOfMilliseconds(revision.at)),
    })) ?? null
  );
}

/** When a session was or is, on the wall clock of its revision's zone. */
export interface SessionTime {
  readonly day: CivilDay;
  readonly from: WallMinute;
  /** Beyond 1440 where it ends on the next day. */
  readonly to: WallMinute;
}

/** A session that is not the same in two revisions. */
export interface ChangedSession extends Pick<PlannedSession, 'id' | 'kind' | 'part' | 'parts'> {
  readonly title: string;
  /** Null in the revision that does not have it. */
  readonly before: SessionTime | null;
  readonly after: SessionTime | null;
}

export interface ComparisonView {
  readonly from: ComparedRevision;
  readonly to: ComparedRevision;
  readonly moved: readonly ChangedSession[];
  readonly added: readonly ChangedSession[];
  readonly removed: readonly ChangedSession[];
  readonly settingsChanged: boolean;
  readonly pathChanged: boolean;
}

/** Any two revisions of the owner's plan side by side; null where there is no such plan or revision. */
export async function viewComparison(
  input: PlanOfOwner & { readonly from: number; readonly to: number },
): Promise<ComparisonView | null> {
  const compared = await compareRevisions(input);
  if (!compared) return null;
  const { from, to, changes, settingsChanged, pathChanged } = compared;
  const [before, after] = [timesOf(from), timesOf(to)];
  const [oldTitle, newTitle] = [sessionTitles(from.path), sessionTitles(to.path)];
  const named = ({ id, kind, part, parts }: PlannedSession, title: string) => ({
    id,
    kind,
    part,
    parts,
    title,
  });
  return {
    from,
    to,
    moved: changes.moved.map((one) => ({
      ...named(one.after, newTitle(one.after)),
      before: before(one.before),
      after: after(one.after),
    })),
    added: changes.added.map((one) => ({
      ...named(one, newTitle(one)),
      before: null,
      after: after(one),
    })),
    removed: changes.removed.map((one) => ({
      ...named(one, oldTitle(one)),
      before: before(one),
      after: null,
    })),
    settingsChanged,
    pathChanged,
  };
}

function timesOf({ settings, plan }: ComparedRevision): (session: PlannedSession) => SessionTime {
  const starts = plan.sessions.map(({ start }) => start);
  const offsets = offsetTableAround(settings.learner.zone, starts);
  return ({ start, minutes }) => {
    const from = wallTimeAt(offsets, start);
    const to = wallTimeAt(offsets, start + minutes);
    return {
      day: from.day,
      from: from.minute,
      to: to.minute + (to.day - from.day) * MINUTES_PER_DAY,
    };
  };
}
