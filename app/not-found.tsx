import type { Metadata } from 'next';
import Link from 'next/link';

export const metadata: Metadata = { title: 'Not found', robots: { index: false } };

export default function NotFound() {
  return (
    <div className="page pt-4 sm:pt-8">
      <h1 className="text-3xl font-semibold">There is nothing at this address.</h1>
      <p className="mt-4 max-w-[60ch] text-lg">
        The plan may have been deleted, or it belongs to another browser: a plan without an account
        opens only where it was saved.
      </p>
      <p className="mt-6 flex flex-wrap gap-3">
        <Link href="/plans" className="button">
          My plans
        </Link>
        <Link href="/" className="button">
          Make a plan
        </Link>
      </p>
    </div>
  );
}
