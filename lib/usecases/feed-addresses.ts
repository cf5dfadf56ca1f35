/** Where a calendar finds a plan's feed, and the one click for each client. */
export interface FeedAddresses {
  readonly https: string;
  readonly webcal: string;
  readonly google: string;
  readonly outlook: string;
  readonly office: string;
  /** False for a local or plain http address, which Google and Microsoft cannot fetch. */
  readonly reachable: boolean;
}

export function feedAddresses(
  appUrl: string,
  token: string,
  fileName: string,
  title: string,
): FeedAddresses {
  const https = `${appUrl}/feeds/${token}/${fileName}`;
  const webcal = https.replace(/^https?:/, 'webcal:');
  const subscribe = `url=${encodeURIComponent(https)}&name=${encodeURIComponent(title)}`;
  return {
    https,
    webcal,
    google: `https://calendar.google.com/calendar/r?cid=${encodeURIComponent(webcal)}`,
    outlook: `https://outlook.live.com/calendar/0/addfromweb?${subscribe}`,
    office: `https://outlook.office.com/calendar/0/addfromweb?${subscribe}`,
    reachable: isReachable(new URL(appUrl)),
  };
}

function isReachable({ protocol, hostname }: URL): boolean {
  const local = /^(localhost|.*\.(localhost|local|internal|lan|home\.arpa)|\[.*\]|[\d.]+)$/;
  return protocol === 'https:' && hostname.includes('.') && !local.test(hostname);
}
