import type { Metadata } from 'next';
import { currentOwner } from '@/lib/auth/owner';
import { previewForPlanner } from '@/lib/usecases/preview-plan';
import { requestDateStyle } from './_components/request-date-style';
import { searchOf, type SearchParams } from './_components/search-of';
import { Planner } from './_planner/planner';

export const metadata: Metadata = {
  title: { absolute: 'Paceline: fit a learning path into your weeks' },
};

export default async function PlannerPage({
  searchParams,
}: {
  readonly searchParams: Promise<SearchParams>;
}) {
  const query = searchOf(await searchParams);
  const { fields, errors, path, offsets, busy, busyCalendars, now, zones, paths } =
    await previewForPlanner(query, await currentOwner());
  return (
    <>
      <h1 className="sr-only">Fit a learning path into your weeks</h1>
      <Planner
        start={{ fields, errors, path, offsets, busy, busyCalendars, now, zones, paths }}
        dateStyle={await requestDateStyle()}
        zoneGiven={query.has('zone')}
        startGiven={query.has('start')}
      />
    </>
  );
}
