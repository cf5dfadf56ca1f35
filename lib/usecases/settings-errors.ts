import { formatDay, parseDay, type CivilDay } from '@/lib/core/civil/civil';
import { DEFAULT_WINDOWS, weeklyCapacity, weeklyWindows } from './availability-schema';
import type { FieldError } from './field-errors';
import type { PlanSettings } from './plan-request';
import { SIZE_LIMITS } from './size-limits';

const DAYS_PER_YEAR = 366;

export function unknownZone(zone: string): FieldError {
  const message = `is not a time zone; “${zone}” is unknown, Europe/Berlin would be right`;
  return { path: 'learner.zone', message };
}

/**
 * What the schema cannot see: fields against each other and against today.
 * `today` is the learner's local date at the time of the request; a plan that has `begun` may have
 * started before it.
 */
export function settingsErrors(
  settings: PlanSettings,
  today: CivilDay,
  begun = false,
): readonly FieldError[] {
  const { start, deadline } = settings.learner;
  const errors = [...startErrors(parseDay(start) as CivilDay, today, begun)];
  if (deadline !== null) errors.push(...deadlineErrors(start, deadline));
  const { aim } = settings.policy;
  if (typeof aim === 'object' && 'finish' in aim && aim.finish < start) {
    errors.push({ path: 'policy.aim', message: `must not finish before the start, ${start}` });
  }
  return [...errors, ...windowErrors(settings)];
}

function startErrors(start: CivilDay, today: CivilDay, begun: boolean): readonly FieldError[] {
  const path = 'learner.start';
  if (!begun && start < today) {
    const message = `is in the past; choose today, ${formatDay(today)}, or later`;
    return [{ path, message }];
  }
  if (start < today - SIZE_LIMITS.years * DAYS_PER_YEAR) {
    return [{ path, message: `must be within the last ${SIZE_LIMITS.years} years` }];
  }
  if (start > today + DAYS_PER_YEAR * 2) {
    return [{ path, message: 'must be within two years from today' }];
  }
  return [];
}

function deadlineErrors(start: string, deadline: string): readonly FieldError[] {
  const path = 'learner.deadline';
  if (deadline < start) return [{ path, message: `must not be before the start, ${start}` }];
  const most = (parseDay(start) as CivilDay) + SIZE_LIMITS.years * DAYS_PER_YEAR;
  if ((parseDay(deadline) as CivilDay) <= most) return [];
  return [{ path, message: `must be within ${SIZE_LIMITS.years} years from the start` }];
}

function windowErrors({ learner }: PlanSettings): readonly FieldError[] {
  const { windows = DEFAULT_WINDOWS, weeklyMinutes } = learner.availability;
  if (windows.length === 0) {
    return [
      {
        path: 'learner.availability.windows',
        message: 'has no window; give at least one time of the week to study in',
      },
    ];
  }
  if (weeklyMinutes === null) return [];
  const capacity = weeklyCapacity(weeklyWindows(windows));
  if (capacity >= weeklyMinutes) return [];
  return [
    {
      path: 'learner.availability.weeklyMinutes',
      message: `is more than the windows hold, ${capacity} minutes a week; widen the windows or ask for less`,
    },
  ];
}
