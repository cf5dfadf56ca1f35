import type { FeedCheck, FeedFault } from '@/lib/usecases/check-feed';

/** What the check found, a sentence or two each, with what to do about it. */
export function checkTexts({ faults, bytes }: FeedCheck): readonly string[] {
  const size = bytes === null ? '' : ` with ${sizeText(bytes)}`;
  if (faults.length === 0) {
    return [`The feed answers${size}; Google usually comes within 24\u00a0hours.`];
  }
  const onlyLocal = faults.every(({ kind }) => kind === 'not-public');
  return [
    ...faults.map(faultText),
    ...(onlyLocal ? [`Here it answers${size}, so calendars on this computer can subscribe.`] : []),
  ];
}

function faultText(fault: FeedFault): string {
  switch (fault.kind) {
    case 'not-public':
      return `Google, Outlook.com and Microsoft\u00a0365 cannot reach ${fault.origin}: it is a local or plain http address. Serve Paceline under a public https name, set APP_URL to that name and start it again.`;
    case 'no-such-name':
      return `The name ${fault.host} cannot be found. Look for a typing mistake in APP_URL, and whether the name has a DNS record.`;
    case 'no-connection':
      return `Nothing answers at ${fault.host} when the server asks itself. Look whether the proxy in front of Paceline runs and hands requests on. If the address opens from another network, calendars reach it too.`;
    case 'certificate':
      return `The https certificate of ${fault.host} has run out, or others do not trust it. Renew it; calendar services do not fetch without one.`;
    case 'too-slow':
      return `The feed did not answer within ${fault.seconds}\u00a0s. Look at the load of the server and of what stands in front of it.`;
    case 'redirect':
      return `The address answers with a redirect (${fault.status}), which some calendars do not follow. Set APP_URL to the name that answers itself.`;
    case 'status':
      return `The address answers with status ${fault.status} in place of the calendar. Something in front of Paceline may ask for a sign-in: let addresses that begin with /feeds/ through.`;
    case 'type':
      return `The address answers with ${fault.type ?? 'no type'} in place of text/calendar. Something in front of Paceline shows a page of its own: let addresses that begin with /feeds/ through.`;
    case 'too-large':
      return `The feed is larger than ${sizeText(fault.limit)}, which Google does not read. Let it show less, for example study sessions alone.`;
    case 'not-a-calendar':
      return 'What arrives does not begin as a calendar does. Something in front of Paceline changes it: let addresses that begin with /feeds/ through as they are.';
  }
}

/** `84 kB`, `1 MB`. */
function sizeText(bytes: number): string {
  if (bytes >= 1_000_000) return `${Math.round(bytes / 100_000) / 10}\u00a0MB`;
  return `${Math.max(1, Math.round(bytes / 1000))}\u00a0kB`;
}
