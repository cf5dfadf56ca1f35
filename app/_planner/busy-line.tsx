import Link from 'next/link';
import { startOfDay } from '@/lib/core/civil/offset-table';
import { counted } from '../_components/format-dates';
import type { Fitted } from './compute-preview';

interface BusyLineProps {
  readonly fitted: Fitted;
  readonly calendars: number;
}

/** What of the person's calendars this very picture keeps free: from now to the finish, or as far as was looked. */
export function BusyLine({ fitted: { problem, outcome }, calendars }: BusyLineProps) {
  const lastDay = outcome.kind === 'plan' ? outcome.plan.finishDay : problem.horizonDay;
  const until = startOfDay(problem.offsets, lastDay + 1);
  const { busy } = problem.availability;
  const times = busy.filter(({ start, end }) => end > problem.now && start < until).length;
  return (
    <p className="mt-3 text-sm text-ink-soft">
      {counted(times, 'busy time')} from {counted(calendars, 'calendar')}{' '}
      {times === 1 ? 'is' : 'are'} kept free.{' '}
      <Link href="/busy" className="link inline-flex min-h-6 items-center">
        Busy times
      </Link>
    </p>
  );
}
