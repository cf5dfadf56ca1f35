import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { currentOwner } from '@/lib/auth/owner';
import { listBusyCalendars } from '@/lib/usecases/busy-calendars';
import { requestDateStyle } from '../../_components/request-date-style';
import { requestTime } from '../../_components/request-today';
import { readAgain, removeCalendar } from '../actions';
import { LARGEST_FILE } from '../busy-form';
import { inForceText } from '../busy-texts';
import { sourceText } from '../calendar-list';
import { EditForm } from './edit-form';
import { ReplaceForm } from './replace-form';

interface CalendarPageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<Readonly<Record<string, unknown>>>;
}

export const metadata: Metadata = { title: 'Busy times', robots: { index: false } };

const searchSchema = z.object({ done: z.enum(['read', 'later']).optional().catch(undefined) });

/** One calendar that takes time: its name and rules, reading it now, and removing it. */
export default async function BusyCalendarPage({ params, searchParams }: CalendarPageProps) {
  const { id } = await params;
  const { done } = searchSchema.parse(await searchParams);
  const ownerId = await currentOwner();
  const calendars = ownerId === null ? [] : await listBusyCalendars(ownerId);
  const calendar = calendars.find((one) => one.id === id);
  if (!calendar) notFound();
  const now = requestTime();
  const { name, problem, readAt } = calendar;
  return (
    <div className="page pt-4 sm:pt-8">
      <div className="max-w-4xl">
        <p>
          <Link
            href="/busy"
            className="link inline-flex min-h-9 items-center text-sm text-ink-soft"
          >
            All busy times
          </Link>
        </p>
        <h1 className="mt-1 text-3xl font-semibold break-words">{name}</h1>
        <div role={done && 'status'}>
          <p className="mt-2 text-ink-soft">{sourceText(calendar, now)}</p>
          {done === 'later' && (
            <p className="mt-1">Many calendars were read just now. Try again in some minutes.</p>
          )}
          {problem !== null && (
            <p className="mt-1 max-w-[70ch]">
              {problem} {inForceText(readAt, now, await requestDateStyle())}
            </p>
          )}
        </div>
        {calendar.kind === 'address' ? (
          <form action={readAgain} className="mt-4">
            <input type="hidden" name="id" value={id} />
            <button type="submit" className="button">
              Read it now
            </button>
          </form>
        ) : (
          <ReplaceForm id={id} largestFile={LARGEST_FILE} />
        )}
        <EditForm calendar={calendar} />
        <footer className="mt-16 border-t border-line pt-6">
          <details>
            <summary className="button">Remove this calendar</summary>
            <p className="mt-4 max-w-[62ch]">
              Its times are open to study again, and what was read of it is deleted. To have it back
              you need its {calendar.kind === 'address' ? 'secret address' : 'file'} again.
            </p>
            <form action={removeCalendar} className="mt-4">
              <input type="hidden" name="id" value={id} />
              <button type="submit" className="button">
                Yes, remove “{name}”
              </button>
            </form>
          </details>
        </footer>
      </div>
    </div>
  );
}
