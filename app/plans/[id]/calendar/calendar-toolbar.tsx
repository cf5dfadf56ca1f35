import { civilDate, civilDay, type CivilDay } from '@/lib/core/civil/civil';

export type ViewName = 'day' | 'week' | 'month';

export interface CalendarRange {
  /** A day of what is shown. */
  readonly day: CivilDay;
  /** What is shown, in words. */
  readonly title: string;
}

const VIEWS: readonly { readonly name: ViewName; readonly label: string }[] = [
  { name: 'day', label: 'Day' },
  { name: 'week', label: 'Week' },
  { name: 'month', label: 'Month' },
];

interface CalendarToolbarProps {
  /** Null until the window's width has decided it. */
  readonly view: ViewName | null;
  readonly range: CalendarRange;
  readonly today: CivilDay;
  readonly onView: (view: ViewName) => void;
  readonly onDay: (day: CivilDay) => void;
}

/** What of the calendar is shown, and the ways to the rest. */
export function CalendarToolbar({ view, range, today, onView, onDay }: CalendarToolbarProps) {
  const shown = view ?? 'week';
  const step = (direction: 1 | -1) => () => {
    onDay(dayAfter(range.day, shown, direction));
  };
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <h2 className="min-w-0 grow text-xl font-semibold" aria-live="polite">
        {range.title === '' ? 'Calendar' : range.title}
      </h2>
      <div className="flex items-center">
        <button
          type="button"
          className="button button-quiet min-w-11"
          aria-label={`Previous ${shown}`}
          onClick={step(-1)}
        >
          ‹
        </button>
        <button
          type="button"
          className="button button-quiet"
          onClick={() => {
            onDay(today);
          }}
        >
          Today
        </button>
        <button
          type="button"
          className="button button-quiet min-w-11"
          aria-label={`Next ${shown}`}
          onClick={step(1)}
        >
          ›
        </button>
      </div>
      <fieldset className="segments">
        <legend className="sr-only">What is shown</legend>
        {VIEWS.map(({ name, label }) => (
          <label key={name} className={name === 'week' ? 'max-sm:hidden' : undefined}>
            <input
              type="radio"
              name="calendar-view"
              value={name}
              checked={shown === name}
              onChange={() => {
                onView(name);
              }}
            />
            {label}
          </label>
        ))}
      </fieldset>
    </div>
  );
}

function dayAfter(day: CivilDay, view: ViewName, direction: 1 | -1): CivilDay {
  if (view !== 'month') return day + direction * (view === 'day' ? 1 : 7);
  const { year, month } = civilDate(day);
  const index = year * 12 + month - 1 + direction;
  return civilDay({ year: Math.floor(index / 12), month: (index % 12) + 1, day: 1 });
}
