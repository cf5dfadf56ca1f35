import { DAYS_PER_WEEK, MINUTES_PER_DAY, type Minutes } from '@/lib/core/civil/civil';
import type { CalendarSession, WallInstant } from '@/lib/usecases/view-calendar';
import type { ViewName } from './calendar-toolbar';

interface Keys {
  readonly key: string;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

export interface KeyboardDraft {
  readonly from: WallInstant;
  readonly minutes: Minutes;
}

/**
 * Where a key puts a session; null for keys that mean something else. Alt with an arrow moves it by a
 * day or by a step of the clock (in a month by a day or a week), with Shift too it lasts a step longer
 * or shorter.
 */
export function keyboardDraft(
  { key, altKey, shiftKey }: Keys,
  { from, minutes, kind }: Pick<CalendarSession, 'from' | 'minutes' | 'kind'>,
  view: ViewName,
  {
    step,
    least,
    most,
  }: { readonly step: Minutes; readonly least: Minutes; readonly most: Minutes },
): KeyboardDraft | null {
  if (!altKey) return null;
  const direction = DIRECTIONS[key];
  if (direction === undefined) return null;
  const { days, steps } = direction;
  if (shiftKey) {
    if (steps === 0 || kind !== 'study') return null;
    return { from, minutes: Math.min(Math.max(minutes + steps * step, least), most) };
  }
  const down = steps * (view === 'month' ? DAYS_PER_WEEK * MINUTES_PER_DAY : step);
  return { from: from + days * MINUTES_PER_DAY + down, minutes };
}

const DIRECTIONS: Readonly<Record<string, { readonly days: number; readonly steps: number }>> = {
  ArrowLeft: { days: -1, steps: 0 },
  ArrowRight: { days: 1, steps: 0 },
  ArrowUp: { days: 0, steps: -1 },
  ArrowDown: { days: 0, steps: 1 },
};
