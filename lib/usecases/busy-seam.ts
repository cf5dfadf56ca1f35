import type { Interval } from '@/lib/core/availability/availability';
import type { Reader } from '@/lib/db/schema';

export function busyTimesOf(
  _reader: Reader,
  _ownerId: string,
  _zone: string,
): Promise<readonly Interval[]> {
  return Promise.resolve([]);
}
export function listBusyCalendars(_ownerId: string): Promise<readonly { readonly id: string }[]> {
  return Promise.resolve([]);
}
