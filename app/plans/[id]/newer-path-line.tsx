import Link from 'next/link';
import type { PlanView } from '@/lib/usecases/view-plan';
import { OnTabs } from './plan-tabs';

/** That the learning path has changed since the plan took it, and the way to how; nothing when not. */
export function NewerPathLine({ view: { id, hasNewerPath } }: { readonly view: PlanView }) {
  if (!hasNewerPath) return null;
  return (
    <OnTabs except="path">
      <p className="no-print mt-4 max-w-[62ch]">
        The learning path has changed since this plan took it.{' '}
        <Link href={`/plans/${id}/path`} className="link font-semibold">
          See what is different
        </Link>
      </p>
    </OnTabs>
  );
}
