import type { SessionView } from '@/lib/usecases/view-plan';
import { counted } from '../../_components/format-dates';

/** `3 sessions collide with your calendar. 1 of them is pinned and stays.` */
export function collisionsText(collisions: readonly Pick<SessionView, 'pinned'>[]): string {
  const count = collisions.length;
  const pinned = collisions.filter((one) => one.pinned).length;
  const all = `${counted(count, 'session')} ${count === 1 ? 'collides' : 'collide'} with your calendar.`;
  if (pinned === 0) return all;
  if (pinned === count)
    return `${all} You pinned ${count === 1 ? 'it, so it stays' : 'them, so they stay'}.`;
  return `${all} ${pinned} of them ${pinned === 1 ? 'is pinned and stays' : 'are pinned and stay'}.`;
}
