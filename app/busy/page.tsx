import type { Metadata } from 'next';
import { z } from 'zod';
import { currentOwner } from '@/lib/auth/owner';
import { listBusyCalendars } from '@/lib/usecases/busy-calendars';
import { requestDateStyle } from '../_components/request-date-style';
import { requestTime } from '../_components/request-today';
import { AddForm } from './add-form';
import { LARGEST_FILE } from './busy-form';
import { CalendarList } from './calendar-list';
import { freeColour } from './colours';
import { WhereToFind } from './where-to-find';

export const metadata: Metadata = {
  title: 'Busy times',
  description: 'Calendars whose events are kept free of study.',
  robots: { index: false },
};

interface BusyPageProps {
  readonly searchParams: Promise<Readonly<Record<string, unknown>>>;
}

const searchSchema = z.object({ done: z.enum(['added', 'removed']).optional().catch(undefined) });

const DONE_TEXTS = {
  added: 'Added. Its busy times are kept free in every plan of yours.',
  removed: 'Removed, with all that was read of it.',
} as const;

export default async function BusyPage({ searchParams }: BusyPageProps) {
  const { done } = searchSchema.parse(await searchParams);
  const ownerId = await currentOwner();
  const calendars = ownerId === null ? [] : await listBusyCalendars(ownerId);
  return (
    <div className="page pt-4 sm:pt-8">
      <div className="max-w-4xl">
        {done && (
          <p role="status" className="mb-8 rounded-lg bg-sunken px-4 py-2">
            {DONE_TEXTS[done]}
          </p>
        )}
        <h1 className="text-3xl font-semibold">Busy times</h1>
        <p className="mt-3 max-w-[62ch] text-lg">
          {calendars.length === 0
            ? 'Study is planned around your meetings and appointments once their calendar is read here.'
            : 'The times of these calendars are kept free of study, in every plan of yours.'}
        </p>
        {calendars.length > 0 && (
          <CalendarList
            calendars={calendars}
            now={requestTime()}
            style={await requestDateStyle()}
          />
        )}
        <section aria-labelledby="add-heading" className="mt-12">
          <h2 id="add-heading" className="text-xl font-semibold">
            {calendars.length === 0 ? 'Add a calendar' : 'Add another calendar'}
          </h2>
          <p className="mt-1 max-w-[62ch] text-sm text-ink-soft">
            Only when you are busy is used, never what the events are about. The address is kept
            encrypted and never shown again.
          </p>
          <AddForm
            key={calendars.length}
            start={{
              answered: 0,
              fields: {
                address: '',
                name: '',
                color: freeColour(calendars.map(({ color }) => color)),
                allDayBlocks: true,
                tentativeBlocks: true,
              },
              error: null,
              found: null,
            }}
            largestFile={LARGEST_FILE}
          />
        </section>
        <section aria-labelledby="where-heading" className="mt-12 max-w-2xl">
          <h2 id="where-heading" className="font-semibold">
            Where to find the secret address
          </h2>
          <div className="mt-2">
            <WhereToFind />
          </div>
        </section>
      </div>
    </div>
  );
}
