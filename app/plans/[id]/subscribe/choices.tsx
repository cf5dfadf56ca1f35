import type { ReactNode } from 'react';
import type { FeedAddresses } from '@/lib/usecases/feed-addresses';
import { Chevron } from '../../../_components/chevron';
import { CopyAddress } from '../copy-address';

interface ChoicesProps {
  readonly addresses: FeedAddresses;
}

/** A person's calendar: one click where it has one, and the steps by hand. */
export function Choices({ addresses }: ChoicesProps) {
  const { https, webcal, google, outlook, office, reachable } = addresses;
  return (
    <ul className="border-t border-line">
      <Choice
        name="Google Calendar"
        follows="Follows within 4 to 24 h. Its phone apps show it once it was added on a computer."
        links={[{ href: google, text: 'Add to Google Calendar', isFirst: reachable }]}
      >
        <Steps
          where="In Google Calendar"
          steps={[
            'Copy the address below.',
            'Open calendar.google.com on a computer; the phone apps cannot add an address.',
            'At the left, beside “Other calendars”, choose the plus sign, then “From URL”.',
            'Paste the address and choose “Add calendar”.',
          ]}
        />
      </Choice>
      <Choice
        name="Apple Calendar"
        follows="Follows as often as you set there: on a Mac from every 5 min on."
        links={[{ href: webcal, text: 'Subscribe in Apple Calendar' }]}
      >
        <Steps
          where="On a Mac"
          steps={[
            'Copy the address below.',
            'In Calendar choose “File”, then “New Calendar Subscription”.',
            'Paste the address and choose “Subscribe”.',
            'As location choose iCloud to have it on your other devices too, set “Auto-refresh”, and choose “OK”.',
          ]}
        />
        <Steps
          where="On iPhone and iPad"
          steps={[
            'Copy the address below.',
            'In Settings open “Apps”, “Calendar”, “Calendar Accounts”; before iOS 18 “Calendar”, “Accounts”.',
            'Choose “Add Account”, “Other”, “Add Subscribed Calendar”.',
            'Paste the address, choose “Next”, then “Save”.',
          ]}
        />
      </Choice>
      <Choice
        name="Outlook"
        follows="Follows after 3 h or more."
        links={[
          { href: outlook, text: 'Outlook.com' },
          { href: office, text: 'Microsoft 365' },
        ]}
      >
        <Steps
          where="In Outlook on the web and the new Outlook"
          steps={[
            'Copy the address below.',
            'In the calendar choose “Add calendar”, then “Subscribe from web”.',
            'Paste the address, give it a name and choose “Import”.',
          ]}
        />
        <Steps
          where="In the classic Outlook for Windows"
          steps={[
            'Copy the address below.',
            'Choose “File”, “Account Settings”, “Account Settings”, then “Internet Calendars” and “New”.',
            'Paste the address and choose “Add”.',
          ]}
        />
      </Choice>
      <Choice
        name="Thunderbird and others"
        follows="Thunderbird follows every 30 min. Any calendar that takes an address (.ics) will do."
        links={[]}
        field={<CopyAddress address={https} />}
      >
        <Steps
          where="In Thunderbird"
          steps={[
            'Copy the address.',
            'In the calendar, right-click the list of calendars and choose “New Calendar”.',
            'Choose “On the Network”, paste the address as location, and tick “This location doesn’t require credentials”.',
            'Choose “Find Calendars”, then “Subscribe”.',
          ]}
        />
      </Choice>
    </ul>
  );
}

interface ChoiceProps {
  readonly name: string;
  /** How soon it shows a change. */
  readonly follows: string;
  readonly links: readonly {
    readonly href: string;
    readonly text: string;
    readonly isFirst?: boolean;
  }[];
  readonly field?: ReactNode;
  readonly children: ReactNode;
}

function Choice({ name, follows, links, field, children }: ChoiceProps) {
  return (
    <li className="border-b border-line py-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-64">
          <h3 className="text-xl font-semibold">{name}</h3>
          <p className="text-sm text-ink-soft">{follows}</p>
        </div>
        {links.length > 0 && (
          <p className="flex w-full flex-wrap gap-3 sm:w-auto">
            {links.map(({ href, text, isFirst }) => (
              <a
                key={text}
                href={href}
                {...(href.startsWith('https:') ? { target: '_blank', rel: 'noreferrer' } : {})}
                className={`button flex-1 sm:flex-none ${isFirst ? 'button-primary' : ''}`}
              >
                {text}
              </a>
            ))}
          </p>
        )}
      </div>
      {field && <div className="mt-3">{field}</div>}
      <details className="group/steps mt-1">
        <summary className="link inline-flex min-h-9 items-center gap-2 text-sm">
          <span>
            Step by step<span className="sr-only">: {name}</span>
          </span>
          <Chevron className="group-open/steps:rotate-90" />
        </summary>
        <div className="grid gap-x-10 gap-y-4 pt-1 sm:grid-flow-col sm:auto-cols-fr">
          {children}
        </div>
      </details>
    </li>
  );
}

function Steps({ where, steps }: { readonly where: string; readonly steps: readonly string[] }) {
  return (
    <div>
      <h4 className="eyebrow">{where}</h4>
      <ol className="mt-1 grid list-decimal gap-1 pl-5">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </div>
  );
}
