import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { SiteHeader } from './_components/site-header';
import './globals.css';

const figtree = localFont({
  src: '../node_modules/@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2',
  weight: '300 900',
  variable: '--font-figtree',
  display: 'swap',
});

const figtreeExt = localFont({
  src: '../node_modules/@fontsource-variable/figtree/files/figtree-latin-ext-wght-normal.woff2',
  weight: '300 900',
  variable: '--font-figtree-ext',
  display: 'swap',
  preload: false,
});

export const metadata: Metadata = {
  title: { default: 'Paceline', template: '%s · Paceline' },
  description:
    'Fits a learning path into your weeks, proves that it fits, and puts it in your calendar.',
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f5f3ee' },
    { media: '(prefers-color-scheme: dark)', color: '#161513' },
  ],
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  // Each answer carries its own script nonce, so no page may be rendered ahead of time.
  await connection();
  return (
    <html lang="en" className={`${figtree.variable} ${figtreeExt.variable}`}>
      <body className="flex min-h-dvh flex-col">
        <a
          href="#main"
          className="button sr-only bg-raised focus:not-sr-only focus:absolute focus:top-3 focus:left-3 focus:z-10 focus:px-4 focus:py-2"
        >
          Skip to the content
        </a>
        <SiteHeader />
        <main id="main" tabIndex={-1} className="flex-1 pb-24 outline-none">
          {children}
        </main>
      </body>
    </html>
  );
}
