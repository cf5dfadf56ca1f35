import { DAYS_PER_WEEK, civilDate, civilDay, type CivilDay } from '@/lib/core/civil/civil';
import type { LearningPath } from '@/lib/core/path/learning-path';
import type { WeekMarks } from '@/lib/core/progress/week-marks';
import type { Infeasible, PlannedPhase } from '@/lib/core/schedule/plan';
import type { WeekPlan } from '@/lib/usecases/week-plans';
import {
  counted,
  dayRange,
  hoursText,
  monthName,
  shortDay,
  weekdayDay,
  type DateStyle,
} from './format-dates';
import { describeWeek, plannedMinutes, type StripWeekText } from './strip-week-text';

/** What the strip is drawn from. */
export interface StripData {
  readonly weeks: readonly WeekPlan[];
  readonly path: LearningPath;
  /** Empty where nothing fits. */
  readonly plannedPhases: readonly PlannedPhase[];
  readonly finishDay: CivilDay | null;
  readonly deadlineDay: CivilDay | null;
  readonly conflict: Infeasible | null;
  readonly today: CivilDay;
  /** What became of the weeks that have begun, where that is known. */
  readonly marks?: readonly WeekMarks[];
}

/** A stretch across the strip, in percent of its width. */
export interface Stretch {
  readonly left: number;
  readonly width: number;
}

export interface StripBand extends Stretch {
  readonly phaseId: string;
  readonly title: string;
  /** 1 for the path's first phase. */
  readonly number: number;
  readonly broken: boolean;
  readonly dates: string;
}

export interface StripBar {
  /** A phase's study, what of it is over and not done, reviews of any phase, or upkeep. */
  readonly kind: 'study' | 'open' | 'review' | 'upkeep';
  /** The phase's colour, 1 to 6; 0 for reviews and upkeep. */
  readonly number: number;
  /** Shares of the plot's height. */
  readonly from: number;
  readonly height: number;
}

export interface StripWeek extends Stretch, StripWeekText {
  readonly index: number;
  /** Share of the plot's height. */
  readonly capacity: number;
  readonly bars: readonly StripBar[];
}

export interface StripFlag {
  readonly at: number;
  readonly text: string;
  /** Whether the text stands left of its line. */
  readonly before: boolean;
}

export interface StripLabel {
  readonly at: number;
  readonly text: string;
  /** Left out where the strip is narrow. */
  readonly minor: boolean;
}

export interface StripLayout {
  readonly bands: readonly StripBand[];
  readonly weeks: readonly StripWeek[];
  readonly daysOff: readonly Stretch[];
  /** Where upkeep goes on after the finish, as far as it is shown. */
  readonly upkeep: (Stretch & { readonly title: string }) | null;
  readonly hasReviews: boolean;
  /** Whether any study is over and not done. */
  readonly hasOpen: boolean;
  readonly broken: Stretch | null;
  readonly guides: readonly { readonly share: number; readonly text: string }[];
  readonly labels: readonly StripLabel[];
  readonly finish: StripFlag | null;
  readonly deadline: StripFlag | null;
  readonly today: StripFlag | null;
  readonly summary: string;
}

const PHASE_COLOURS = 6;

/** The colour of a path's phase, 1 to 6. */
export function phaseColour(path: LearningPath, phaseId: string): number {
  return (path.phases.findIndex(({ id }) => id === phaseId) % PHASE_COLOURS) + 1;
}

/** More weeks of upkeep than this share of those of study say nothing new: its band tells the end. */
const UPKEEP_SHARE = 0.75;

/** Weeks far beyond all that is planned say nothing: a third more than is needed shows the slack. */
function shownWeeks({ weeks, finishDay, deadlineDay, conflict }: StripData): readonly WeekPlan[] {
  const start = weeks[0]?.firstDay;
  if (start === undefined) return [];
  const lastNeeded = finishDay ?? (conflict ? conflict.lastDay : start);
  const needed = Math.floor((lastNeeded - start) / DAYS_PER_WEEK) + 1;
  const room = Math.max(needed + 2, Math.ceil(needed * 1.34));
  const toDeadline =
    deadlineDay === null ? 0 : Math.floor((deadlineDay - start) / DAYS_PER_WEEK) + 1;
  const upkeep = weeks.filter(({ upkeepMinutes }) => upkeepMinutes > 0).length;
  const withUpkeep = needed + Math.min(upkeep, Math.max(4, Math.ceil(needed * UPKEEP_SHARE)));
  const lastReview = weeks.findLastIndex(({ reviewMinutes }) => reviewMinutes > 0) + 1;
  const planned = Math.max(room, withUpkeep, lastReview);
  return weeks.slice(0, toDeadline <= needed * 1.6 ? Math.max(planned, toDeadline) : planned);
}

export function stripLayout(data: StripData, style: DateStyle): StripLayout {
  const weeks = shownWeeks(data);
  const firstDay = weeks[0]?.firstDay ?? data.today;
  const endDay = (weeks.at(-1)?.lastDay ?? data.today) + 1;
  const days = Math.max(1, endDay - firstDay);
  const at = (day: CivilDay) => ((day - firstDay) / days) * 100;
  const stretch = (from: CivilDay, last: CivilDay): Stretch => ({
    left: at(from),
    width: at(Math.min(last + 1, endDay)) - at(from),
  });
  const inside = (day: CivilDay | null) => day !== null && day >= firstDay && day <= endDay;
  const most = Math.max(
    60,
    ...weeks.map((week) => Math.max(plannedMinutes(week), week.capacityMinutes)),
  );
  const flag = (day: CivilDay | null, at100: number, text: string): StripFlag | null =>
    inside(day) ? { at: at100, text, before: at100 > 50 } : null;
  const { finishDay, deadlineDay, conflict, today } = data;

  return {
    bands: bandsOf(data, stretch, style),
    weeks: weeks.map((week) => ({
      ...stretch(week.firstDay, week.lastDay),
      ...describeWeek(week, data, style),
      index: week.index,
      capacity: week.capacityMinutes / most,
      bars: barsOf(week, data, most),
    })),
    daysOff: runs(weeks.flatMap(({ blackoutDays }) => blackoutDays)).map(([from, last]) =>
      stretch(from, last),
    ),
    upkeep: upkeepStretch(data, weeks, stretch, style),
    hasReviews: weeks.some(({ reviewMinutes }) => reviewMinutes > 0),
    hasOpen: (data.marks ?? []).some(({ open }) => open.length > 0),
    broken:
      conflict && conflict.kind !== 'no-availability' ? brokenStretch(conflict, stretch) : null,
    guides: guidesFor(most),
    labels: labelsFor(firstDay, endDay, at, style, today),
    finish:
      finishDay === null
        ? null
        : flag(finishDay, at(finishDay + 1), `Finish ${weekdayDay(finishDay, style, today)}`),
    deadline:
      deadlineDay === null
        ? null
        : flag(deadlineDay, at(deadlineDay + 1), `Deadline ${shortDay(deadlineDay, style, today)}`),
    today: today > firstDay ? flag(today, at(today), 'Today') : null,
    summary: summaryOf(data, weeks, style),
  };
}

type PhaseConflict = Exclude<Infeasible, { kind: 'no-availability' }>;

function brokenBand(band: StripBand, conflict: PhaseConflict): StripBand {
  if (conflict.kind !== 'phase-does-not-fit') return band;
  const [needs, holds] = [hoursText(conflict.demandMinutes), hoursText(conflict.capacityMinutes)];
  return { ...band, title: `${band.title}: ${needs} into ${holds}` };
}

function brokenStretch(
  conflict: PhaseConflict,
  stretch: (from: CivilDay, last: CivilDay) => Stretch,
): Stretch {
  return stretch(conflict.firstDay, conflict.lastDay);
}

function bandsOf(
  { path, plannedPhases, conflict, today }: StripData,
  stretch: (from: CivilDay, last: CivilDay) => Stretch,
  style: DateStyle,
): readonly StripBand[] {
  const band = (phaseId: string, from: CivilDay, last: CivilDay, broken: boolean): StripBand => {
    const index = path.phases.findIndex(({ id }) => id === phaseId);
    return {
      ...stretch(from, last),
      phaseId,
      title: path.phases[index]?.title ?? phaseId,
      number: index + 1,
      broken,
      dates: dayRange(from, last, style, today),
    };
  };
  if (conflict) {
    return conflict.kind === 'no-availability'
      ? []
      : [brokenBand(band(conflict.phaseId, conflict.firstDay, conflict.lastDay, true), conflict)];
  }
  return plannedPhases.map(({ phaseId, firstDay, lastDay }, index) => {
    const next = plannedPhases[index + 1];
    // Phases may meet on a day: it is drawn as the later one's.
    const last = next && next.firstDay <= lastDay ? Math.max(firstDay, next.firstDay - 1) : lastDay;
    return band(phaseId, firstDay, last, false);
  });
}

/** Study phase by phase, upon it what of it is open, and the reviews; upkeep alone. */
function barsOf(week: WeekPlan, { path, marks }: StripData, most: number): readonly StripBar[] {
  let from = 0;
  const bar = (kind: StripBar['kind'], number: number, minutes: number): StripBar => {
    const placed = { kind, number, from, height: minutes / most };
    from += placed.height;
    return placed;
  };
  const openOf = new Map(
    marks
      ?.find(({ index }) => index === week.index)
      ?.open.map(({ phaseId, minutes }) => [phaseId, minutes]),
  );
  return [
    ...week.byPhase.flatMap(({ phaseId, minutes }) => {
      const open = openOf.get(phaseId) ?? 0;
      const number = phaseColour(path, phaseId);
      return [bar('study', number, minutes - open), bar('open', number, open)];
    }),
    bar('upkeep', 0, week.upkeepMinutes),
    bar('review', 0, week.reviewMinutes),
  ].filter(({ height }) => height > 0);
}

function upkeepStretch(
  { weeks, today }: StripData,
  shown: readonly WeekPlan[],
  stretch: (from: CivilDay, last: CivilDay) => Stretch,
  style: DateStyle,
): StripLayout['upkeep'] {
  const all = weeks.filter(({ upkeepMinutes }) => upkeepMinutes > 0);
  const [first, last, end] = [all[0], all.at(-1), shown.at(-1)];
  if (!first || !last || !end || first.firstDay > end.lastDay) return null;
  return {
    ...stretch(first.firstDay, Math.min(last.lastDay, end.lastDay)),
    title: `Upkeep to ${shortDay(last.lastDay, style, today)}`,
  };
}

/** Runs of consecutive days, both ends included. */
function runs(days: readonly CivilDay[]): readonly (readonly [CivilDay, CivilDay])[] {
  const found: [CivilDay, CivilDay][] = [];
  for (const day of days) {
    const last = found.at(-1);
    if (last && last[1] === day - 1) last[1] = day;
    else found.push([day, day]);
  }
  return found;
}

const GUIDE_HOURS = [1, 2, 5, 10, 20, 40] as const;

function guidesFor(most: number): StripLayout['guides'] {
  const step = GUIDE_HOURS.find((hours) => most / (hours * 60) < 4.5) ?? 40;
  const count = Math.floor(most / (step * 60));
  return Array.from({ length: count }, (_, index) => ({
    share: ((index + 1) * step * 60) / most,
    text: hoursText((index + 1) * step * 60),
  }));
}

/** The first day, then the first of each month that leaves room for its name. */
function labelsFor(
  firstDay: CivilDay,
  endDay: CivilDay,
  at: (day: CivilDay) => number,
  style: DateStyle,
  today: CivilDay,
): readonly StripLabel[] {
  const labels: StripLabel[] = [{ at: 0, text: shortDay(firstDay, style, today), minor: false }];
  const start = civilDate(firstDay);
  let lastAny = 0;
  let lastMajor = 0;
  for (let index = start.month; ; index += 1) {
    const year = start.year + Math.floor(index / 12);
    const month = (index % 12) + 1;
    const day = civilDay({ year, month, day: 1 });
    if (day >= endDay) return labels;
    const place = at(day);
    if (place - lastAny < 7 || place > 96) continue;
    const minor = place - lastMajor < 18 || place > 90;
    const name = monthName(month).slice(0, 3);
    labels.push({ at: place, text: month === 1 ? `${name} ${year}` : name, minor });
    lastAny = place;
    if (!minor) lastMajor = place;
  }
}

function summaryOf(data: StripData, weeks: readonly WeekPlan[], style: DateStyle): string {
  const { finishDay, conflict, path, today } = data;
  const span = `${counted(weeks.length, 'week')} from ${shortDay(weeks[0]?.firstDay ?? today, style, today)}`;
  if (finishDay !== null) {
    return `${path.title} over ${span}, finished on ${weekdayDay(finishDay, style, today)}.`;
  }
  return conflict ? `${path.title} does not fit into the ${span}.` : span;
}
