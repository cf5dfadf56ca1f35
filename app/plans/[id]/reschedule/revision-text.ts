import type { RevisionView } from '@/lib/usecases/stored-revision';
import { counted, listText } from '../../../_components/format-dates';

const REASONS: Readonly<Record<RevisionView['reason'], string>> = {
  created: 'The plan was made',
  renamed: 'Renamed',
  deleted: 'Deleted',
  restored: 'Brought back',
  replanned: 'Fitted again',
  away: 'Fitted around days away',
  moved: 'Moved by hand',
  settings: 'Fitted to other settings',
  topics: 'Fitted to other topics',
  path: 'Fitted to the newest learning path',
  undone: 'Undone',
};

/** What a revision was and what it moved: `Fitted again: 6 sessions moved and 1 new.` */
export function revisionText({ reason, summary }: RevisionView): string {
  const name = REASONS[reason];
  if (summary === null) return `${name}.`;
  const { moved, added, removed } = summary;
  const parts = [
    moved > 0 ? `${counted(moved, 'session')} moved` : '',
    added > 0 ? `${added} new` : '',
    removed > 0 ? `${removed} gone` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? `${name}: no session moved.` : `${name}: ${listText(parts)}.`;
}
