import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { currentOwner } from '@/lib/auth/owner';
import { viewFeeds } from '@/lib/usecases/view-feeds';
import { requestDateStyle } from '../../../_components/request-date-style';
import { ownPlan } from '../own-plan';
import { pushHref } from '../push/push-href';
import { readQuery, type SearchParams } from './read-query';
import { SubscribeView } from './subscribe-view';

interface SubscribePageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export const metadata: Metadata = { title: 'Subscribe', robots: { index: false, follow: false } };

/** The plan in the person's own calendar: how it gets there, and whether it did. */
export default async function SubscribePage({ params, searchParams }: SubscribePageProps) {
  const planId = (await params).id;
  const ownerId = await currentOwner();
  const plan = await ownPlan(planId);
  const view = ownerId === null ? null : await viewFeeds({ ownerId, planId });
  if (plan === null || view === null) notFound();
  return (
    <>
      <h2 className="text-2xl font-semibold">Subscribe</h2>
      <p className="mt-1 max-w-[62ch] text-lg text-ink-soft">
        Your calendar shows every session and follows when the plan moves.
      </p>
      <p className="mt-1 max-w-[62ch] text-sm text-ink-soft">
        On iCloud, Fastmail, Nextcloud or another CalDAV server it can be{' '}
        <Link href={pushHref(planId)} className="link">
          written straight into your calendar
        </Link>
        , within seconds of a change.
      </p>
      <SubscribeView
        planId={planId}
        view={view}
        source={{ sessions: plan.sessions.length }}
        query={readQuery(await searchParams)}
        style={await requestDateStyle()}
      />
    </>
  );
}
