import { formatDay, parseDay, type CivilDay } from '@/lib/core/civil/civil';
import { aimOfText, aimText, planAimSchema } from '@/lib/usecases/plan-aim';
import { percentText, shortDay, type DateStyle } from '../_components/format-dates';

/** The form's aim for the deepest plan that finishes by a day. */
export function finishAim(day: CivilDay): string {
  return aimText({ finish: formatDay(day) });
}

/** The day that a form's aim is to finish by; null for every other aim. */
export function finishDayOf(aim: string): CivilDay | null {
  const { data } = planAimSchema.safeParse(aimOfText(aim));
  return typeof data === 'object' && 'finish' in data ? (parseDay(data.finish) ?? null) : null;
}

/** What an aim without a name is called: `By 28 Mar`, `Depth 40 %`; one that cannot be read, as it is. */
export function aimLabel(aim: string, style: DateStyle): string {
  const day = finishDayOf(aim);
  if (day !== null) return `By ${shortDay(day, style, day)}`;
  const { data } = planAimSchema.safeParse(aimOfText(aim));
  return typeof data === 'object' && 'depth' in data ? `Depth ${percentText(data.depth)}` : aim;
}
