import { learningPathSchema } from '@/lib/usecases/learning-path-schema';
import { formatDay } from '@/lib/core/civil/civil';
import { planSettingsSchema } from '@/lib/usecases/plan-request';
import { SIZE_LIMITS } from '@/lib/usecases/size-limits';
import { day } from './problems';

/**
 * A small path: phase `first` of `one`, `two` (optional) and `three` (optional, requires `two`), phase
 * `second` of `four` (requires `one`).
 */
export const SMALL_PATH = {
  slug: 'small',
  title: 'Small',
  weeks: { min: 1, max: 8 },
  weeklyMinutes: { min: 60, max: 120 },
  totalMinutes: { min: 240, max: 480 },
  phases: [
    {
      id: 'first',
      title: 'First',
      weeks: { min: 1, max: 4 },
      units: [
        {
          id: 'unit',
          title: 'Unit',
          weeks: 2,
          topics: [
            { id: 'one', title: 'One' },
            { id: 'two', title: 'Two', optional: true },
            { id: 'three', title: 'Three', optional: true, requires: ['two'] },
          ],
        },
      ],
    },
    {
      id: 'second',
      title: 'Second',
      weeks: { min: 1, max: 4 },
      units: [
        {
          id: 'last',
          title: 'Last',
          weeks: 2,
          topics: [{ id: 'four', title: 'Four', requires: ['one'] }],
        },
      ],
    },
  ],
};

export function smallPath() {
  return learningPathSchema.parse(SMALL_PATH);
}

/** Settings from a Monday in Berlin, two hours each evening; parts replace its parts. */
export function settings(
  learner: Readonly<Record<string, unknown>> = {},
  policy: Readonly<Record<string, unknown>> = {},
) {
  return planSettingsSchema.parse({
    learner: {
      start: '2026-11-30',
      zone: 'Europe/Berlin',
      availability: {
        windows: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '19:00', to: '21:00' })),
      },
      ...learner,
    },
    policy,
  });
}

const { topics: TOPICS, weeks: WEEKS, windows: WINDOWS } = SIZE_LIMITS;

/** As many topics, weeks, windows, days off and busy intervals as a request may have. */
export function largestRequest() {
  const start = day('2027-01-04');
  const range = (count: number) => Array.from({ length: count }, (_, index) => index);
  const topic = (index: number) => ({
    id: `topic-${index}`,
    title: `Topic ${index}`,
    priority: 1 + (index % 3),
    requires: index % 5 === 4 ? [`topic-${index - 1}`] : [],
  });
  const phases = SIZE_LIMITS.phases;
  const perPhase = TOPICS / phases;
  const instant = (dayNumber: number, time: string) => `${formatDay(dayNumber)}T${time}:00Z`;
  return {
    path: {
      slug: 'largest',
      title: 'Largest',
      weeks: { min: 1, max: WEEKS },
      weeklyMinutes: { min: 780, max: 1560 },
      totalMinutes: { min: WEEKS * 780, max: WEEKS * 1560 },
      phases: range(phases).map((phase) => ({
        id: `phase-${phase}`,
        title: `Phase ${phase}`,
        weeks: { min: 1, max: WEEKS },
        units: [
          {
            id: `unit-${phase}`,
            title: `Unit ${phase}`,
            weeks: 1,
            topics: range(perPhase).map((index) => topic(phase * perPhase + index)),
          },
        ],
      })),
    },
    now: '2027-01-01T00:00:00Z',
    learner: {
      start: formatDay(start),
      zone: 'Europe/Berlin',
      availability: {
        windows: range(WINDOWS).map((index) => {
          const hour = String(6 + Math.floor(index / 7)).padStart(2, '0');
          return { weekday: 1 + (index % 7), from: `${hour}:00`, to: `${hour}:45` };
        }),
        weeklyMinutes: 1800,
        blackouts: range(SIZE_LIMITS.blackouts).map((index) => {
          const off = formatDay(start + 10 + index * 27);
          return { from: off, to: off };
        }),
        busy: range(SIZE_LIMITS.busy).map((index) => ({
          start: instant(start + index, '08:10'),
          end: instant(start + index, '09:20'),
        })),
      },
    },
  };
}
