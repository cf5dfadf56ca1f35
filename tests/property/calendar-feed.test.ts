import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '@/lib/calendar/ics-text';
import { renderPlanFeed } from '@/lib/calendar/render-plan-feed';
import { MINUTES_PER_DAY } from '@/lib/core/civil/civil';
import { byUid, inputOf, meant, plans } from '../support/calendar-arbitraries';
import {
  byteProblems,
  namesByIcalJs,
  readByIcalJs,
  readByNodeIcal,
  type ReadEvent,
} from '../support/calendar-reading';
import { wallMinutesByIntl } from '../support/calendar-wall-clock';

describe('the feed of any plan', () => {
  it('is read back by ical.js with exactly its instants and texts', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const input = inputOf(plan);
        const body = renderPlanFeed(input);
        expect(byteProblems(body)).toEqual([]);
        expect(byUid(readByIcalJs(body))).toEqual(byUid(meant(input)));
        const name = plainText(plan.title);
        expect(namesByIcalJs(body)).toEqual([name, name]);
      }),
      { numRuns: 400 },
    );
  });

  it('is read back by node-ical with exactly its instants', () => {
    const instants = ({ uid, allDay, start, end }: ReadEvent): unknown => [uid, allDay, start, end];
    fc.assert(
      fc.property(plans, (plan) => {
        const input = inputOf(plan);
        const read = readByNodeIcal(renderPlanFeed(input));
        expect(byUid(read).map(instants)).toEqual(byUid(meant(input)).map(instants));
      }),
      { numRuns: 300 },
    );
  });

  it('names no time that the clock of its zone shows twice or never', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const body = renderPlanFeed(inputOf(plan)).replace(/\r\n /g, '');
        const times = [
          ...body.matchAll(/^DT(?:START|END);TZID=([^:]+):(\d{8})T(\d{2})(\d{2})00\r$/gm),
        ];
        expect(times).toHaveLength(2 * plan.sessions.length);
        for (const [, zone = '', date = '', hour, minute] of times) {
          const midnight = Date.parse(date.replace(/(....)(..)(..)/, '$1-$2-$3')) / 60_000;
          const wall = midnight + Number(hour) * 60 + Number(minute);
          const shown: number[] = [];
          for (let at = wall - MINUTES_PER_DAY; at <= wall + MINUTES_PER_DAY; at += 15) {
            if (wallMinutesByIntl(zone, at) === wall) shown.push(at);
          }
          expect([zone, date, hour, minute, shown.length]).toEqual([zone, date, hour, minute, 1]);
        }
      }),
      { numRuns: 100 },
    );
  });
});
