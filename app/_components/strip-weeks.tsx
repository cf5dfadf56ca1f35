'use client';

import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useScripted } from './use-scripted';

interface WalkableWeek {
  readonly index: number;
  /** Percent of the strip's width. */
  readonly left: number;
  readonly width: number;
  readonly title: string;
  readonly detail: string;
}

interface StripWeeksProps {
  readonly weeks: readonly WalkableWeek[];
  /** Where the columns are, pixels from the strip's top. */
  readonly top: number;
  readonly height: number;
  /** Shown while no week is chosen. */
  readonly legend: ReactNode;
}

/** The weeks as one tab stop: arrow keys, hover and tap tell each week's dates, hours and topics. */
export function StripWeeks({ weeks, top, height, legend }: StripWeeksProps) {
  const scripted = useScripted();
  const [chosen, setChosen] = useState<number | null>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const shown = weeks.find(({ index }) => index === (hovered ?? chosen));
  const stop = weeks.some(({ index }) => index === chosen) ? chosen : weeks[0]?.index;

  function walk(event: KeyboardEvent<HTMLDivElement>) {
    const position = weeks.findIndex(({ index }) => index === stop);
    const last = weeks.length - 1;
    const target = {
      ArrowRight: Math.min(last, position + 1),
      ArrowLeft: Math.max(0, position - 1),
      Home: 0,
      End: last,
    }[event.key];
    if (event.key === 'Escape') setChosen(null);
    if (target === undefined) return;
    event.preventDefault();
    setHovered(null);
    list.current?.querySelectorAll('button')[target]?.focus();
  }

  return (
    <>
      {scripted && (
        <div
          ref={list}
          role="toolbar"
          aria-label="Weeks of the plan"
          aria-orientation="horizontal"
          className="strip-weeks absolute inset-x-0"
          style={{ top, height }}
          onKeyDown={walk}
          onPointerLeave={() => setHovered(null)}
        >
          {weeks.map(({ index, left, width, title }) => (
            <button
              key={index}
              type="button"
              aria-label={title}
              aria-pressed={index === chosen}
              tabIndex={index === stop ? 0 : -1}
              style={{ left: `${left}%`, width: `${width}%` }}
              onPointerEnter={(event) => {
                if (event.pointerType === 'mouse') setHovered(index);
              }}
              onFocus={() => setChosen(index)}
              onClick={() => setChosen(index)}
            />
          ))}
        </div>
      )}
      <div className="strip-line -ml-8 text-sm sm:-ml-10" aria-live="polite">
        {shown ? (
          <>
            <strong className="font-semibold">{shown.title}.</strong> {shown.detail}
          </>
        ) : (
          <span className="text-ink-soft">{legend}</span>
        )}
      </div>
    </>
  );
}
