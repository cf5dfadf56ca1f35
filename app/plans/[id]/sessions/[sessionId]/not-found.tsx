import type { Metadata } from 'next';
import Link from 'next/link';

export const metadata: Metadata = { title: 'Not found', robots: { index: false } };

/** The same words whether there is such a session or not. */
export default function SessionNotFound() {
  return (
    <div className="page pt-4 sm:pt-8">
      <h1 className="text-2xl font-semibold">No session opens here.</h1>
      <p className="mt-4 max-w-[60ch] text-lg">
        A link from a calendar opens for the plan’s owner, in the browser where the plan was made. A
        session that left the plan opens no more.
      </p>
      <p className="mt-6">
        <Link href="/plans" className="button">
          My plans
        </Link>
      </p>
    </div>
  );
}
