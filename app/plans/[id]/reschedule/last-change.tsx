import { currentOwner } from '@/lib/auth/owner';
import { listRevisions } from '@/lib/usecases/list-revisions';
import type { RevisionView } from '@/lib/usecases/stored-revision';
import { undoFromPage } from './actions';
import { revisionText } from './revision-text';
import { SubmitButton } from './submit-button';

/** What the plan's last change was, and the way back; it stays until the next change. */
export async function LastChange({ planId }: { readonly planId: string }) {
  const ownerId = await currentOwner();
  const revisions = ownerId === null ? null : await listRevisions({ planId, ownerId });
  const [newest, previous] = revisions ?? [];
  if (!newest || newest.summary === null) return null;
  const isRedo = restores(newest) > restores(previous) && previous?.reason === 'undone';
  const isUndo = newest.reason === 'undone' && !isRedo;
  return (
    <form
      action={undoFromPage}
      className="no-print mb-6 flex flex-wrap items-center gap-x-4 gap-y-1 rounded-lg bg-sunken px-4 py-2"
    >
      <input type="hidden" name="planId" value={planId} />
      <input type="hidden" name="expectedRevision" value={newest.number} />
      {isUndo && <input type="hidden" name="to" value={newest.number - 1} />}
      <p role="status" className="min-w-0">
        {revisionText(isRedo ? { ...newest, reason: 'restored' } : newest)} Your calendar follows
        when it next looks.
      </p>
      <SubmitButton className="link min-h-9 font-semibold" pending={isUndo ? 'Redoing' : 'Undoing'}>
        {isUndo ? 'Redo' : 'Undo'}
      </SubmitButton>
    </form>
  );
}

/** Which revision an undo went back to; 0 for what is none. */
function restores(revision: RevisionView | undefined): number {
  return revision?.summary?.restores ?? 0;
}
