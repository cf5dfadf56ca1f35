import { describe, expect, it } from 'vitest';
import { renderTimezone } from '@/lib/calendar/vtimezone';
import { MINUTES_PER_DAY } from '@/lib/core/civil/civil';
import { offsetTableOfZone } from '@/lib/time/offset-table-of-zone';
import { canonicalZone, listZones } from '@/lib/time/zones';
import { instantByIcalJs, zoneOfVtimezone } from '../support/calendar-reading';
import { instant, wallMinutesByIntl, yearStart } from '../support/calendar-wall-clock';
import {
  readingsByIntl,
  rulesOf,
  vtimezoneOfPlan,
  ZONES_AND_LINKS,
} from '../support/calendar-zones';

const FROM = yearStart(2026);
const UNTIL = yearStart(2030);
const WEEK = 7 * MINUTES_PER_DAY;

function vtimezone(zone: string, firstYear = 2025, lastYear = 2030): readonly string[] {
  const offsets = offsetTableOfZone(zone, yearStart(firstYear), yearStart(lastYear));
  return renderTimezone(offsets, yearStart(firstYear + 1), offsets.until);
}

/** Every week of four years, and the two weeks around each change by hours and to the minute. */
function momentsOf(zone: string): readonly number[] {
  const moments: number[] = [];
  for (let at = FROM; at < UNTIL; at += WEEK) moments.push(at);
  for (const { at } of offsetTableOfZone(zone, FROM, UNTIL).transitions) {
    for (let hour = -168; hour <= 168; hour += 6) moments.push(at + hour * 60);
    moments.push(
      at - 61,
      at - 60,
      at - 31,
      at - 1,
      at,
      at + 1,
      at + 30,
      at + 60,
      at + 61,
      at + 120,
    );
  }
  return moments.filter((at) => at >= FROM && at < UNTIL);
}

/** A reading that the clock shows twice has two instants; a feed has none such. */
function isShownOnce(zone: string, at: number): boolean {
  const wall = wallMinutesByIntl(zone, at);
  return [-120, -60, -30, 30, 60, 120].every(
    (shift) => wallMinutesByIntl(zone, at + shift) !== wall,
  );
}

describe('the VTIMEZONE of every zone', () => {
  it('agrees with Intl on 2026 to 2029, in the weeks of a change by the minute', () => {
    const wrong: string[] = [];
    let compared = 0;
    for (const zone of listZones()) {
      const described = zoneOfVtimezone(vtimezone(zone));
      for (const at of momentsOf(zone).filter((moment) => isShownOnce(zone, moment))) {
        compared += 1;
        if (instantByIcalJs(described, wallMinutesByIntl(zone, at)) !== at) {
          wrong.push(`${zone} ${new Date(at * 60_000).toISOString()}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(80_000);
  }, 60_000);

  it.each([
    ['20 weeks', { from: instant('2026-11-30T00:00Z'), until: instant('2027-04-19T00:00Z') }],
    ['two years', { from: instant('2026-11-30T00:00Z'), until: instant('2028-11-27T00:00Z') }],
  ] as const)(
    'agrees with Intl over the %s of a plan: by the hour around changes, else by the day',
    (_, range) => {
      const wrong: string[] = [];
      let compared = 0;
      /** By what the VTIMEZONE says: zones with the same rules are worked out once. */
      const instants = new Map<string, Map<number, number>>();
      for (const zone of ZONES_AND_LINKS) {
        const vtimezone = vtimezoneOfPlan(zone, range);
        expect(vtimezone[1]).toBe(`TZID:${canonicalZone(zone) ?? ''}`);
        const described = zoneOfVtimezone(vtimezone);
        const known = instants.get(rulesOf(vtimezone)) ?? new Map<number, number>();
        instants.set(rulesOf(vtimezone), known);
        for (const { at, wall } of readingsByIntl(zone, range)) {
          const read = known.get(wall) ?? instantByIcalJs(described, wall);
          known.set(wall, read);
          compared += 1;
          if (read !== at) wrong.push(`${zone} ${new Date(at * 60_000).toISOString()}`);
        }
      }
      expect(wrong).toEqual([]);
      expect(compared).toBeGreaterThan(ZONES_AND_LINKS.length * 139);
    },
    60_000,
  );

  it('has no property but those that every client reads, and no more than one rule a component', () => {
    const line =
      /^(TZID:[\w/+-]+|(BEGIN|END):(VTIMEZONE|STANDARD|DAYLIGHT)|DTSTART:\d{8}T\d{4}00|TZOFFSET(FROM|TO):[+-]\d{4}|RRULE:FREQ=YEARLY;BYMONTH=\d{1,2};(BYDAY=(-1|[1-4])(MO|TU|WE|TH|FR|SA|SU)|BYMONTHDAY=\d{1,2})(;UNTIL=\d{8}T\d{6}Z)?)$/;
    const strange = listZones().flatMap((zone) =>
      vtimezone(zone).filter((text) => !line.test(text)),
    );
    expect(strange).toEqual([]);
  });
});
