import type { Interval } from '@/lib/core/availability/availability';
import { MINUTES_PER_DAY } from '@/lib/core/civil/civil';
import { instantAt, startOfDay, type OffsetTable } from '@/lib/core/civil/offset-table';
import { offsetTableOfZone } from '@/lib/time/offset-table-of-zone';
import type { BusyReading, BusyRules } from './busy-reading';

const MARGIN = 3 * MINUTES_PER_DAY;

/** The instants that a reading takes in a zone by a calendar's rules; in no order. */
export function busyTimesIn(
  { window, times }: BusyReading,
  { allDayBlocks, tentativeBlocks }: BusyRules,
  zone: string,
): readonly Interval[] {
  const offsets = offsetTableOfZone(zone, window.start - MARGIN, window.end + MARGIN);
  return times
    .filter(({ tentative }) => tentativeBlocks || !tentative)
    .filter(({ clock }) => allDayBlocks || clock !== 'all-day')
    .flatMap(({ clock, intervals }) => {
      if (clock === 'fixed') return intervals;
      const instantOf = clock === 'floating' ? instantOfWall : startOfWallDay;
      return intervals.map(({ start, end }) => ({
        start: instantOf(offsets, start),
        end: instantOf(offsets, end),
      }));
    })
    .filter(({ start, end }) => start < end);
}

function instantOfWall(offsets: OffsetTable, wall: number): number {
  const day = Math.floor(wall / MINUTES_PER_DAY);
  return instantAt(offsets, day, wall - day * MINUTES_PER_DAY);
}

function startOfWallDay(offsets: OffsetTable, wall: number): number {
  return startOfDay(offsets, Math.floor(wall / MINUTES_PER_DAY));
}
