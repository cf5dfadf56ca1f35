import Link from 'next/link';
import { DEFAULT_FEED_OPTIONS } from '@/lib/usecases/feed-options';
import type { DatedFeed, FeedsView } from '@/lib/usecases/view-feeds';
import type { DateStyle } from '../../../_components/format-dates';
import { subscribeHref, type DoneKind, type SubscribeQuery } from './address';
import { Choices } from './choices';
import { FeedForm } from './feed-form';
import { FeedList } from './feed-list';
import { feedsStamp } from './feeds-stamp';
import { FetchStatus } from './fetch-status';
import type { FeedSource } from './fetch-text';
import { FetchWatch } from './fetch-watch';
import { feedName } from './option-text';
import { OtherDevice } from './other-device';

interface SubscribeViewProps {
  /** Null for the feeds of all plans. */
  readonly planId: string | null;
  readonly view: FeedsView;
  readonly source: FeedSource;
  readonly query: SubscribeQuery;
  readonly style: DateStyle;
}

/** How to subscribe to one of the feeds, whether it arrives, and all feeds to manage. */
export function SubscribeView({ planId, view, source, query, style }: SubscribeViewProps) {
  const { feeds, today } = view;
  const shown = feeds.find(({ id }) => id === query.feed) ?? feeds[0];
  const dating = { style, today };
  return (
    <>
      <FetchWatch planId={planId} stamp={feedsStamp(feeds)} />
      <p role="status" className={query.done ? 'mt-4 rounded-lg bg-sunken px-4 py-3' : ''}>
        {query.done && DONE_TEXTS[query.done]}
      </p>
      {shown && (
        <>
          {feeds.length > 1 && <FeedSwitch planId={planId} feeds={feeds} shownId={shown.id} />}
          {!shown.addresses.reachable && <Unreachable address={shown.addresses.https} />}
          <div className="mt-6 grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_21rem] lg:grid-rows-[auto_1fr]">
            <div className="lg:row-span-2">
              <Choices addresses={shown.addresses} />
            </div>
            <FetchStatus planId={planId} feed={shown} source={source} dating={dating} />
            <OtherDevice addresses={shown.addresses} />
          </div>
        </>
      )}
      <section id="feeds" aria-labelledby="feeds-heading" className="mt-14">
        <h3 id="feeds-heading" className="text-xl font-semibold">
          {planId === null ? 'Feeds of all plans' : 'Feeds of this plan'}
        </h3>
        <p className="mt-1 max-w-[62ch] text-ink-soft">
          {shown
            ? 'Each feed has an address of its own and can show something else: a private one for a calendar at work, for one. Whoever has an address can read what the feed shows.'
            : 'There is none at present. Add one to subscribe to it.'}
        </p>
        {shown && (
          <FeedList
            planId={planId}
            feeds={feeds}
            shownId={shown.id}
            source={source}
            dating={dating}
          />
        )}
        <details className="group/new mt-5" open={!shown}>
          <summary className="button">Add a feed</summary>
          <div className="pt-6">
            <FeedForm
              // Empty again once its feed is in the list.
              key={feeds.length}
              planId={planId}
              feedId={null}
              saved={{ name: '', options: DEFAULT_FEED_OPTIONS }}
            />
          </div>
        </details>
      </section>
    </>
  );
}

const DONE_TEXTS = {
  added: 'The feed was added. Subscribe to it below.',
  changed: 'Saved. Calendars that subscribed follow when they look next.',
  renewed: 'The address was renewed. Subscribe again with the new one below.',
  stopped: 'The feed was stopped.',
  gone: 'That feed is no longer here.',
  full: 'There are as many feeds as there can be. Stop one that is not used, then add another.',
} as const satisfies Record<DoneKind, string>;

interface FeedSwitchProps {
  readonly planId: string | null;
  readonly feeds: readonly DatedFeed[];
  readonly shownId: string;
}

function FeedSwitch({ planId, feeds, shownId }: FeedSwitchProps) {
  return (
    <nav aria-label="Feeds" className="mt-4">
      <ul className="-mx-1 flex flex-wrap gap-x-3">
        {feeds.map(({ id, name }) => (
          <li key={id} className="max-w-full">
            <Link
              href={subscribeHref(planId, { feed: id })}
              aria-current={id === shownId ? 'page' : undefined}
              className="tab max-w-full break-words"
            >
              {feedName(name, planId === null)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Unreachable({ address }: { readonly address: string }) {
  return (
    <div className="mt-4 max-w-4xl rounded-lg bg-sunken px-5 py-4">
      <p className="font-semibold">Google cannot reach this address.</p>
      <p className="mt-1 text-sm">
        Paceline runs at {new URL(address).origin}, where only this computer or network sees it, so
        Google, Outlook.com and Microsoft&nbsp;365 cannot fetch the feed. To publish it, serve
        Paceline under a public https name, set <code className="font-semibold">APP_URL</code> to
        that name and start it again. Until then, calendars on this computer can subscribe, and the
        file works everywhere.
      </p>
    </div>
  );
}
