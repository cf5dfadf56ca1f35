import { describe, expect, it } from 'vitest';
import { GOLDEN_FEEDS, renderGolden } from '../../support/calendar-goldens';
import { readByIcalJs, readByNodeIcal } from '../../support/calendar-reading';
import { readByPython } from '../../support/python-reading';

describe('a feed read by Python’s icalendar', () => {
  it.each(GOLDEN_FEEDS.map((golden) => [golden.name, golden] as const))(
    'is what ical.js and node-ical read: %s',
    (_, golden) => {
      const body = renderGolden(golden);
      const byPython = readByPython(body);
      expect(byPython).toEqual(readByIcalJs(body));
      expect(byPython).toEqual(readByNodeIcal(body));
      expect(byPython).toHaveLength(golden.input.sessions.length + golden.input.milestones.length);
    },
  );
});
