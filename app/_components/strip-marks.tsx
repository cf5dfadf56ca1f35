import type { StripBar, StripFlag, StripWeek } from './strip-layout';

/** Height of a full column, pixels. */
export const PLOT_HEIGHT = 148;

/** The column's share of its week, and that of the reviews upon it. */
const COLUMN = 0.8;
const THIN = 0.28;

/** One hatch a phase, for paper and for forced colours, and one for days off. */
export function Hatches({ id }: { readonly id: string }) {
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

/** A week: what it holds as an outline, what is planned in it as colour. */
export function Column({
  week,
  base,
  id,
}: {
  readonly week: StripWeek;
  readonly base: number;
  readonly id: string;
}) {
  const across = (share: number) => ({
    x: `${week.left + (week.width * (1 - share)) / 2}%`,
    width: `${week.width * share}%`,
  });
  const { x, width } = across(COLUMN);
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
        <Bar
          key={`${bar.kind}${bar.number}`}
          bar={bar}
          {...across(bar.kind === 'review' ? THIN : COLUMN)}
          base={base}
          id={id}
        />
      ))}
    </g>
  );
}

interface BarProps {
  readonly bar: StripBar;
  readonly x: string;
  readonly width: string;
  readonly base: number;
  readonly id: string;
}

/** A part of a week's column. It is drawn full and scaled, so that a change moves it. */
function Bar({ bar, x, width, base, id }: BarProps) {
  return (
    <g data-phase={bar.number === 0 ? undefined : bar.number}>
      <rect
        x={x}
        width={width}
        y={base - PLOT_HEIGHT}
        height={PLOT_HEIGHT}
        className={`strip-bar strip-bar-${bar.kind}`}
        style={{
          transform: `translateY(${(-bar.from * PLOT_HEIGHT).toFixed(2)}px) scaleY(${bar.height.toFixed(4)})`,
          transformBox: 'fill-box',
          transformOrigin: '50% 100%',
        }}
      />
      {bar.kind === 'study' && (
        <rect
          x={x}
          width={width}
          y={base - (bar.from + bar.height) * PLOT_HEIGHT}
          height={bar.height * PLOT_HEIGHT}
          className="strip-hatch"
          fill={`url(#${id}phase${bar.number})`}
        />
      )}
    </g>
  );
}

interface FlagProps {
  readonly flag: StripFlag;
  readonly kind: 'finish' | 'deadline' | 'today';
  readonly top: number;
  readonly base: number;
}

export function Flag({ flag, kind, top, base }: FlagProps) {
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

interface KeyProps {
  readonly id: string;
  readonly planned: boolean;
  readonly hasOpen: boolean;
  readonly hasReviews: boolean;
  readonly hasUpkeep: boolean;
  readonly hasDaysOff: boolean;
}

/** How to read the picture. */
export function Key({ id, planned, hasOpen, hasReviews, hasUpkeep, hasDaysOff }: KeyProps) {
  return (
    <span className="flex flex-wrap gap-x-5 gap-y-1">
      {planned && <KeyEntry mark="w-2.5 bg-ink-soft" text="hours planned" />}
      {hasOpen && <KeyEntry mark="strip-key-open w-2.5" text="over, not done" />}
      {hasReviews && <KeyEntry mark="strip-key-review w-1" text="reviews" />}
      {hasUpkeep && <KeyEntry mark="strip-key-upkeep w-2.5" text="upkeep" />}
      <KeyEntry mark="w-2.5 border border-line-strong bg-sunken" text="hours you have" />
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

function KeyEntry({ mark, text }: { readonly mark: string; readonly text: string }) {
  return (
    <span className="inline-flex items-center gap-2">
      <span className={`inline-block h-3 ${mark}`} aria-hidden="true" />
      {text}
    </span>
  );
}
