import Link from 'next/link';
import { currentOwner } from '@/lib/auth/owner';
import { viewFeeds } from '@/lib/usecases/view-feeds';
import type { PlanView } from '@/lib/usecases/view-plan';
import type { DateStyle } from '../../_components/format-dates';
import { subscribeHref } from './subscribe/address';
import { Freshness } from './subscribe/freshness';

interface SubscribePanelProps {
  readonly view: PlanView;
  readonly dateStyle: DateStyle;
}

/** The way to the plan in the person's own calendar, and which calendars have it. */
export async function SubscribePanel({ view, dateStyle }: SubscribePanelProps) {
  const ownerId = await currentOwner();
  const feeds = ownerId === null ? null : await viewFeeds({ ownerId, planId: view.id });
  const fetched = feeds?.feeds.filter(({ fetches }) => fetches.length > 0) ?? [];
  return (
    <section id="subscribe" aria-labelledby="subscribe-heading" className="no-print">
      <h2 id="subscribe-heading" className="text-xl font-semibold">
        Subscribe
      </h2>
      {fetched.length === 0 ? (
        <p className="mt-1 text-ink-soft">
          See every session in Google, Apple, Outlook or another calendar. It follows when the plan
          moves.
        </p>
      ) : (
        fetched.map((feed) => (
          <Freshness
            key={feed.id}
            feed={feed}
            source={{ sessions: view.sessions.length }}
            dating={{ style: dateStyle, today: view.today }}
          />
        ))
      )}
      <p className="mt-4">
        <Link
          href={subscribeHref(view.id)}
          className={`button ${fetched.length === 0 ? 'button-primary' : ''}`}
        >
          {fetched.length === 0 ? 'Add to your calendar' : 'Calendars and feeds'}
        </Link>
      </p>
    </section>
  );
}
