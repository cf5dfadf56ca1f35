import { DAYS_PER_WEEK, type CivilDay } from '@/lib/core/civil/civil';
import type { ProgressView } from '@/lib/usecases/view-progress';
import { hoursText, shortDay, type DateStyle } from '../../../_components/format-dates';

/** A point of the picture, percent of its width from the left and of its height from the top. */
export type Point = readonly [x: number, y: number];

export interface ProgressLayout {
  /** The plan as it is, and as it was first made; null where these are one. */
  readonly planned: readonly Point[];
  readonly firstPlanned: readonly Point[] | null;
  /** From the start to today. */
  readonly done: readonly Point[];
  /** From today to the earliest and the latest finish at the pace; null without a forecast. */
  readonly fan: readonly Point[] | null;
  readonly likely: readonly [Point, Point] | null;
  readonly todayAt: number;
  readonly guides: readonly { readonly y: number; readonly text: string }[];
  readonly labels: readonly { readonly x: number; readonly text: string }[];
}

/** The picture goes on beyond the plan for the forecast, but at most for half of the plan again. */
const MOST_BEYOND = 1.5;

export function progressLayout(
  view: ProgressView,
  today: CivilDay,
  style: DateStyle,
): ProgressLayout {
  const { weeks, forecast, totalMinutes, standing } = view;
  const startDay = weeks[0]?.firstDay ?? today;
  const planEnd = (weeks.at(-1)?.lastDay ?? today) + 1;
  const span = planEnd - startDay;
  const reach = (forecast?.latest ?? forecast?.likely ?? planEnd) + 1;
  const endDay = Math.min(Math.max(planEnd, reach), startDay + Math.ceil(span * MOST_BEYOND));
  const most = Math.max(
    60,
    totalMinutes,
    standing.doneMinutes,
    ...weeks.map(({ firstPlannedMinutes }) => firstPlannedMinutes),
  );
  const x = (day: CivilDay) => ((day - startDay) / (endDay - startDay)) * 100;
  const y = (minutes: number) => 100 - (minutes / most) * 100;
  const line = (of: 'plannedMinutes' | 'firstPlannedMinutes'): readonly Point[] => [
    [0, 100],
    ...weeks.map((week): Point => [x(week.lastDay + 1), y(week[of])]),
  ];
  const here: Point = [Math.max(0, x(today)), y(standing.doneMinutes)];
  const at = (day: CivilDay): Point => [x(day + 1), y(totalMinutes)];
  const past = weeks.filter(({ lastDay }) => lastDay < today);
  const isSame = weeks.every((week) => week.plannedMinutes === week.firstPlannedMinutes);
  return {
    planned: line('plannedMinutes'),
    firstPlanned: isSame ? null : line('firstPlannedMinutes'),
    done: [
      [0, 100],
      ...past.map((week): Point => [x(week.lastDay + 1), y(week.doneMinutes ?? 0)]),
      here,
    ],
    fan: forecast && [
      here,
      at(forecast.earliest),
      // Without a latest finish the slower side goes on level, out of the picture.
      forecast.latest === null ? [x(endDay), here[1]] : at(forecast.latest),
    ],
    likely: forecast && [here, at(forecast.likely)],
    todayAt: here[0],
    guides: guides(most).map((minutes) => ({ y: y(minutes), text: hoursText(minutes) })),
    labels: labels(startDay, endDay)
      .map((day) => ({ x: x(day), text: shortDay(day, style, today) }))
      .filter((label) => label.x <= LAST_LABEL),
  };
}

/** Percent of the width after which a label would reach beyond it. */
const LAST_LABEL = 80;

const GUIDE_HOURS = [5, 10, 20, 50, 100, 200, 500, 1000];

function guides(most: number): readonly number[] {
  const step = (GUIDE_HOURS.find((hours) => most / (hours * 60) <= 5) ?? 2000) * 60;
  return Array.from({ length: Math.floor(most / step) }, (_, index) => (index + 1) * step);
}

/** Four to five Mondays, or whichever day the plan weeks begin on. */
function labels(startDay: CivilDay, endDay: CivilDay): readonly CivilDay[] {
  const weeks = Math.ceil((endDay - startDay) / DAYS_PER_WEEK);
  const step = Math.max(1, Math.ceil(weeks / 4.5));
  const count = Math.ceil(weeks / step);
  return Array.from({ length: count }, (_, index) => startDay + index * step * DAYS_PER_WEEK);
}
