import type { CSSProperties } from 'react';
import type { CivilDay } from '@/lib/core/civil/civil';
import type { FrontierPoint } from '@/lib/core/schedule/frontier';
import { percentText, shortDay, type DateStyle } from '../_components/format-dates';
import { frontierLayout, pointText, type FrontierChoice } from './frontier-layout';

const TOP = 20;
const PLOT_HEIGHT = 92;
const AXIS_HEIGHT = 24;
const BASE = TOP + PLOT_HEIGHT;
/** Weeks above which single ones are no longer ticked. */
const MOST_TICKS = 40;
/** Percent of the width within which the standard point's name would meet the chosen point's handle. */
const NEAR = 12;

interface FrontierPictureProps {
  /** Two or more. */
  readonly points: readonly FrontierPoint[];
  readonly choice: FrontierChoice;
  readonly dateStyle: DateStyle;
  readonly today: CivilDay;
  readonly onChoose: (point: FrontierPoint) => void;
}

/**
 * Sooner or deeper in one picture: finishing weeks across, the depth each allows upwards. A slider lies
 * over it, one stop a week, so that it is dragged, tapped and walked with keys like any other.
 */
export function FrontierPicture(props: FrontierPictureProps) {
  const { points, choice, dateStyle, today, onChoose } = props;
  const { line, area, reached, chosen, standard } = frontierLayout(points, choice);
  const chosenPoint = chosen && points[chosen.index];
  const yOf = (depth: number) => BASE - depth * PLOT_HEIGHT;
  const [first, last] = [points[0], points.at(-1)];
  return (
    <div>
      <p className="flex justify-between gap-4 text-sm" aria-hidden="true">
        <span className="text-ink-soft">Sooner or deeper</span>
        {chosenPoint && (
          <span className="font-semibold">
            by {shortDay(chosenPoint.lastDay, dateStyle, today)}, depth {percentText(chosen.depth)}
          </span>
        )}
      </p>
      <div className="frontier ml-11">
        <svg
          width="100%"
          height={BASE + AXIS_HEIGHT}
          className="block overflow-visible"
          aria-hidden="true"
        >
          {[0.5, 1].map((share) => (
            <g key={share}>
              <line x1="0" x2="100%" y1={yOf(share)} y2={yOf(share)} className="strip-guide" />
              <text x="-8" y={yOf(share) + 4} textAnchor="end" className="strip-text">
                {percentText(share)}
              </text>
            </g>
          ))}
          <svg
            x="0"
            y={TOP}
            width="100%"
            height={PLOT_HEIGHT}
            viewBox={`0 0 ${points.length} 1`}
            preserveAspectRatio="none"
            className="overflow-visible"
          >
            <path d={area} className="frontier-area" />
            <path d={reached} className="frontier-reached" />
            <path d={line} className="frontier-line" />
          </svg>
          <line x1="0" x2="100%" y1={BASE} y2={BASE} className="strip-base" />
          {points.length <= MOST_TICKS &&
            points.map(({ week }, index) => {
              const x = `${((index + 0.5) / points.length) * 100}%`;
              return (
                <line key={week} x1={x} x2={x} y1={BASE} y2={BASE + 4} className="strip-base" />
              );
            })}
          {first && (
            <text x="0" y={BASE + 20} className="strip-text">
              {shortDay(first.lastDay, dateStyle, today)}
            </text>
          )}
          {last && (
            <text x="100%" y={BASE + 20} textAnchor="end" className="strip-text">
              {shortDay(last.lastDay, dateStyle, today)}
            </text>
          )}
          {standard && (
            <svg x={`${standard.at}%`} y={yOf(standard.depth)} className="overflow-visible">
              <circle r="4.5" className="frontier-standard" />
              {Math.abs(standard.at - (chosen?.at ?? -100)) > NEAR && (
                <text
                  x={standard.at > 30 ? -8 : 8}
                  y={standard.at > 30 ? -8 : 18}
                  textAnchor={standard.at > 30 ? 'end' : 'start'}
                  className="strip-text"
                >
                  standard
                </text>
              )}
            </svg>
          )}
        </svg>
        {chosen && (
          <div
            className="frontier-chosen"
            style={{ left: `${chosen.at}%`, top: TOP, height: PLOT_HEIGHT }}
          >
            <div
              className="frontier-handle"
              style={{ top: `${((1 - chosen.depth) * 100).toFixed(2)}%` }}
            />
          </div>
        )}
        <input
          type="range"
          min={0}
          max={points.length - 1}
          step={1}
          value={chosen?.index ?? 0}
          aria-label="Sooner or deeper"
          aria-valuetext={
            chosenPoint
              ? pointText(chosenPoint, chosen.depth, dateStyle, today)
              : 'Not a finish that fits'
          }
          onChange={({ target }) => {
            const point = points[Number(target.value)];
            if (point) onChoose(point);
          }}
          className="frontier-slider needs-script"
          style={{ height: BASE + 8, '--points': points.length } as CSSProperties}
        />
      </div>
    </div>
  );
}
