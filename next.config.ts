import type { NextConfig } from 'next';

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // A bundled copy of node-ical loses what its clock counts with.
  serverExternalPackages: ['better-sqlite3', 'node-ical'],
  // Read at run time by path, so file tracing cannot see them.
  outputFileTracingIncludes: { '/*': ['./drizzle/**/*', './content/**/*'] },
  // A calendar file may have 10 MB; a form that brings one somewhat more, and a little over the limit
  // is still answered in words.
  experimental: {
    serverActions: { bodySizeLimit: '16mb' },
    proxyClientMaxBodySize: '16mb',
  },
  // Set here because a route handler's own Content-Type reaches the compressor in a form that it
  // skips; with this one, feeds are compressed for clients that ask.
  headers: () =>
    Promise.resolve([
      {
        source: '/feeds/:token/:name',
        headers: [{ key: 'Content-Type', value: 'text/calendar; charset=utf-8' }],
      },
    ]),
};

export default config;
