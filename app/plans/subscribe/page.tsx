import type { Metadata } from 'next';
import Link from 'next/link';
import { currentOwner } from '@/lib/auth/owner';
import { viewFeeds } from '@/lib/usecases/view-feeds';
import { requestDateStyle } from '../../_components/request-date-style';
import { readQuery, type SearchParams } from '../[id]/subscribe/read-query';
import { SubscribeView } from '../[id]/subscribe/subscribe-view';

interface AllPlansPageProps {
  readonly searchParams: Promise<SearchParams>;
}

export const metadata: Metadata = {
  title: 'All plans in your calendar',
  robots: { index: false, follow: false },
};

/** One feed for all plans of a person, those to come included. */
export default async function AllPlansPage({ searchParams }: AllPlansPageProps) {
  const ownerId = await currentOwner();
  const view = ownerId === null ? null : await viewFeeds({ ownerId, planId: null });
  return (
    <div className="page pt-4 sm:pt-8">
      <p>
        <Link href="/plans" className="link inline-flex min-h-9 items-center text-sm">
          My plans
        </Link>
      </p>
      <h1 className="text-3xl font-semibold">All plans in your calendar</h1>
      <p className="mt-2 max-w-[62ch] text-lg text-ink-soft">
        One feed with the sessions of every plan you have. Plans that you make later join it, and
        deleted ones leave it.
      </p>
      <h2 className="sr-only">Subscribe</h2>
      {view === null ? (
        <p className="mt-6">
          Save a plan first.{' '}
          <Link href="/" className="link">
            Make a plan
          </Link>
        </p>
      ) : (
        <SubscribeView
          planId={null}
          view={view}
          source={{ sessions: null }}
          query={readQuery(await searchParams)}
          style={await requestDateStyle()}
        />
      )}
    </div>
  );
}
