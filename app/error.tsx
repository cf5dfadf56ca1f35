'use client';

import Link from 'next/link';

interface ErrorPageProps {
  readonly error: Error & { readonly digest?: string };
  readonly retry: () => void;
}

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return (
    <div className="page pt-4 sm:pt-8">
      <h1 className="text-3xl font-semibold">This page could not be shown.</h1>
      <p className="mt-4 max-w-[60ch] text-lg">
        The fault is on our side, and your saved plans are as they were.
        {error.digest && ` In the server’s log it is ${error.digest}.`}
      </p>
      <p className="mt-6 flex flex-wrap gap-3">
        <button type="button" className="button" onClick={retry}>
          Try again
        </button>
        <Link href="/plans" className="button">
          My plans
        </Link>
      </p>
    </div>
  );
}
