import type { ReactNode } from 'react';
import { dayRange, hoursText, type DateStyle } from '../../../_components/format-dates';
import type { ProgressView } from '@/lib/usecases/view-progress';
import { progressLayout, type Point } from './progress-layout';

interface ProgressChartProps {
  readonly view: ProgressView;
  readonly today: number;
  readonly style: DateStyle;
  /** What the picture says, in a sentence. */
  readonly summary: string;
}

const HEIGHT = 240;

/** Hours planned and done over the weeks, with the forecast as a fan, and the same as a table. */
export function ProgressChart({ view, today, style, summary }: ProgressChartProps) {
  const layout = progressLayout(view, today, style);
  return (
    <figure aria-label={summary}>
      <div className="ml-11">
        <svg
          width="100%"
          height={HEIGHT + 26}
          className="block overflow-visible"
          aria-hidden="true"
        >
          {layout.guides.map(({ y, text }) => (
            <g key={text}>
              <line
                x1="0"
                x2="100%"
                y1={(y / 100) * HEIGHT}
                y2={(y / 100) * HEIGHT}
                className="strip-guide"
              />
              <text x="-8" y={(y / 100) * HEIGHT + 4} textAnchor="end" className="strip-text">
                {text}
              </text>
            </g>
          ))}
          <svg
            width="100%"
            height={HEIGHT}
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            className="overflow-hidden"
          >
            {layout.fan && <polygon points={points(layout.fan)} className="progress-fan" />}
            <polygon
              points={points([...layout.done, [layout.todayAt, 100]])}
              className="progress-area"
            />
            {layout.firstPlanned && (
              <polyline points={points(layout.firstPlanned)} className="progress-first" />
            )}
            <polyline points={points(layout.planned)} className="progress-planned" />
            {layout.likely && (
              <polyline points={points(layout.likely)} className="progress-likely" />
            )}
            <polyline points={points(layout.done)} className="progress-done" />
          </svg>
          <line x1="0" x2="100%" y1={HEIGHT} y2={HEIGHT} className="strip-base" />
          <line
            x1={`${layout.todayAt}%`}
            x2={`${layout.todayAt}%`}
            y1="0"
            y2={HEIGHT}
            stroke="var(--accent)"
            strokeWidth="1.5"
            strokeDasharray="2 3"
          />
          {layout.labels.map(({ x, text }, index) => (
            <g key={text} className={index % 2 === 1 ? 'progress-minor' : undefined}>
              <line x1={`${x}%`} x2={`${x}%`} y1={HEIGHT} y2={HEIGHT + 6} className="strip-base" />
              <text x={`${x}%`} y={HEIGHT + 20} className="strip-text">
                {text}
              </text>
            </g>
          ))}
        </svg>
      </div>
      <p className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-sm text-ink-soft">
        <KeyEntry mark="done">done</KeyEntry>
        <KeyEntry mark="planned">planned</KeyEntry>
        {layout.firstPlanned && <KeyEntry mark="first">as first planned</KeyEntry>}
        {layout.likely && <KeyEntry mark="likely">at your pace, with its range</KeyEntry>}
      </p>
      <ProgressTable view={view} today={today} style={style} summary={summary} />
    </figure>
  );
}

function points(list: readonly Point[]): string {
  return list.map(([x, y]) => `${x.toFixed(2)},${y.toFixed(2)}`).join(' ');
}

function KeyEntry({ mark, children }: { readonly mark: string; readonly children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-2">
      <svg width="20" height="8" aria-hidden="true">
        <line x1="0" x2="20" y1="4" y2="4" className={`progress-${mark}`} />
      </svg>
      {children}
    </span>
  );
}

function ProgressTable({ view, today, style, summary }: ProgressChartProps) {
  return (
    <details className="no-print mt-1 text-sm">
      <summary className="link inline-flex min-h-9 items-center text-ink-soft">
        Progress as a table
      </summary>
      <div
        className="mt-2 overflow-x-auto"
        tabIndex={0}
        role="group"
        aria-label="Progress, as a table"
      >
        <table className="w-full min-w-lg border-collapse text-left">
          <caption className="sr-only">
            {summary} Hours of study up to the end of each week.
          </caption>
          <thead>
            <tr className="border-b border-line-strong">
              {['Week', 'Dates', 'Done', 'Planned', 'As first planned'].map((head) => (
                <th key={head} scope="col" className="py-1.5 pr-4 font-semibold">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.weeks.map((week) => (
              <tr key={week.index} className="border-b border-line">
                <th scope="row" className="py-1.5 pr-4 font-normal">
                  {week.index + 1}
                </th>
                <td className="py-1.5 pr-4 whitespace-nowrap">
                  {dayRange(week.firstDay, week.lastDay, style, today)}
                </td>
                <td className="py-1.5 pr-4">
                  {week.doneMinutes === null ? 'to come' : hoursText(week.doneMinutes)}
                </td>
                <td className="py-1.5 pr-4">{hoursText(week.plannedMinutes)}</td>
                <td className="py-1.5 pr-4">{hoursText(week.firstPlannedMinutes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
