import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { currentOwner } from '@/lib/auth/owner';
import { parseDay } from '@/lib/core/civil/civil';
import { viewComparison, viewHistory } from '@/lib/usecases/view-history';
import { viewProgress } from '@/lib/usecases/view-progress';
import { counted } from '../../../_components/format-dates';
import { requestDateStyle } from '../../../_components/request-date-style';
import { ownPlan } from '../own-plan';
import { rescheduleHref } from '../reschedule/address';
import { Comparison } from './comparison';
import { History } from './history';
import { ProgressChart } from './progress-chart';
import { forecastText, missableText, standingText } from './progress-texts';

interface ProgressPageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export const metadata: Metadata = {
  title: 'Progress',
  robots: { index: false, follow: false },
};

const revisionNumber = z.coerce.number().int().min(1);
const comparedSchema = z.object({ from: revisionNumber, to: revisionNumber });

/** Where the learner stands, and how the plan came to be what it is. */
export default async function ProgressPage({ params, searchParams }: ProgressPageProps) {
  const { id } = await params;
  const [view, ownerId] = [await ownPlan(id), await currentOwner()];
  if (view === null || ownerId === null) notFound();
  const target = { planId: view.id, ownerId };
  const [progress, revisions] = [await viewProgress(target), await viewHistory(target, view.zone)];
  if (progress === null || revisions === null) notFound();
  const style = await requestDateStyle();
  const asked = comparedSchema.safeParse(await searchParams);
  const comparison = asked.success ? await viewComparison({ ...target, ...asked.data }) : null;
  const { today, open } = view;
  const deadlineDay = parseDay(view.settings.learner.deadline ?? '') ?? null;
  const stands = standingText(progress);
  const missable = missableText(progress, deadlineDay, style, today);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-14">
      <section aria-labelledby="standing-heading">
        <h2 id="standing-heading" className="text-2xl font-semibold">
          {stands}
        </h2>
        <p className="mt-3 max-w-[68ch] text-lg">{forecastText(progress, style, today)}</p>
        {missable && <p className="mt-2 max-w-[68ch]">{missable}</p>}
        {open.length > 0 && (
          <p className="mt-2 max-w-[68ch] text-ink-soft">
            {counted(open.length, 'session')} {open.length === 1 ? 'is' : 'are'} open and{' '}
            {open.length === 1 ? 'counts' : 'count'} as not done here.{' '}
            <Link href={rescheduleHref(view.id)} className="link">
              What got done?
            </Link>
          </p>
        )}
        <div className="mt-8">
          <ProgressChart view={progress} today={today} style={style} summary={stands} />
        </div>
      </section>
      <History
        planId={view.id}
        revisions={revisions}
        compared={asked.success ? asked.data : null}
        today={today}
        style={style}
      />
      {comparison && <Comparison comparison={comparison} today={today} style={style} />}
      {asked.success && comparison === null && (
        <p id="comparison">There is no such revision to compare.</p>
      )}
    </div>
  );
}
