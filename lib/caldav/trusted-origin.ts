/** First labels of hosts that stand for a provider's whole service, as in caldav.icloud.com. */
const SERVICE_LABELS: ReadonlySet<string> = new Set(['caldav', 'dav', 'www', 'calendar', 'cal']);

/**
 * Whether the password that was entered for a server may be sent to this address: its own origin, the
 * same host over https, hosts below it, and where it is called `caldav.<domain>` or alike those of that
 * domain, all over https. A calendar server may keep calendars on other hosts of its own (iCloud does).
 */
export function isTrustedOrigin(server: URL, asked: URL): boolean {
  if (asked.origin === server.origin) return true;
  if (asked.protocol !== 'https:') return false;
  if (asked.hostname === server.hostname) return true;
  const domain = serviceDomain(server.hostname);
  return [server.hostname, domain].some(
    (name) => name !== null && asked.hostname.endsWith(`.${name}`),
  );
}

/** The domain of which the host is the calendar service; null where its name does not say so. */
function serviceDomain(hostname: string): string | null {
  const [first = '', ...rest] = hostname.split('.');
  return SERVICE_LABELS.has(first) && rest.length >= 2 ? rest.join('.') : null;
}
