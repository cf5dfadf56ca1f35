import Link from 'next/link';
import type { ReactNode } from 'react';
import type { DatedFeed } from '@/lib/usecases/view-feeds';
import { listText } from '../../../_components/format-dates';
import { SubmitButton } from '../reschedule/submit-button';
import { renewFromPage, stopFromPage } from './actions';
import { subscribeHref } from './address';
import { FeedForm } from './feed-form';
import type { Dating, FeedSource } from './fetch-text';
import { Freshness } from './freshness';
import { feedName, optionsText } from './option-text';

interface FeedListProps {
  readonly planId: string | null;
  readonly feeds: readonly DatedFeed[];
  /** The one that the page shows how to subscribe to. */
  readonly shownId: string | undefined;
  readonly source: FeedSource;
  readonly dating: Dating;
}

/** Every feed with what it shows and what fetched it, and the ways to change it. */
export function FeedList({ feeds, ...rest }: FeedListProps) {
  return (
    <ul className="mt-4 border-t border-line">
      {feeds.map((feed) => (
        <FeedItem key={feed.id} feed={feed} {...rest} />
      ))}
    </ul>
  );
}

interface FeedItemProps extends Omit<FeedListProps, 'feeds'> {
  readonly feed: DatedFeed;
}

function FeedItem({ planId, feed, shownId, source, dating }: FeedItemProps) {
  const name = feedName(feed.name, planId === null);
  const isShown = feed.id === shownId;
  return (
    <li className="border-b border-line py-5">
      <h4 className="text-lg font-semibold break-words">{name}</h4>
      <p className="text-ink-soft">{optionsText(feed.options)}</p>
      {!isShown && <Freshness feed={feed} source={source} dating={dating} />}
      <div className="mt-1 flex flex-wrap gap-x-6">
        {!isShown && (
          <Link
            href={subscribeHref(planId, { feed: feed.id })}
            className="link inline-flex min-h-9 items-center text-sm"
          >
            Subscribe to it<span className="sr-only">: {name}</span>
          </Link>
        )}
        <Unfolding text="Change what it shows" of={name}>
          <FeedForm
            planId={planId}
            feedId={feed.id}
            saved={{ name: feed.name ?? '', options: feed.options }}
          />
        </Unfolding>
        <Unfolding text="Renew the address" of={name}>
          <p className="max-w-[62ch]">
            The feed gets a new address, and the present one is found no more. {losersText(feed)}{' '}
            Subscribe again there with the new address.
          </p>
          <FeedButton
            planId={planId}
            feedId={feed.id}
            action={renewFromPage}
            text="Renew now"
            pending="Renewing"
          />
        </Unfolding>
        <Unfolding text="Stop this feed" of={name}>
          <p className="max-w-[62ch]">
            Its address is found no more, for good. {losersText(feed)} What they show already stays
            until it is removed there.
          </p>
          <FeedButton
            planId={planId}
            feedId={feed.id}
            action={stopFromPage}
            text="Stop it now"
            pending="Stopping"
          />
        </Unfolding>
      </div>
    </li>
  );
}

/** Who fetched it and will get nothing more. */
function losersText({ fetches }: DatedFeed): string {
  if (fetches.length === 0) return 'No calendar has fetched it so far.';
  // One of no known kind is 'Another calendar', which is no name.
  const names = fetches.map(({ name }, index) =>
    index > 0 ? name.replace(/^Another /, 'another ') : name,
  );
  return `${listText(names)} no longer ${names.length === 1 ? 'gets' : 'get'} changes from it.`;
}

interface UnfoldingProps {
  readonly text: string;
  readonly of: string;
  readonly children: ReactNode;
}

/** A step of its own before anything is changed. */
function Unfolding({ text, of, children }: UnfoldingProps) {
  return (
    <details className="open:order-last open:basis-full">
      <summary className="link inline-flex min-h-9 items-center text-sm">
        {text}
        <span className="sr-only">: {of}</span>
      </summary>
      <div className="pt-3 pb-4">{children}</div>
    </details>
  );
}

interface FeedButtonProps {
  readonly planId: string | null;
  readonly feedId: string;
  readonly action: (form: FormData) => Promise<never>;
  readonly text: string;
  readonly pending: string;
}

function FeedButton({ planId, feedId, action, text, pending }: FeedButtonProps) {
  return (
    <form action={action} className="mt-3">
      <input type="hidden" name="planId" value={planId ?? ''} />
      <input type="hidden" name="feedId" value={feedId} />
      <SubmitButton className="button" pending={pending}>
        {text}
      </SubmitButton>
    </form>
  );
}
