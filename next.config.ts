import type { NextConfig } from 'next';

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  serverExternalPackages: ['better-sqlite3'],
  // Read at run time by path, so file tracing cannot see them.
  outputFileTracingIncludes: { '/*': ['./drizzle/**/*', './content/**/*'] },
};

export default config;
