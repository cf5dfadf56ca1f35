/** The kinds of clients that fetch feeds, in the order in which they are looked for. */
const CLIENTS = [
  // Apple's and Thunderbird's agents name nobody else; Google's and Microsoft's are bare.
  { kind: 'google', name: 'Google', agent: /google-calendar|googlecalendar/i },
  {
    kind: 'outlook',
    name: 'Outlook',
    agent: /microsoft[. ](?:exchange|office|outlook)|outlook|\bowa\b|exchangeservices/i,
  },
  { kind: 'thunderbird', name: 'Thunderbird', agent: /thunderbird|lightning\//i },
  { kind: 'icsx5', name: 'ICSx⁵', agent: /icsx5|icsdroid/i },
  { kind: 'gnome', name: 'GNOME', agent: /evolution|gnome/i },
  { kind: 'nextcloud', name: 'Nextcloud', agent: /nextcloud/i },
  {
    kind: 'apple',
    name: 'Apple',
    agent: /calendaragent|calendarcore|dataaccessd|\b(?:macos|mac os x|ios|ipados)\/|accountsd/i,
  },
  // Last: most of the others call themselves Mozilla too.
  {
    kind: 'browser',
    name: 'A browser',
    agent: /^mozilla\/5\.0 .*(?:chrome|firefox|safari)\//i,
  },
] as const;

export type ClientKind = (typeof CLIENTS)[number]['kind'] | 'other';

/** What the server's own check of an address calls itself. */
export const SELF_CHECK_AGENT = 'Paceline-Check';

/** The kind of client that calls itself so; null for our own check, which is nobody's calendar. */
export function clientKind(userAgent: string | null): ClientKind | null {
  const agent = userAgent ?? '';
  if (agent.startsWith(SELF_CHECK_AGENT)) return null;
  return CLIENTS.find((client) => client.agent.test(agent))?.kind ?? 'other';
}

/** What people call it. */
export function clientName(kind: ClientKind): string {
  return CLIENTS.find((client) => client.kind === kind)?.name ?? 'Another calendar';
}

/** A stored kind; one that is no longer told apart is another calendar. */
export function readClientKind(stored: string): ClientKind {
  return CLIENTS.find(({ kind }) => kind === stored)?.kind ?? 'other';
}
