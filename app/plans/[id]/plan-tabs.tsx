'use client';

import Link from 'next/link';
import { useSelectedLayoutSegment } from 'next/navigation';
import type { ReactNode } from 'react';

const TABS = [
  { segment: null, name: 'Today' },
  { segment: 'calendar', name: 'Calendar' },
  { segment: 'path', name: 'Path' },
  { segment: 'progress', name: 'Progress' },
  { segment: 'settings', name: 'Settings' },
] as const;

/** The plan's pages as links. */
export function PlanTabs({ planId }: { readonly planId: string }) {
  const chosen = useSelectedLayoutSegment();
  return (
    <nav aria-label="Plan" className="min-w-0">
      <ul className="-mx-1 flex flex-wrap gap-x-1 sm:gap-x-3">
        {TABS.map(({ segment, name }) => (
          <li key={name}>
            <Link
              href={segment === null ? `/plans/${planId}` : `/plans/${planId}/${segment}`}
              aria-current={segment === chosen ? 'page' : undefined}
              className="tab"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What the plan's own pages have, and those that lead away from them do not. */
export function OnTabs({
  except,
  children,
}: {
  /** A tab that says it itself. */
  readonly except?: string;
  readonly children: ReactNode;
}) {
  const chosen = useSelectedLayoutSegment();
  const isShown = chosen !== except && TABS.some(({ segment }) => segment === chosen);
  return isShown ? children : null;
}

/** Where the whole plan in one picture helps; the other pages need the room. */
const WITH_STRIP: readonly (string | null)[] = [null, 'path', 'progress'];

/** What only the pages with the strip have. */
export function OnOverview({ children }: { readonly children: ReactNode }) {
  return WITH_STRIP.includes(useSelectedLayoutSegment()) ? children : null;
}
