import type { BusyStretch } from '@/lib/usecases/view-calendar';

/** Time that is taken: which calendar takes it, beside the calendar's colour. */
export function BusyContent({ stretch: { calendar } }: { readonly stretch: BusyStretch }) {
  return (
    <span className="calendar-busy-text">
      {calendar && (
        <span aria-hidden="true" className="busy-dot" style={{ background: calendar.color }} />
      )}
      <span className="sr-only">Busy{calendar && ': '}</span>
      {calendar?.name}
    </span>
  );
}
