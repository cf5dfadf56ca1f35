import { learningPathSchema } from '@/lib/usecases/learning-path-schema';
import { planSettingsSchema } from '@/lib/usecases/plan-request';

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
