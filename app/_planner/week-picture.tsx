'use client';

import { useRef, useState, type PointerEvent } from 'react';
import type { Weekday } from '@/lib/core/civil/civil';
import { DAY_FIELDS, type DayField, type PlannerFields } from '@/lib/usecases/planner-fields';
import { clockRange, clockTime, weekdayName, type DateStyle } from '../_components/format-dates';
import { dayWindowsText, minuteOf, readDayWindows, type DayWindow } from './day-windows';

interface WeekPictureProps {
  readonly days: PlannerFields['days'];
  readonly order: readonly Weekday[];
  readonly dateStyle: DateStyle;
  readonly onChange: (days: PlannerFields['days']) => void;
}

const HEIGHT = 264;
const DAY = 1440;
const SNAP = 30;

interface Block {
  readonly from: number;
  readonly to: number;
}

interface WindowBlock extends Block {
  /** Its window's place in the day's list. */
  readonly index: number;
}

/** A day's windows as stretches of that day; what passes midnight is cut there. */
function blocksOf(text: string): readonly WindowBlock[] {
  return (readDayWindows(text) ?? []).flatMap(({ from, to }, index) => {
    const [start, end] = [minuteOf(from), minuteOf(to)];
    if (start === null || end === null || start === end) return [];
    return [{ from: start, to: end <= start ? DAY : end, index }];
  });
}

interface Drag {
  readonly field: DayField;
  readonly anchor: number;
  readonly reached: number;
}

function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function dragged({ anchor, reached }: Drag): Block {
  return { from: Math.min(anchor, reached), to: Math.max(anchor, reached) + SNAP };
}

/** The painted stretch joined with the day's windows that it touches. */
function painted(text: string, block: Block): string {
  const windows = readDayWindows(text) ?? [];
  let { from, to } = block;
  const apart = windows.filter((window) => {
    const [start, end] = [minuteOf(window.from), minuteOf(window.to)];
    if (start === null || end === null) return true;
    const until = end <= start ? DAY : end;
    if (until < from || start > to) return true;
    from = Math.min(from, start);
    to = Math.max(to, until);
    return false;
  });
  const added: DayWindow = { from: clockText(from), to: to === DAY ? '00:00' : clockText(to) };
  return dayWindowsText([...apart, added].sort((a, b) => a.from.localeCompare(b.from)));
}

/** The week as a picture: drag over a day to add a time, double-click one to remove it. The list beside it does the same. */
export function WeekPicture({ days, order, dateStyle, onChange }: WeekPictureProps) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const frame = useRef<HTMLDivElement>(null);

  function minuteAt(event: PointerEvent): number {
    const box = frame.current?.getBoundingClientRect();
    if (!box) return 0;
    const share = Math.min(0.999, Math.max(0, (event.clientY - box.top) / box.height));
    return Math.floor((share * DAY) / SNAP) * SNAP;
  }

  return (
    <div className="needs-script" aria-hidden="true">
      <div className="flex pl-11 text-xs text-ink-soft">
        {order.map((weekday) => (
          <span key={weekday} className="flex-1 text-center">
            {weekdayName(weekday).slice(0, 2)}
          </span>
        ))}
      </div>
      <div className="relative mt-1 pl-11">
        {[0, 6, 12, 18, 24].map((hour) => (
          <span
            key={hour}
            className="absolute left-0 -translate-y-1/2 text-xs text-ink-soft"
            style={{ top: (hour / 24) * HEIGHT }}
          >
            {hour === 24 ? (dateStyle.hour12 ? '12 am' : '24:00') : shortClock(hour, dateStyle)}
          </span>
        ))}
        <div
          ref={frame}
          className="flex cursor-crosshair touch-pan-y gap-0.5 select-none"
          style={{ height: HEIGHT }}
          onPointerLeave={() => setDrag(null)}
        >
          {order.map((weekday) => {
            const field = DAY_FIELDS[weekday - 1] as DayField;
            return (
              <div
                key={field}
                className="relative flex-1 bg-sunken"
                onPointerDown={(event) => {
                  if (event.pointerType !== 'mouse' || event.button !== 0) return;
                  const minute = minuteAt(event);
                  setDrag({ field, anchor: minute, reached: minute });
                }}
                onPointerMove={(event) => {
                  if (drag) setDrag({ ...drag, reached: minuteAt(event) });
                }}
                onPointerUp={() => {
                  if (drag && drag.anchor !== drag.reached) {
                    onChange({ ...days, [drag.field]: painted(days[drag.field], dragged(drag)) });
                  }
                  setDrag(null);
                }}
              >
                {[6, 12, 18].map((hour) => (
                  <span
                    key={hour}
                    className="absolute inset-x-0 border-t border-line"
                    style={{ top: (hour / 24) * HEIGHT }}
                  />
                ))}
                {blocksOf(days[field]).map((block) => (
                  <span
                    key={block.index}
                    title={`${weekdayName(weekday)} ${clockRange(block.from, block.to, dateStyle)}`}
                    className="absolute inset-x-0 rounded-xs bg-ink-soft"
                    style={stretchOf(block)}
                    onDoubleClick={() =>
                      onChange({ ...days, [field]: without(days[field], block.index) })
                    }
                  />
                ))}
                {drag?.field === field && drag.anchor !== drag.reached && (
                  <span
                    className="absolute inset-x-0 rounded-xs bg-accent"
                    style={stretchOf(dragged(drag))}
                  />
                )}
              </div>
            );
          })}
        </div>
      </div>
      <p className="mt-2 text-xs text-ink-soft pointer-coarse:hidden">
        Drag to add a time, double-click one to remove it.
      </p>
    </div>
  );
}

function stretchOf({ from, to }: Block): { readonly top: number; readonly height: number } {
  return { top: (from / DAY) * HEIGHT, height: ((to - from) / DAY) * HEIGHT };
}

function without(text: string, index: number): string {
  return dayWindowsText((readDayWindows(text) ?? []).filter((_, at) => at !== index));
}

function shortClock(hour: number, style: DateStyle): string {
  return style.hour12
    ? clockTime(hour * 60, style).replace(':00', '')
    : clockTime(hour * 60, style);
}
