import type { CivilDay } from '@/lib/core/civil/civil';
import type { LearningPath } from '@/lib/core/path/learning-path';
import type { ChangedWeek } from '@/lib/usecases/changed-weeks';
import { dayRange, hoursText, shortDay, type DateStyle } from '../../../_components/format-dates';
import { phaseColour } from '../../../_components/strip-layout';

interface ChangeStripProps {
  readonly weeks: readonly ChangedWeek[];
  readonly path: LearningPath;
  readonly style: DateStyle;
  readonly today: CivilDay;
  /** Pixels. */
  readonly height: number;
}

const COLUMN = 0.72;

/** The coming weeks before and after: columns for what would be, a line for what is planned now. */
export function ChangeStrip({ weeks, path, style, today, height }: ChangeStripProps) {
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (!first || !last) return null;
  const most = Math.max(
    60,
    ...weeks.map((week) => Math.max(week.beforeMinutes, week.afterMinutes, week.capacityMinutes)),
  );
  const up = (minutes: number) => (minutes / most) * height;
  const across = (index: number, share: number) => ({
    x: `${((index + (1 - share) / 2) / weeks.length) * 100}%`,
    width: `${(share / weeks.length) * 100}%`,
  });
  return (
    <figure aria-label={summaryOf(weeks, style, today)}>
      <svg width="100%" height={height + 2} className="block overflow-visible" aria-hidden="true">
        {weeks.map((week, index) => (
          <g key={week.index}>
            {week.capacityMinutes > 0 && (
              <rect
                {...across(index, COLUMN)}
                y={height - up(week.capacityMinutes)}
                height={up(week.capacityMinutes)}
                className="strip-capacity"
              />
            )}
            <rect
              {...across(index, COLUMN)}
              y={height - up(week.afterMinutes)}
              height={up(week.afterMinutes)}
              className="strip-bar-review"
            />
            <Phases week={week} path={path} up={up} base={height} {...across(index, COLUMN)} />
            <rect
              {...across(index, 0.96)}
              y={height - up(week.beforeMinutes) - 1}
              height="2"
              fill="var(--ink)"
            />
          </g>
        ))}
        <line x1="0" x2="100%" y1={height + 0.5} y2={height + 0.5} className="strip-base" />
      </svg>
      <figcaption
        aria-hidden="true"
        className="flex justify-between gap-2 text-xs whitespace-nowrap text-ink-soft"
      >
        <span>{shortDay(first.firstDay, style, today)}</span>
        <span>{shortDay(last.lastDay, style, today)}</span>
      </figcaption>
    </figure>
  );
}

interface PhasesProps {
  readonly week: ChangedWeek;
  readonly path: LearningPath;
  readonly up: (minutes: number) => number;
  readonly base: number;
  readonly x: string;
  readonly width: string;
}

/** Study in the phases' colours, from the ground up; what is above it are reviews and upkeep. */
function Phases({ week, path, up, base, x, width }: PhasesProps) {
  let reached = 0;
  return week.byPhase.map(({ phaseId, minutes }) => {
    reached += minutes;
    return (
      <g key={phaseId} data-phase={phaseColour(path, phaseId)}>
        <rect
          x={x}
          width={width}
          y={base - up(reached)}
          height={up(minutes)}
          className="strip-bar"
        />
      </g>
    );
  });
}

function summaryOf(weeks: readonly ChangedWeek[], style: DateStyle, today: CivilDay): string {
  const changed = weeks.filter(({ beforeMinutes, afterMinutes }) => beforeMinutes !== afterMinutes);
  if (changed.length === 0) return 'Every week keeps its hours.';
  const parts = changed.map(
    ({ firstDay, lastDay, beforeMinutes, afterMinutes }) =>
      `${dayRange(firstDay, lastDay, style, today)}: ${hoursText(beforeMinutes)}, then ${hoursText(afterMinutes)}`,
  );
  return `Hours a week before and after. ${parts.join('; ')}.`;
}
