import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { currentOwner } from '@/lib/auth/owner';
import { parseDay } from '@/lib/core/civil/civil';
import { viewPlan, type PlanView } from '@/lib/usecases/view-plan';
import { reviewMinutesOf } from '@/lib/usecases/week-plans';
import { deleteFromPage } from '../../actions';
import {
  counted,
  hoursText,
  longDay,
  percentText,
  type DateStyle,
} from '../../_components/format-dates';
import { requestDateStyle } from '../../_components/request-date-style';
import { Strip } from '../../_components/strip';
import { NextSession } from './next-session';
import { PhaseTable } from './phase-table';
import { PlanTitle } from './plan-title';
import { SessionWeeks } from './session-weeks';
import { SubscribePanel } from './subscribe-panel';

interface PlanPageProps {
  readonly params: Promise<{ readonly id: string }>;
}

/** The visitor's own plan, read once a request. */
const ownPlan = cache(async (id: string): Promise<PlanView | null> => {
  const ownerId = await currentOwner();
  return ownerId === null ? null : viewPlan(id, ownerId);
});

export async function generateMetadata({ params }: PlanPageProps): Promise<Metadata> {
  const view = await ownPlan((await params).id);
  return {
    title: view?.title ?? 'Not found',
    description: view ? `A study plan of ${view.path.title}.` : null,
    robots: { index: false, follow: false },
  };
}

export default async function PlanPage({ params }: PlanPageProps) {
  const view = await ownPlan((await params).id);
  if (view === null) notFound();
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
        <p className="mt-2 text-lg">{stateLine(view, style)}</p>
        <div className="mt-8">
          <Strip
            data={{
              weeks: view.weeks,
              path,
              plannedPhases: plan.phases,
              finishDay: plan.finishDay,
              deadlineDay: parseDay(view.settings.learner.deadline ?? '') ?? null,
              conflict: null,
              today,
            }}
            dateStyle={style}
          />
        </div>
      </header>

      <div className="mt-12 grid gap-x-16 gap-y-12 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr]">
        <NextSession view={view} dateStyle={style} />
        <aside
          aria-label="Calendar and phases"
          className="grid content-start gap-12 lg:col-start-2 lg:row-span-2 lg:row-start-1"
        >
          <SubscribePanel feed={view.feed} />
          <PhaseTable view={view} dateStyle={style} />
        </aside>
        <SessionWeeks view={view} dateStyle={style} />
      </div>

      <footer className="no-print mt-16 flex flex-wrap items-center gap-x-6 gap-y-2 border-t border-line pt-6">
        <form action={deleteFromPage}>
          <input type="hidden" name="planId" value={view.id} />
          <input type="hidden" name="title" value={view.title} />
          <button type="submit" className="button">
            Delete this plan
          </button>
        </form>
        <p className="text-sm text-ink-soft">
          It leaves the calendars that subscribed to it. You can undo this right afterwards.
        </p>
      </footer>
    </article>
  );
}

/** Where the plan stands, in one line: its study, with the hours of the reviews beside it. */
function stateLine({ plan, sessions, now, startDay, today }: PlanView, style: DateStyle): string {
  const study = sessions.filter(({ kind }) => kind === 'study' || kind === 'milestone');
  const reviews = reviewMinutesOf(plan);
  const plus = reviews > 0 ? ` plus ${hoursText(reviews)} of reviews` : '';
  const hours = `${hoursText(plan.totalMinutes)}${plus}`;
  const size = `${counted(study.length, 'session')}, ${hours}, depth ${percentText(plan.depth)}.`;
  const finish = longDay(plan.finishDay, style, today);
  const over = study.filter(({ end }) => end <= now).length;
  if (over === study.length) return `Finished ${finish}. ${size}`;
  if (over === 0 && today < startDay) {
    return `Starts ${longDay(startDay, style, today)}, finishes ${finish}. ${size}`;
  }
  return `Finishes ${finish}. ${over} of ${counted(study.length, 'session')} behind you. ${hours} in all, depth ${percentText(plan.depth)}.`;
}
