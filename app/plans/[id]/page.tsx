import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { deleteFromPage } from '../../actions';
import { requestDateStyle } from '../../_components/request-date-style';
import { NextSession } from './next-session';
import { ownPlan } from './own-plan';
import { OpenLine } from './open-line';
import { PhaseTable } from './phase-table';
import { LastChange } from './reschedule/last-change';
import { JustMarked } from './session-marks';
import { SessionWeeks } from './session-weeks';
import { SubscribePanel } from './subscribe-panel';

interface PlanPageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata({
  params,
}: Pick<PlanPageProps, 'params'>): Promise<Metadata> {
  const view = await ownPlan((await params).id);
  return {
    title: view?.title ?? 'Not found',
    description: view ? `A study plan of ${view.path.title}.` : null,
    robots: { index: false, follow: false },
  };
}

export default async function PlanPage({ params, searchParams }: PlanPageProps) {
  const view = await ownPlan((await params).id);
  if (view === null) notFound();
  const style = await requestDateStyle();
  const { marked } = await searchParams;
  const justMarked = view.sessions.find(({ id }) => id === marked);
  // On a narrow screen a new plan offers the calendar first, a running one the rest of the week.
  const isNew = view.doneMinutes === 0 && view.today < view.startDay;
  const beside = (
    <aside
      aria-label="Calendar and phases"
      className="grid content-start gap-12 lg:col-start-2 lg:row-span-2 lg:row-start-1"
    >
      <SubscribePanel view={view} dateStyle={style} />
      <PhaseTable view={view} dateStyle={style} />
    </aside>
  );
  return (
    <>
      {justMarked ? (
        <JustMarked view={view} session={justMarked} />
      ) : (
        <LastChange planId={view.id} />
      )}
      <OpenLine view={view} dateStyle={style} />
      <div className="grid gap-x-16 gap-y-12 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr]">
        <NextSession view={view} dateStyle={style} />
        {isNew && beside}
        <SessionWeeks view={view} dateStyle={style} />
        {!isNew && beside}
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
    </>
  );
}
