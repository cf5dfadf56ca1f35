import type { ReactNode } from 'react';
import type { CivilDay, WallMinute } from '@/lib/core/civil/civil';
import type { SessionKind } from '@/lib/core/schedule/session-id';
import { Chevron } from './chevron';
import { clockRange, weekdayDay, type DateStyle } from './format-dates';

/** A session as a line of a list. */
export interface SessionLine {
  readonly id: string;
  readonly kind: SessionKind;
  readonly day: CivilDay;
  /** Wall clock; beyond 1440 on the next day. */
  readonly from: WallMinute;
  readonly to: WallMinute;
  readonly title: string;
  readonly part: number;
  readonly parts: number;
  /** Its phase's colour, 1 to 6; null for upkeep, which belongs to none. */
  readonly colour: number | null;
  readonly over: boolean;
  /** What the line opens to. */
  readonly detail?: ReactNode;
}

interface SessionDaysProps {
  /** In time order. */
  readonly lines: readonly SessionLine[];
  readonly dateStyle: DateStyle;
  /** Whether each line is an anchor of the page. */
  readonly anchored?: boolean;
}

/** Sessions under their days. The year is left to the heading above. */
export function SessionDays({ lines, dateStyle, anchored = false }: SessionDaysProps) {
  const days = [...new Set(lines.map(({ day }) => day))];
  return (
    <ol>
      {days.map((day) => (
        <li
          key={day}
          className="grid grid-cols-[5.75rem_minmax(0,1fr)] gap-x-2 border-b border-line py-2.5 last:border-b-0 sm:grid-cols-[6.25rem_minmax(0,1fr)]"
        >
          <span>{weekdayDay(day, dateStyle, day)}</span>
          <ol className="grid gap-1">
            {lines
              .filter((line) => line.day === day)
              .map((line) => (
                <li
                  key={line.id}
                  id={anchored ? line.id : undefined}
                  className={`grid scroll-mt-16 gap-x-3 target:bg-accent-wash ${dateStyle.hour12 ? 'sm:grid-cols-[9.5rem_minmax(0,1fr)]' : 'sm:grid-cols-[6.25rem_minmax(0,1fr)]'}`}
                >
                  <span className="text-ink-soft">
                    {clockRange(line.from, line.to, dateStyle)}
                    {line.over && <span className="sr-only"> over</span>}
                  </span>
                  {line.detail === undefined ? <Topic line={line} /> : <Opening line={line} />}
                </li>
              ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}

/** A session that opens to what else there is to say of it. */
function Opening({ line }: { readonly line: SessionLine }) {
  return (
    <details className="group/session">
      <summary className="flex items-baseline justify-between gap-3">
        <Topic line={line} />
        <Chevron className="group-open/session:rotate-90" />
      </summary>
      <div className="no-print mt-1 mb-2 ml-[1.375rem] text-sm text-ink-soft">{line.detail}</div>
    </details>
  );
}

function Topic({ line }: { readonly line: SessionLine }) {
  return (
    <span className="flex items-baseline gap-2.5">
      <SessionMark kind={line.kind} colour={line.colour} />
      <span className={line.over ? 'text-ink-soft' : ''}>
        <span className={line.kind === 'study' ? 'font-medium' : ''}>{line.title}</span>
        <PartText {...line} />
      </span>
    </span>
  );
}

/** A phase's colour for its study; open for what repeats or goes on, on its tip for a milestone. */
export function SessionMark({ kind, colour }: Pick<SessionLine, 'kind' | 'colour'>) {
  return <span className="swatch" data-phase={colour ?? undefined} data-kind={kind} />;
}

/** Which part of its topic a session is; upkeep has no parts that matter. */
export function PartText({ kind, part, parts }: Pick<SessionLine, 'kind' | 'part' | 'parts'>) {
  if (parts < 2 || kind === 'upkeep' || kind === 'milestone') return null;
  return (
    <>
      {' '}
      <span className="font-normal whitespace-nowrap text-ink-soft">
        {kind === 'study' ? 'part ' : ''}
        {part} of {parts}
      </span>
    </>
  );
}
