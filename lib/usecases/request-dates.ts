import { z } from 'zod';
import { parseDay } from '@/lib/core/civil/civil';

/** A date of a request. */
export const isoDate = z
  .string()
  .refine((text) => parseDay(text) !== undefined, {
    message: 'must be a date that exists, written YYYY-MM-DD',
  })
  .describe('Local date, YYYY-MM-DD');
