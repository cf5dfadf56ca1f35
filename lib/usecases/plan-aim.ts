import { z } from 'zod';
import { parseDay, type CivilDay } from '@/lib/core/civil/civil';
import type { Aim } from '@/lib/core/schedule/problem';
import { isoDate } from './request-values';

const MESSAGE =
  'must be standard, deepest, soonest, a depth from 0 to 1, or a day to finish by, written YYYY-MM-DD';
const DEPTH = 'must be a depth from 0 to 1';

/** `policy.aim`: a named aim, a depth, or a day to finish by. */
export const planAimSchema = z
  .union(
    [
      z.enum(['standard', 'deepest', 'soonest']),
      z.strictObject({ depth: z.number().min(0, { error: DEPTH }).max(1, { error: DEPTH }) }),
      z.strictObject({ finish: isoDate }),
    ],
    { error: MESSAGE },
  )
  .describe(
    'standard: depth 0.5 as early as it fits, else as deep as the weeks allow; depth: the same for that minimum depth; finish: as deep as it can be finished by that day',
  );
export type PlanAim = z.output<typeof planAimSchema>;

/** The aim in the core's terms. */
export function coreAim(aim: PlanAim): Aim {
  if (typeof aim === 'string' || 'depth' in aim) return aim;
  return { finishBy: parseDay(aim.finish) as CivilDay };
}

/** The aim as one text field: `standard`, `depth:0.4`, `finish:2027-03-28`. */
export function aimText(aim: PlanAim): string {
  if (typeof aim === 'string') return aim;
  return 'depth' in aim ? `depth:${aim.depth}` : `finish:${aim.finish}`;
}

/** Reads the text field for `planAimSchema` to judge; what is no such text stays as it is. */
export function aimOfText(text: string): unknown {
  const depth = /^depth:(\d[\d.e-]{0,25})$/.exec(text);
  if (depth) return { depth: Number(depth[1]) };
  return text.startsWith('finish:') ? { finish: text.slice('finish:'.length) } : text;
}
