import { clockTime, longDay, type DateStyle } from '../../../_components/format-dates';
import type { PlanView } from '@/lib/usecases/view-plan';
import { collisionsText } from '../collisions-text';

interface CollidingProps {
  readonly view: Pick<PlanView, 'collisions' | 'today'>;
  readonly style: DateStyle;
}

/** So many are told by name; of the rest their number. */
const NAMED = 5;

/** Why the plan asks for other times: sessions that lie where a calendar takes time now. */
export function Colliding({ view: { collisions, today }, style }: CollidingProps) {
  if (collisions.length === 0) return null;
  const more = collisions.length - NAMED;
  return (
    <div className="mt-2">
      <p className="text-lg">{collisionsText(collisions)}</p>
      <ul className="mt-1 grid gap-0.5 text-sm text-ink-soft">
        {collisions.slice(0, NAMED).map(({ id, title, day, fromMinute }) => (
          <li key={id}>
            {title}, {longDay(day, style, today)}, {clockTime(fromMinute, style)}
          </li>
        ))}
        {more > 0 && <li>and {more} more</li>}
      </ul>
    </div>
  );
}
