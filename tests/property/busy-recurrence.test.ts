import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderTimezone } from '@/lib/calendar/vtimezone';
import { MINUTES_PER_DAY } from '@/lib/core/civil/civil';
import { instantAt } from '@/lib/core/civil/offset-table';
import { offsetTableOfZone } from '@/lib/time/offset-table-of-zone';
import { startOfUtcYear } from '@/lib/time/utc-year';
import { listZones } from '@/lib/time/zones';
import { calendarOf, eventOf, isoOf, timesOf } from '../support/busy-calendar';

const WINDOW = { start: startOfUtcYear(2026), end: startOfUtcYear(2029) };
const TABLE_YEARS = { from: startOfUtcYear(2025), until: startOfUtcYear(2030) };
/** Below the shortest step between two instances, so that none touch. */
const MINUTES = 7;

const zone = fc.constantFrom(...listZones());

/** A first wall time in 2026 or 2027, and days to the next, as often as leads into 2028 at most. */
const series = fc.record({
  zone,
  day: fc.integer({
    min: WINDOW.start / MINUTES_PER_DAY + 2,
    max: WINDOW.start / MINUTES_PER_DAY + 600,
  }),
  minute: fc.integer({ min: 0, max: MINUTES_PER_DAY - 1 }),
  step: fc.constantFrom(
    { rule: 'FREQ=WEEKLY', days: 7 },
    { rule: 'FREQ=WEEKLY;INTERVAL=2', days: 14 },
    { rule: 'FREQ=DAILY', days: 1 },
    { rule: 'FREQ=DAILY;INTERVAL=5', days: 5 },
  ),
  count: fc.integer({ min: 1, max: 30 }),
});
type Series = typeof series extends fc.Arbitrary<infer Value> ? Value : never;

/** `20270104T180000`. */
function wallStamp(day: number, minute: number): string {
  return isoOf(day * MINUTES_PER_DAY + minute)
    .replaceAll(/[-:]|Z$/g, '')
    .concat('00');
}

function expected({ zone: name, day, minute, step, count }: Series): readonly string[] {
  const offsets = offsetTableOfZone(name, TABLE_YEARS.from, TABLE_YEARS.until);
  return Array.from({ length: count }, (_, index) => {
    const start = instantAt(offsets, day + index * step.days, minute);
    return `${isoOf(start)}/${isoOf(start + MINUTES)}`;
  });
}

function linesOf({ day, minute, step, count }: Series, tzid: string): readonly string[] {
  return eventOf(
    `DTSTART;TZID=${tzid}:${wallStamp(day, minute)}`,
    `DURATION:PT${MINUTES}M`,
    `RRULE:${step.rule};COUNT=${count}`,
  );
}

describe('a series', () => {
  it('is at its wall time in every zone, over every change of its clocks', () => {
    fc.assert(
      fc.property(series, (one) => {
        const text = calendarOf(...linesOf(one, one.zone));
        expect(timesOf(text, { window: WINDOW })).toEqual(expected(one));
      }),
    );
  });

  it('without a zone is at its wall time in the zone of whoever asks', () => {
    fc.assert(
      fc.property(series, (one) => {
        const text = calendarOf(...linesOf(one, 'Nowhere')).replace(';TZID=Nowhere', '');
        expect(timesOf(text, { window: WINDOW, zone: one.zone })).toEqual(expected(one));
      }),
    );
  });

  it('is the same by the rules of its zone that the calendar brings along', () => {
    fc.assert(
      fc.property(series, (one) => {
        const offsets = offsetTableOfZone(one.zone, TABLE_YEARS.from, TABLE_YEARS.until);
        const rules = renderTimezone(offsets, WINDOW.start, offsets.until).map((line) =>
          line.startsWith('TZID:') ? 'TZID:Own rules' : line,
        );
        const text = calendarOf(...rules, ...linesOf(one, 'Own rules'));
        expect(timesOf(text, { window: WINDOW })).toEqual(expected(one));
      }),
    );
  });

  it('goes without exactly the instances that are taken out, however they are named', () => {
    fc.assert(
      fc.property(
        series,
        fc.array(fc.record({ at: fc.nat({ max: 29 }), utc: fc.boolean() }), { maxLength: 5 }),
        (one, removed) => {
          const all = expected(one);
          const gone = removed.filter(({ at }) => at < one.count);
          const lines = gone.map(({ at, utc }) => {
            const [start = ''] = (all[at] ?? '').split('/');
            return utc
              ? `EXDATE:${start.replaceAll(/[-:]|Z$/g, '')}00Z`
              : `EXDATE;TZID=${one.zone}:${wallStamp(one.day + at * one.step.days, one.minute)}`;
          });
          const [begin = '', ...rest] = linesOf(one, one.zone);
          const text = calendarOf(begin, ...lines, ...rest);
          const left = all.filter((_, index) => !gone.some(({ at }) => at === index));
          expect(timesOf(text, { window: WINDOW })).toEqual(left);
        },
      ),
    );
  });
});
