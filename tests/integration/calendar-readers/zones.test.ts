import { expect, it } from 'vitest';
import { instant } from '../../support/calendar-wall-clock';
import {
  readingsByIntl,
  rulesOf,
  vtimezoneOfPlan,
  ZONES_AND_LINKS,
} from '../../support/calendar-zones';
import { instantsByPython } from '../../support/python-reading';

it('Python’s icalendar reads each different VTIMEZONE of a plan of two years as Intl has its zone', () => {
  const range = { from: instant('2026-11-30T00:00Z'), until: instant('2028-11-27T00:00Z') };
  const different = new Map(
    ZONES_AND_LINKS.map((zone) => {
      const vtimezone = vtimezoneOfPlan(zone, range);
      return [rulesOf(vtimezone), { zone, vtimezone }] as const;
    }),
  );
  const asked = [...different.values()].map(({ zone, vtimezone }) => {
    const readings = readingsByIntl(zone, range);
    return { zone, vtimezone, readings, walls: readings.map(({ wall }) => wall) };
  });
  const read = instantsByPython(asked);
  const wrong = asked.flatMap(({ zone, readings }, index) =>
    readings
      .filter(({ at }, number) => read[index]?.[number] !== at)
      .map(({ at }) => `${zone} ${new Date(at * 60_000).toISOString()}`),
  );
  expect(wrong).toEqual([]);
  expect(asked.length).toBeGreaterThan(40);
});
