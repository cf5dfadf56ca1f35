import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { currentOwner } from '@/lib/auth/owner';
import { parseDay } from '@/lib/core/civil/civil';
import { busyByCalendar } from '@/lib/usecases/busy-times';
import { readCurrentProblem } from '@/lib/usecases/current-problem';
import { viewCalendar } from '@/lib/usecases/view-calendar';
import { requestDateStyle } from '../../../_components/request-date-style';
import { phaseColour } from '../../../_components/strip-layout';
import { ownPlan } from '../own-plan';
import { SessionWeeks } from '../session-weeks';
import { StudyCalendar } from './study-calendar';

interface CalendarPageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<Readonly<Record<string, unknown>>>;
}

/** The day to open at; anything else counts as none. */
const searchSchema = z.object({ day: z.string().transform(parseDay).optional().catch(undefined) });

export async function generateMetadata({ params }: CalendarPageProps): Promise<Metadata> {
  const view = await ownPlan((await params).id);
  return {
    title: view ? `Calendar, ${view.title}` : 'Not found',
    robots: { index: false, follow: false },
  };
}

export default async function CalendarPage({ params, searchParams }: CalendarPageProps) {
  const { id } = await params;
  const [view, ownerId] = [await ownPlan(id), await currentOwner()];
  const current =
    view && ownerId !== null ? await readCurrentProblem({ planId: view.id, ownerId }) : null;
  if (view === null || current === null || ownerId === null) notFound();
  const { day } = searchSchema.parse(await searchParams);
  const style = await requestDateStyle();
  const { rules } = current.request.problem;
  const next = view.sessions.find(({ end }) => end > view.now);
  return (
    <>
      <StudyCalendar
        planId={view.id}
        zone={view.zone}
        calendar={viewCalendar(view, current, await busyByCalendar(ownerId, view.zone))}
        colours={Object.fromEntries(
          view.path.phases.map((phase) => [phase.id, phaseColour(view.path, phase.id)]),
        )}
        lengths={{ step: rules.gridMinutes, least: rules.gridMinutes, most: rules.maxMinutes }}
        today={view.today}
        openAt={day ?? next?.day ?? view.plan.finishDay}
        dateStyle={style}
      />
      <div className="without-script mt-8">
        <SessionWeeks view={view} dateStyle={style} />
      </div>
    </>
  );
}
