import ipaddr from 'ipaddr.js';

/** Where the global unicast addresses of IPv6 are (RFC 4291, section 2.4, as allotted by IANA). */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an IP address is one of the public internet: not loopback, private, link-local, shared
 * (RFC 6598), for tests or documentation, multicast, unspecified, reserved, nor an IPv6 address that
 * stands for one of IPv4 (mapped, NAT64, 6to4, Teredo).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST);
}

/** The IP address that a URL's host name is, without the brackets of IPv6; null for a name. */
export function addressLiteral(hostname: string): string | null {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  return ipaddr.isValid(bare) ? bare : null;
}

/** Whether the operator lists the URL's host, with this port or with any. */
export function isAllowedHost({ protocol, hostname, port }: URL, allowed: readonly string[]) {
  const shownPort = port === '' ? (protocol === 'https:' ? '443' : '80') : port;
  const name = hostname.toLowerCase();
  return allowed.some((host) => {
    const listed = host.toLowerCase();
    return listed === name || listed === `${name}:${shownPort}`;
  });
}
