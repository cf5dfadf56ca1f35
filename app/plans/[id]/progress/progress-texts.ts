import { DAYS_PER_WEEK } from '@/lib/core/civil/civil';
import type { ProgressView } from '@/lib/usecases/view-progress';
import { counted, hoursText, longDay, type DateStyle } from '../../../_components/format-dates';

/** `5 days`, `1.5 weeks`: days up to one week, then half weeks. */
export function spanText(days: number): string {
  if (days < DAYS_PER_WEEK) return counted(days, 'day');
  const weeks = Math.round((days * 2) / DAYS_PER_WEEK) / 2;
  return counted(weeks, 'week');
}

/** What is done against what was planned until now. */
export function standingText({ standing, leftMinutes, totalMinutes }: ProgressView): string {
  const { dueMinutes, doneMinutes, days } = standing;
  const done = hoursText(doneMinutes);
  if (leftMinutes === 0 && totalMinutes > 0) return `All ${hoursText(totalMinutes)} are done.`;
  if (dueMinutes === 0 && doneMinutes === 0) return 'Nothing was planned until now.';
  const against = `${done} done, ${hoursText(dueMinutes)} planned until now`;
  if (doneMinutes === dueMinutes) return `${against}: just as planned.`;
  const apart = hoursText(Math.abs(dueMinutes - doneMinutes));
  const isAhead = doneMinutes > dueMinutes;
  const span =
    days === 0 ? '' : `, about ${spanText(Math.abs(days))} ${isAhead ? 'ahead' : 'behind'}`;
  return `${against}: ${isAhead ? `${apart} more` : `${apart} to place`}${span}.`;
}

/** When the path is through at the pace of the last weeks, and what that pace was. */
export function forecastText(
  { pace, forecast, leftMinutes }: ProgressView,
  style: DateStyle,
  today: number,
): string {
  if (leftMinutes === 0) return 'Nothing is left to forecast.';
  if (pace === null) return 'A forecast comes once the first week is over.';
  const weeks = pace.weeks.length === 1 ? 'week' : `${pace.weeks.length} weeks`;
  if (forecast === null) {
    return `In the last ${weeks} nothing was noted as done, so there is no pace to forecast with.`;
  }
  const [slow, mean, fast] = [pace.slow, pace.mean, pace.fast].map(hoursText) as [
    string,
    string,
    string,
  ];
  const speed =
    slow === fast
      ? `At the pace of the last ${weeks}, ${mean} a week`
      : `At the pace of the last ${weeks}, ${mean} a week (${slow} to ${fast} with any one of them left out)`;
  const day = (value: number) => longDay(value, style, today);
  const likely = day(forecast.likely);
  if (forecast.earliest === forecast.latest) return `${speed}, you finish on ${likely}.`;
  const range =
    forecast.latest === null
      ? `${day(forecast.earliest)} at the earliest`
      : `between ${day(forecast.earliest)} and ${day(forecast.latest)}`;
  return `${speed}, you finish ${range}, most likely on ${likely}.`;
}

/** How much may still be lost. */
export function missableText(
  { missableWeeks, finishDay, leftMinutes }: ProgressView,
  deadlineDay: number | null,
  style: DateStyle,
  today: number,
): string | null {
  if (leftMinutes === 0) return null;
  const until = longDay(deadlineDay ?? finishDay, style, today);
  if (missableWeeks === null) return `What is left does not fit until ${until} as things stand.`;
  if (missableWeeks === 0) return `No whole week is to spare until ${until}.`;
  const weeks = counted(missableWeeks, 'whole week');
  return `You could lose ${weeks} and still finish by ${until}, at core depth if need be.`;
}
