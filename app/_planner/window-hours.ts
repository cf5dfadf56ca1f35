import { parseWallMinute, type Minutes } from '@/lib/core/civil/civil';
import {
  weeklyCapacity,
  weeklyWindows,
  type RequestWindow,
} from '@/lib/usecases/availability-schema';
import { DAY_FIELDS, type PlannerFields } from '@/lib/usecases/planner-fields';
import { readDayWindows } from './day-windows';

/** Minutes a week that the form's study times hold; what cannot be read counts as none. */
export function windowMinutes({ days }: Pick<PlannerFields, 'days'>): Minutes {
  const windows = DAY_FIELDS.flatMap((field, index) =>
    (readDayWindows(days[field]) ?? [])
      .filter(
        ({ from, to }) =>
          parseWallMinute(from) !== undefined && parseWallMinute(to) !== undefined && from !== to,
      )
      .map(({ from, to }): RequestWindow => ({ weekday: index + 1, from, to })),
  );
  return weeklyCapacity(weeklyWindows(windows));
}
