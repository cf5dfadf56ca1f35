import type { PlanView, SessionView } from '@/lib/usecases/view-plan';
import { clockRange, durationText, longDay, type DateStyle } from '../../_components/format-dates';

interface SessionWhenProps {
  readonly view: PlanView;
  readonly session: SessionView;
  readonly dateStyle: DateStyle;
}

/** When a session is, how long, and by which clock. */
export function SessionWhen({ view, session, dateStyle }: SessionWhenProps) {
  return (
    <p className="mt-2 text-lg">
      {longDay(session.day, dateStyle, view.today)},{' '}
      <span className="whitespace-nowrap">
        {clockRange(session.fromMinute, session.toMinute, dateStyle)}
      </span>
      <span className="text-ink-soft">
        {' '}
        {durationText(session.minutes)}, {view.zone} time
      </span>
    </p>
  );
}
