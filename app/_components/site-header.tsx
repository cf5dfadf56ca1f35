import Link from 'next/link';

/** The mark: three weeks and the finish. */
function Mark() {
  return (
    <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
      <path d="M3 19v-8M8.5 19V6M14 19v-5.5" stroke="currentColor" strokeWidth="3.5" />
      <path d="M19.5 20V2" stroke="var(--accent)" strokeWidth="2" />
    </svg>
  );
}

const LINKS = [
  { href: '/plans', name: 'My plans' },
  { href: '/busy', name: 'Busy times' },
] as const;

export function SiteHeader() {
  return (
    <header className="page flex items-center justify-between py-4">
      <Link
        href="/"
        className="flex min-h-11 items-center gap-2 text-lg font-semibold tracking-tight"
      >
        <Mark />
        Paceline
      </Link>
      <nav aria-label="Main" className="no-print flex gap-x-5 sm:gap-x-7">
        {LINKS.map(({ href, name }) => (
          <Link
            key={href}
            href={href}
            className="flex min-h-11 items-center text-sm font-medium text-ink-soft hover:text-ink"
          >
            {name}
          </Link>
        ))}
      </nav>
    </header>
  );
}
