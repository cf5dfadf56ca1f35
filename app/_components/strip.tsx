import { useId } from 'react';
import type { DateStyle } from './format-dates';
import {
  stripLayout,
  type StripData,
  type StripFlag,
  type StripLayout,
  type StripWeek,
} from './strip-layout';
import { StripWeeks } from './strip-weeks';

const FLAG_ROW = 22;
const BAND_HEIGHT = 40;
const BAND_GAP = 8;
const PLOT_HEIGHT = 132;
const AXIS_HEIGHT = 26;
/** The column's share of its week. */
const COLUMN = 0.8;

interface StripProps {
  readonly data: StripData;
  readonly dateStyle: DateStyle;
}

/**
 * The plan in one picture: weeks across, phases as bands, each week's planned minutes against its
 * capacity. Drawn on the server; the weeks can be walked through once scripts run.
 */
export function Strip({ data, dateStyle }: StripProps) {
  const layout = stripLayout(data, dateStyle);
  const id = useId();
  const upperRow = layout.deadline !== null || layout.today !== null;
  const lowerRow = layout.finish !== null;
  const bandTop = (Number(upperRow) + Number(lowerRow)) * FLAG_ROW + 4;
  const plotTop = bandTop + BAND_HEIGHT + BAND_GAP;
  const base = plotTop + PLOT_HEIGHT;

  return (
    <figure className="strip" aria-label={layout.summary}>
      <div className="relative ml-8 sm:ml-10">
        <svg
          width="100%"
          height={base + AXIS_HEIGHT}
          className="block overflow-visible"
          aria-hidden="true"
        >
          <defs>
            <Hatches id={id} />
          </defs>
          {layout.guides.map(({ share, text }) => (
            <g key={text}>
              <line
                x1="0"
                x2="100%"
                y1={base - share * PLOT_HEIGHT}
                y2={base - share * PLOT_HEIGHT}
                className="strip-guide"
              />
              <text
                x="-8"
                y={base - share * PLOT_HEIGHT + 4}
                textAnchor="end"
                className="strip-text"
              >
                {text}
              </text>
            </g>
          ))}
          {layout.daysOff.map(({ left, width }) => (
            <rect
              key={left}
              x={`${left}%`}
              width={`${width}%`}
              y={plotTop}
              height={PLOT_HEIGHT}
              fill={`url(#${id}off)`}
            />
          ))}
          {layout.weeks.map((week) => (
            <Column key={week.index} week={week} base={base} id={id} />
          ))}
          {layout.broken && (
            <rect
              x={`${layout.broken.left}%`}
              width={`${layout.broken.width}%`}
              y={bandTop}
              height={base - bandTop}
              className="strip-broken"
            />
          )}
          <line x1="0" x2="100%" y1={base} y2={base} className="strip-base" />
          {layout.labels.map(({ at, text, minor }) => (
            <g key={text} className={minor ? 'strip-minor' : undefined}>
              <line x1={`${at}%`} x2={`${at}%`} y1={base} y2={base + 6} className="strip-base" />
              <text x={`${at}%`} y={base + 20} className="strip-text">
                {text}
              </text>
            </g>
          ))}
          {layout.deadline && <Flag flag={layout.deadline} kind="deadline" top={0} base={base} />}
          {layout.today && <Flag flag={layout.today} kind="today" top={0} base={base} />}
          {layout.finish && (
            <Flag flag={layout.finish} kind="finish" top={upperRow ? FLAG_ROW : 0} base={base} />
          )}
        </svg>
        <Bands layout={layout} top={bandTop} />
        <StripWeeks
          weeks={layout.weeks.map(({ index, left, width, title, detail }) => ({
            index,
            left,
            width,
            title,
            detail,
          }))}
          top={plotTop}
          height={PLOT_HEIGHT}
          legend={
            <Key hasDaysOff={layout.daysOff.length > 0} id={id} planned={layout.finish !== null} />
          }
        />
      </div>
      <StripTable layout={layout} />
    </figure>
  );
}

function Bands({ layout, top }: { readonly layout: StripLayout; readonly top: number }) {
  return (
    <div aria-hidden="true" className="absolute inset-x-0" style={{ top, height: BAND_HEIGHT }}>
      {layout.bands.map((band) => (
        <div
          key={band.phaseId}
          className="strip-band"
          data-phase={((band.number - 1) % 6) + 1}
          data-broken={band.broken}
          title={`${band.title}, ${band.dates}`}
          style={{ left: `${band.left}%`, width: `calc(${band.width}% - 2px)` }}
        >
          <span className="strip-band-name">{band.title}</span>
          <span className="strip-band-number">{band.number}</span>
        </div>
      ))}
    </div>
  );
}

/** One hatch a phase, for paper and for forced colours, and one for days off. */
function Hatches({ id }: { readonly id: string }) {
  const strokes = ['M0 0 6 6', 'M0 3H6', 'M0 6 6 0', 'M3 0V6', 'M0 3H6M3 0V6', 'M0 0 6 6M0 6 6 0'];
  return (
    <>
      <pattern
        id={`${id}off`}
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <path d="M0 0V6" className="strip-off" />
      </pattern>
      {strokes.map((d, index) => (
        <pattern
          key={d}
          id={`${id}phase${index + 1}`}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
        >
          <path d={d} stroke="currentColor" strokeWidth="1" />
        </pattern>
      ))}
    </>
  );
}

function Column({
  week,
  base,
  id,
}: {
  readonly week: StripWeek;
  readonly base: number;
  readonly id: string;
}) {
  const x = `${week.left + (week.width * (1 - COLUMN)) / 2}%`;
  const width = `${week.width * COLUMN}%`;
  const capacity = week.capacity * PLOT_HEIGHT;
  return (
    <g>
      {capacity > 0 && (
        <rect
          x={x}
          width={width}
          y={base - capacity}
          height={capacity}
          className="strip-capacity"
        />
      )}
      {week.bars.map((bar) => (
        <g key={bar.phaseId} data-phase={bar.number}>
          <rect
            x={x}
            width={width}
            y={base - PLOT_HEIGHT}
            height={PLOT_HEIGHT}
            className="strip-bar"
            style={{
              transform: `translateY(${(-bar.from * PLOT_HEIGHT).toFixed(2)}px) scaleY(${bar.height.toFixed(4)})`,
              transformBox: 'fill-box',
              transformOrigin: '50% 100%',
            }}
          />
          <rect
            x={x}
            width={width}
            y={base - (bar.from + bar.height) * PLOT_HEIGHT}
            height={bar.height * PLOT_HEIGHT}
            className="strip-hatch"
            fill={`url(#${id}phase${bar.number})`}
          />
        </g>
      ))}
    </g>
  );
}

interface FlagProps {
  readonly flag: StripFlag;
  readonly kind: 'finish' | 'deadline' | 'today';
  readonly top: number;
  readonly base: number;
}

function Flag({ flag, kind, top, base }: FlagProps) {
  const colour = kind === 'deadline' ? 'var(--ink)' : 'var(--accent)';
  const side = flag.before ? -1 : 1;
  return (
    <svg x={`${flag.at}%`} y="0" className="overflow-visible">
      <line
        x1="0"
        x2="0"
        y1={top + 2}
        y2={base}
        stroke={colour}
        strokeWidth={kind === 'finish' ? 2 : 1.5}
        strokeDasharray={kind === 'finish' ? undefined : kind === 'today' ? '2 3' : '5 3'}
      />
      {kind !== 'today' && (
        <path
          d={`M0 ${top + 2}L${side * 11} ${top + 7}L0 ${top + 12}Z`}
          fill={kind === 'finish' ? colour : 'var(--ground)'}
          stroke={colour}
          strokeWidth="1.5"
          strokeLinejoin="round"
        />
      )}
      <text
        x={side * (kind === 'today' ? 6 : 18)}
        y={top + 12}
        textAnchor={flag.before ? 'end' : 'start'}
        className="strip-flag-text"
      >
        {flag.text}
      </text>
    </svg>
  );
}

/** How to read the picture. */
function Key({
  hasDaysOff,
  id,
  planned,
}: {
  readonly hasDaysOff: boolean;
  readonly id: string;
  readonly planned: boolean;
}) {
  return (
    <span className="flex flex-wrap gap-x-5 gap-y-1">
      {planned && (
        <span className="inline-flex items-center gap-2">
          <span className="inline-block h-3 w-2.5 bg-ink-soft" aria-hidden="true" />
          hours planned
        </span>
      )}
      <span className="inline-flex items-center gap-2">
        <span
          className="inline-block h-3 w-2.5 border border-line-strong bg-sunken"
          aria-hidden="true"
        />
        hours you have
      </span>
      {hasDaysOff && (
        <span className="inline-flex items-center gap-2">
          <svg width="12" height="12" aria-hidden="true">
            <rect width="12" height="12" fill={`url(#${id}off)`} />
          </svg>
          days off
        </span>
      )}
    </span>
  );
}

function StripTable({ layout }: { readonly layout: StripLayout }) {
  return (
    <>
      {layout.bands.length > 1 && (
        <ol
          className="strip-legend mt-3 flex flex-wrap gap-x-4 gap-y-1 text-xs"
          aria-label="Phases"
        >
          {layout.bands.map(({ phaseId, number, title }) => (
            <li key={phaseId} className="flex items-center gap-1.5">
              <span className="swatch" data-phase={((number - 1) % 6) + 1} />
              {number} {title}
            </li>
          ))}
        </ol>
      )}
      <details className="no-print mt-2 text-sm">
        <summary className="link inline-flex min-h-8 items-center text-ink-soft">
          The same as a table
        </summary>
        <div
          className="mt-2 overflow-x-auto"
          tabIndex={0}
          role="group"
          aria-label="Weeks, as a table"
        >
          <table className="w-full min-w-xl border-collapse text-left">
            <caption className="sr-only">{layout.summary}</caption>
            <thead>
              <tr className="border-b border-line-strong">
                {['Week', 'Dates', 'Planned', 'You have', 'Topics'].map((head) => (
                  <th key={head} scope="col" className="py-1.5 pr-4 font-semibold">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {layout.weeks.map(({ index, row }) => (
                <tr key={index} className="border-b border-line align-top">
                  <th scope="row" className="py-1.5 pr-4 font-normal">
                    {index + 1}
                  </th>
                  <td className="py-1.5 pr-4 whitespace-nowrap">{row.dates}</td>
                  <td className="py-1.5 pr-4 whitespace-nowrap">{row.planned}</td>
                  <td className="py-1.5 pr-4 whitespace-nowrap">{row.capacity}</td>
                  <td className="py-1.5">{row.topics}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}
