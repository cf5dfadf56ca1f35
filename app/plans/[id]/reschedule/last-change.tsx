import { currentOwner } from '@/lib/auth/owner';
import { listRevisions } from '@/lib/usecases/list-revisions';
import { undoFromPage } from './actions';
import { revisionText } from './revision-text';
import { SubmitButton } from './submit-button';

/** What the plan's last change was, and the way back; it stays until the next change. */
export async function LastChange({ planId }: { readonly planId: string }) {
  const ownerId = await currentOwner();
  const [newest] = ownerId === null ? [] : ((await listRevisions({ planId, ownerId })) ?? []);
  if (!newest || newest.summary === null) return null;
  const isUndo = newest.reason === 'undone';
  return (
    <form
      action={undoFromPage}
      className="no-print mb-6 flex flex-wrap items-center gap-x-4 gap-y-1 rounded-lg bg-sunken px-4 py-2"
    >
      <input type="hidden" name="planId" value={planId} />
      <input type="hidden" name="expectedRevision" value={newest.number} />
      {isUndo && <input type="hidden" name="to" value={newest.number - 1} />}
      <p role="status" className="min-w-0">
        {revisionText(newest)} Your calendar follows when it next looks.
      </p>
      <SubmitButton className="link min-h-9 font-semibold" pending={isUndo ? 'Redoing' : 'Undoing'}>
        {isUndo ? 'Redo' : 'Undo'}
      </SubmitButton>
    </form>
  );
}
