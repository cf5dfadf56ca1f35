import type { PlanView } from '@/lib/usecases/view-plan';
import { CopyAddress } from './copy-address';

interface SubscribePanelProps {
  readonly feed: PlanView['feed'];
}

/** One click for each calendar, with how soon each of them follows a change. */
export function SubscribePanel({ feed }: SubscribePanelProps) {
  const choices = [
    { name: 'Add to Google Calendar', href: feed.google, follows: 'follows within 4 to 24 h' },
    { name: 'Apple Calendar', href: feed.webcal, follows: 'follows as often as you set there' },
    { name: 'Outlook.com', href: feed.outlook, follows: 'follows after 3 h or more' },
    { name: 'Microsoft 365', href: feed.office, follows: 'follows after 3 h or more' },
  ];
  return (
    <section id="subscribe" aria-labelledby="subscribe-heading" className="no-print">
      <h2 id="subscribe-heading" className="text-xl font-semibold">
        Subscribe
      </h2>
      {feed.reachable ? (
        <p className="mt-1 text-ink-soft">
          Your calendar shows every session and follows when the plan moves.
        </p>
      ) : (
        <Unreachable />
      )}
      <ul className="mt-3 border-t border-line">
        {choices.map(({ name, href, follows }) => (
          <li key={name} className="border-b border-line">
            <a
              href={href}
              {...(href.startsWith('https:') ? { target: '_blank', rel: 'noreferrer' } : {})}
              className="group block py-3"
            >
              <span className="flex items-baseline justify-between gap-3 text-lg font-semibold">
                <span className="decoration-1 underline-offset-4 group-hover:underline">
                  {name}
                </span>
                <svg
                  width="9"
                  height="14"
                  viewBox="0 0 9 14"
                  aria-hidden="true"
                  className="shrink-0"
                >
                  <path
                    d="M1.5 1.5 7 7l-5.5 5.5"
                    fill="none"
                    stroke="var(--accent)"
                    strokeWidth="2"
                  />
                </svg>
              </span>
              <span className="block text-sm text-ink-soft">{follows}</span>
            </a>
          </li>
        ))}
      </ul>
      <div className="mt-5">
        <CopyAddress address={feed.https} />
        <p className="mt-2 text-sm text-ink-soft">
          For Thunderbird, which follows every 30&nbsp;min, and every other calendar. Whoever has
          this address can read the plan.
        </p>
      </div>
      <p className="mt-3">
        <a href={feed.https} download className="link inline-flex min-h-9 items-center">
          Download as a file (.ics)
        </a>
        <span className="block text-sm text-ink-soft">A file does not follow later changes.</span>
      </p>
      <details className="mt-3">
        <summary className="link inline-flex min-h-9 items-center">
          Google Calendar, step by step
        </summary>
        <ol className="mt-1 grid list-decimal gap-1.5 pl-5">
          <li>Copy the address above.</li>
          <li>Open Google Calendar on a computer; its phone apps cannot add an address.</li>
          <li>At the left, beside “Other calendars”, choose the plus sign, then “From URL”.</li>
          <li>Paste the address and choose “Add calendar”.</li>
        </ol>
      </details>
    </section>
  );
}

function Unreachable() {
  return (
    <div className="mt-2 rounded-lg bg-sunken px-4 py-3">
      <p className="font-semibold">Google cannot reach this address.</p>
      <p className="mt-1 text-sm">
        Paceline runs where only this computer or network sees it, so Google, Outlook.com and
        Microsoft&nbsp;365 cannot fetch the plan. To publish it, serve Paceline under a public https
        name, set <code className="font-semibold">APP_URL</code> to that name and start it again.
        Until then, calendars on this computer can subscribe, and the file below works everywhere.
      </p>
    </div>
  );
}
