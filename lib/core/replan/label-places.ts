import { DAYS_PER_WEEK, type Instant, type Minutes } from '../civil/civil';
import type { LoadLimits } from '../schedule/study-calendar';
import type { WorkBudget } from '../schedule/work-budget';
import { NONE, type KeepLabels } from './keep-labels';
import type { TimeLine } from './time-line';

/** Where a session after a label may go. */
export interface Within {
  readonly budget: WorkBudget;
  readonly limits: LoadLimits;
  readonly lastDay: number;
  /** It ends by then, because of what must come next. */
  readonly latestEnd: Instant;
}

export interface LabelPlaces {
  /** Where the last call of `earliest` found the session to start. */
  readonly start: Instant;
  /** The earliest instant at which a session after the label can start. */
  readonly after: (label: number) => Instant;
  /** The slot of the earliest start of a session after the label, from a day on; `NONE` for none. */
  readonly earliest: (label: number, minutes: Minutes, fromDay: number, within: Within) => number;
  /** Whether a session of the slot keeps to the caps. */
  readonly keepsCaps: (
    label: number,
    slot: number,
    minutes: Minutes,
    limits: LoadLimits,
  ) => boolean;
}

export function createLabelPlaces(
  pool: KeepLabels,
  { from, until, end, day: dayOf, week: weekOf, firstSlotOfDay, days }: TimeLine,
  { gap, grid }: { readonly gap: Minutes; readonly grid: Minutes },
): LabelPlaces {
  const slots = from.length;

  function after(label: number): Instant {
    return (pool.end[label] as number) + (pool.slot[label] === NONE ? 0 : gap);
  }

  function usedOfDay(label: number, day: number): Minutes {
    return pool.day[label] === day ? (pool.dayUsed[label] as number) : 0;
  }

  function usedOfWeek(label: number, week: number): Minutes {
    return pool.week[label] === week ? (pool.weekUsed[label] as number) : 0;
  }

  function earliest(
    label: number,
    minutes: Minutes,
    fromDay: number,
    { budget, limits, lastDay, latestEnd }: Within,
  ): number {
    const notBefore = after(label);
    let slot = Math.max(0, pool.slot[label] as number);
    if (fromDay > (pool.day[label] as number)) {
      slot = Math.max(slot, firstSlotOfDay[Math.min(days, Math.max(0, fromDay))] as number);
    }
    while (slot < slots) {
      budget.spend(1);
      const day = dayOf[slot] as number;
      if (day > lastDay) return NONE;
      const week = weekOf[slot] as number;
      if (minutes + usedOfWeek(label, week) > (limits.week[week] as number)) {
        slot = firstSlotOfDay[Math.min(days, (week + 1) * DAYS_PER_WEEK)] as number;
        continue;
      }
      if (minutes + usedOfDay(label, day) > (limits.day[day] as number)) {
        slot = firstSlotOfDay[day + 1] as number;
        continue;
      }
      const opens = from[slot] as number;
      const start =
        notBefore > opens ? opens + Math.ceil((notBefore - opens) / grid) * grid : opens;
      if (start + minutes > latestEnd) return NONE;
      if (start < (until[slot] as number) && start + minutes <= (end[slot] as number)) {
        places.start = start;
        return slot;
      }
      slot += 1;
    }
    return NONE;
  }

  function keepsCaps(label: number, slot: number, minutes: Minutes, limits: LoadLimits): boolean {
    const day = dayOf[slot] as number;
    const week = weekOf[slot] as number;
    return (
      minutes + usedOfDay(label, day) <= (limits.day[day] as number) &&
      minutes + usedOfWeek(label, week) <= (limits.week[week] as number)
    );
  }

  const places = { start: 0, after, earliest, keepsCaps };
  return places;
}
