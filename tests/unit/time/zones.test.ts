import { describe, expect, it } from 'vitest';
import { canonicalZone, isKnownZone, listZones } from '@/lib/time/zones';

describe('zones', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['AMERICA/PORT-AU-PRINCE', 'America/Port-au-Prince'],
    ['Europe/kiev', 'Europe/Kiev'],
    ['Europe/Kyiv', 'Europe/Kyiv'],
    ['asia/kolkata', 'Asia/Kolkata'],
    ['Asia/Kathmandu', 'Asia/Kathmandu'],
    ['UTC', 'Etc/UTC'],
    ['utc', 'Etc/UTC'],
    ['etc/utc', 'Etc/UTC'],
    ['Etc/GMT+5', 'Etc/GMT+5'],
  ])('%s is %s', (zone, canonical) => {
    expect(canonicalZone(zone)).toBe(canonical);
    expect(isKnownZone(zone)).toBe(true);
  });

  it.each(['Europe/Atlantis', '+05:30', '-0800', '+01', '', ' Europe/Berlin', 'local', 'Berlin'])(
    'refuses %j',
    (zone) => {
      expect(canonicalZone(zone)).toBeUndefined();
      expect(isKnownZone(zone)).toBe(false);
    },
  );

  it('lists every zone once, sorted, under its current name', () => {
    const zones = listZones();
    expect(zones).toEqual([...new Set(zones)].sort());
    expect(zones).toEqual(
      expect.arrayContaining(['Asia/Kathmandu', 'Asia/Kolkata', 'Etc/UTC', 'Europe/Kyiv']),
    );
    expect(zones).not.toContain('Asia/Calcutta');
    expect(zones).not.toContain('UTC');
    expect(zones.length).toBeGreaterThan(400);
  });

  it('accepts every zone that it lists as it stands', () => {
    expect(listZones().filter((zone) => canonicalZone(zone) !== zone)).toEqual([]);
  });
});
