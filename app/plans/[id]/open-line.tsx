import Link from 'next/link';
import type { PlanView } from '@/lib/usecases/view-plan';
import { counted, longDay, type DateStyle } from '../../_components/format-dates';
import { rescheduleHref } from './reschedule/address';

interface OpenLineProps {
  readonly view: PlanView;
  readonly dateStyle: DateStyle;
}

/** Sessions that are over and of which nothing was said, in one line that leads to where that is asked. */
export function OpenLine({ view, dateStyle }: OpenLineProps) {
  const { open, today } = view;
  const [first] = open;
  // The only one, of today, has its own question on this page.
  if (!first || (open.length === 1 && first.day === today)) return null;
  return (
    <p className="no-print mb-6 max-w-[62ch] text-lg">
      {counted(open.length, 'session')} since {longDay(first.day, dateStyle, today)}{' '}
      {open.length === 1 ? 'is' : 'are'} open.{' '}
      <Link href={rescheduleHref(view.id)} className="link font-semibold">
        What got done?
      </Link>
    </p>
  );
}
