import Link from 'next/link';
import type { ReactNode } from 'react';
import { parseDay } from '@/lib/core/civil/civil';
import { requestDateStyle } from '../../_components/request-date-style';
import { Strip } from '../../_components/strip';
import { CollisionsLine } from './collisions-line';
import { NewerPathLine } from './newer-path-line';
import { ownPlan } from './own-plan';
import { stateLine } from './plan-state';
import { OnOverview, PlanTabs } from './plan-tabs';
import { PlanTitle } from './plan-title';
import { subscribeHref } from './subscribe/address';

interface PlanLayoutProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly children: ReactNode;
}

/** What all pages of a plan share: its name, where it stands, the ways to its pages, and its picture. */
export default async function PlanLayout({ params, children }: PlanLayoutProps) {
  const view = await ownPlan((await params).id);
  // Each page says for itself that there is nothing: what is shown then is the same for all.
  if (view === null) return children;
  const style = await requestDateStyle();
  const { plan, path, today } = view;
  return (
    <article className="page pt-4 sm:pt-8">
      <header>
        <PlanTitle
          key={view.revision}
          planId={view.id}
          title={view.title}
          revision={view.revision}
        />
        <OnOverview>
          <p className="mt-2 text-lg">{stateLine(view, style)}</p>
        </OnOverview>
        <div className="no-print mt-5 flex flex-wrap items-center justify-between gap-x-8 gap-y-3">
          <PlanTabs planId={view.id} />
          <p className="flex gap-3">
            <Link href={subscribeHref(view.id)} className="button">
              Subscribe
            </Link>
            <Link href={`/plans/${view.id}/reschedule`} className="button">
              Life happened
            </Link>
          </p>
        </div>
        <CollisionsLine view={view} />
        <NewerPathLine view={view} />
        <OnOverview>
          <div className="mt-4">
            <Strip
              data={{
                weeks: view.weeks,
                path,
                plannedPhases: plan.phases,
                finishDay: plan.finishDay,
                deadlineDay: parseDay(view.settings.learner.deadline ?? '') ?? null,
                conflict: null,
                today,
                marks: view.marks,
              }}
              dateStyle={style}
            />
          </div>
        </OnOverview>
      </header>
      <div className="mt-6">{children}</div>
    </article>
  );
}
