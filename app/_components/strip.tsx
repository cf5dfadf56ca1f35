import { useId } from 'react';
import type { DateStyle } from './format-dates';
import { stripLayout, type StripData, type StripLayout } from './strip-layout';
import { Column, Flag, Hatches, Key, PLOT_HEIGHT } from './strip-marks';
import { StripTable } from './strip-table';
import { StripWeeks } from './strip-weeks';

const FLAG_ROW = 22;
const BAND_HEIGHT = 40;
const BAND_GAP = 8;
const AXIS_HEIGHT = 26;
/** Percent of the strip below which a band holds its number but not its name. */
const NARROW_BAND = 7.5;

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
    <figure
      className="strip"
      aria-label={layout.summary}
      data-numbered={layout.bands.some(({ width }) => width < NARROW_BAND)}
    >
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
            <Key
              id={id}
              planned={layout.finish !== null}
              hasOpen={layout.hasOpen}
              hasReviews={layout.hasReviews}
              hasUpkeep={layout.upkeep !== null}
              hasDaysOff={layout.daysOff.length > 0}
            />
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
          data-narrow={band.width < NARROW_BAND}
          title={`${band.title}, ${band.dates}`}
          style={{ left: `${band.left}%`, width: `calc(${band.width}% - 2px)` }}
        >
          <span className="strip-band-name">{band.title}</span>
          <span className="strip-band-number">{band.number}</span>
        </div>
      ))}
      {layout.upkeep && (
        <div
          className="strip-band strip-band-upkeep"
          title={layout.upkeep.title}
          style={{ left: `${layout.upkeep.left}%`, width: `calc(${layout.upkeep.width}% - 2px)` }}
        >
          {layout.upkeep.title}
        </div>
      )}
    </div>
  );
}
