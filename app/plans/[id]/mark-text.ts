import type { SessionView } from '@/lib/usecases/view-plan';
import { durationText } from '../../_components/format-dates';

/** What was said of a session: `done`, `30 min of 1 h done`, `not done`; null where nothing was. */
export function markText({
  doneMinutes,
  minutes,
}: Pick<SessionView, 'doneMinutes' | 'minutes'>): string | null {
  if (doneMinutes === null) return null;
  if (doneMinutes === 0) return 'not done';
  return doneMinutes >= minutes
    ? 'done'
    : `${durationText(doneMinutes)} of ${durationText(minutes)} done`;
}
