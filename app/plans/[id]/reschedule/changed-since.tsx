import { wallTimeAt } from '@/lib/core/civil/offset-table';
import { listRevisions } from '@/lib/usecases/list-revisions';
import type { RevisionView } from '@/lib/usecases/stored-revision';
import { clockTime, weekdayDay } from '../../../_components/format-dates';
import type { Asked } from './address';
import type { Words } from './option-texts';
import { revisionText } from './revision-text';

interface ChangedSinceProps {
  readonly target: { readonly ownerId: string; readonly planId: string };
  readonly asked: Asked;
  readonly words: Words;
}

/** Why the person sees this page again: what changed meanwhile, and that nothing was accepted yet. */
export async function ChangedSince({ target, asked: { answer, since }, words }: ChangedSinceProps) {
  if (answer === undefined || answer === 'unchanged') return null;
  const revisions = answer === 'stale' ? await listRevisions(target) : null;
  const later = (revisions ?? []).filter(({ number }) => number > (since ?? Infinity));
  return (
    <div role="status" className="mt-2 rounded-lg bg-sunken px-4 py-3">
      <p>
        {TEXTS[answer]} Nothing was accepted yet; this is the same choice for the plan as it is now.
      </p>
      {later.length > 0 && (
        <ul className="mt-1 text-ink-soft">
          {later.map((revision) => (
            <li key={revision.number}>
              {timeOf(revision, words)}: {revisionText(revision)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const TEXTS = {
  stale: 'The plan changed elsewhere while this page was open.',
  changed: 'Time has passed, or something was reported, since this page was shown.',
  refused: 'A session has begun meanwhile, so the choice does not fit any more as it was.',
} as const;

const MILLISECONDS_PER_MINUTE = 60_000;

function timeOf({ at }: RevisionView, { proposal, style, today }: Words): string {
  const { offsets } = proposal.current.request.problem;
  const { day, minute } = wallTimeAt(offsets, Math.floor(at / MILLISECONDS_PER_MINUTE));
  return `${weekdayDay(day, style, today)}, ${clockTime(minute, style)}`;
}
