import { z } from 'zod';
import type { OffsetTable } from '@/lib/core/civil/offset-table';
import { failure, success, type Result } from '@/lib/core/result';
import { offsetTableOfZone } from '@/lib/time/offset-table-of-zone';
import { canonicalZone } from '@/lib/time/zones';
import { parseRequest, type FieldError } from './field-errors';

const LONGEST_RANGE = 20 * 366 * 24 * 60;

const instant = z.coerce.number().int({ error: 'must be whole minutes since 1970-01-01T00:00Z' });

const query = z
  .object({
    zone: z.string({ error: 'must be an IANA time zone' }).max(60),
    from: instant,
    until: instant,
  })
  .refine(({ from, until }) => from < until && until - from <= LONGEST_RANGE, {
    path: ['until'],
    message: 'must be after from, by 20 years at most',
  })
  .refine(({ from, until }) => from >= 0 && until < 60_000_000, {
    path: ['from'],
    message: 'must lie between 1970 and 2083',
  });

/** The server's zone data for a browser that plans by itself. */
export function zoneOffsets(params: URLSearchParams): Result<OffsetTable, readonly FieldError[]> {
  const parsed = parseRequest(query, Object.fromEntries(params));
  if (!parsed.ok) return parsed;
  const zone = canonicalZone(parsed.value.zone);
  if (zone === undefined) {
    return failure([{ path: 'zone', message: `is not a time zone: “${parsed.value.zone}”` }]);
  }
  return success(offsetTableOfZone(zone, parsed.value.from, parsed.value.until));
}
