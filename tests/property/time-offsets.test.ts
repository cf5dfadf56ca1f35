import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTES_PER_DAY } from '@/lib/core/civil/civil';
import { instantAt, offsetAt, wallTimeAt, type OffsetTable } from '@/lib/core/civil/offset-table';
import { offsetTableOfZone } from '@/lib/time/offset-table-of-zone';
import { listZones } from '@/lib/time/zones';
import { wallMinutesByIntl, yearStart } from '../support/calendar-wall-clock';

const FROM = yearStart(2024);
const UNTIL = yearStart(2033);

function tableOf(zone: string): OffsetTable {
  return offsetTableOfZone(zone, FROM, UNTIL);
}

/** How long ago the same reading was on the clock, where it was: the length of the fold. */
function foldBefore(offsets: OffsetTable, instant: number): number {
  let before = offsets.initialOffset;
  for (const { at, offset } of offsets.transitions) {
    const fold = before - offset;
    if (fold > 0 && instant >= at && instant < at + fold) return fold;
    before = offset;
  }
  return 0;
}

const zones = fc.constantFrom(...listZones());
/** Anywhere, and often within three hours of a change. */
const moments = zones.chain((zone) => {
  const anywhere = fc.integer({ min: FROM, max: UNTIL - 1 });
  const changes = tableOf(zone).transitions.map(({ at }) => at);
  const near = fc
    .tuple(fc.constantFrom(...changes, FROM + 180), fc.integer({ min: -180, max: 180 }))
    .map(([at, shift]) => at + shift);
  return fc.tuple(fc.constant(zone), fc.oneof(anywhere, near));
});

describe('in every zone', () => {
  it('an instant comes back from its wall time, or its first twin does', () => {
    fc.assert(
      fc.property(moments, ([zone, instant]) => {
        const offsets = tableOf(zone);
        const { day, minute } = wallTimeAt(offsets, instant);
        expect(instantAt(offsets, day, minute)).toBe(instant - foldBefore(offsets, instant));
      }),
      { numRuns: 5000 },
    );
  });

  it('the offset is that of Intl', () => {
    fc.assert(
      fc.property(moments, ([zone, instant]) => {
        expect(instant + offsetAt(tableOf(zone), instant)).toBe(wallMinutesByIntl(zone, instant));
      }),
      { numRuns: 5000 },
    );
  });

  it('no change is missed or a minute off', () => {
    const wrong: string[] = [];
    for (const zone of listZones()) {
      const offsets = tableOf(zone);
      const instants = offsets.transitions.flatMap(({ at }) => [at - 1, at]);
      for (let at = FROM; at < UNTIL; at += 4 * MINUTES_PER_DAY) instants.push(at);
      for (const at of instants) {
        if (at + offsetAt(offsets, at) !== wallMinutesByIntl(zone, at)) wrong.push(`${zone} ${at}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
