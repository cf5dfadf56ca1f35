'use client';

import { useState } from 'react';
import type { PlannerFieldError } from '@/lib/usecases/plan-request-query';
import { useScripted } from '../_components/use-scripted';
import { FieldError, errorProps } from './field-error';
import { RemoveIcon } from './remove-icon';

interface DaysOffEditorProps {
  readonly text: string;
  readonly errors: readonly PlannerFieldError[];
  readonly onChange: (text: string) => void;
}

interface DaysOff {
  /** YYYY-MM-DD, or empty while it is typed. */
  readonly from: string;
  readonly to: string;
}

const RANGE = /^(\d{4}-\d{2}-\d{2})?(?:\/(\d{4}-\d{2}-\d{2})?)?$/;

/** Null where the text is none that date inputs could show. */
function readRanges(text: string): readonly DaysOff[] | null {
  if (text.trim() === '') return [];
  const ranges: DaysOff[] = [];
  for (const part of text.split(',')) {
    const match = RANGE.exec(part.trim());
    if (!match) return null;
    const from = match[1] ?? '';
    ranges.push({ from, to: part.includes('/') ? (match[2] ?? '') : from });
  }
  return ranges;
}

function rangesText(ranges: readonly DaysOff[]): string {
  return ranges
    .map(({ from, to }) => (from === to && from !== '' ? from : `${from}/${to}`))
    .join(', ');
}

/** Days without study: from-to dates to add and remove; one text field without scripts. */
export function DaysOffEditor({ text, errors, onChange }: DaysOffEditorProps) {
  const scripted = useScripted();
  const [draft, setDraft] = useState<DaysOff | null>(null);
  const ranges = readRanges(text);
  if (!scripted || ranges === null) {
    return (
      <div>
        <label htmlFor="off" className="text-sm text-ink-soft">
          Days like 2026-12-24, or from and to like 2026-12-24/2027-01-01, separated by commas.
        </label>
        <input
          id="off"
          name="off"
          value={text}
          onChange={(event) => onChange(event.target.value)}
          className="control w-full text-sm"
          {...errorProps(errors, 'off')}
        />
        <FieldError errors={errors} name="off" label="Days off" />
      </div>
    );
  }
  const change = (index: number, changed: Partial<DaysOff>) =>
    onChange(
      rangesText(ranges.map((range, at) => (at === index ? { ...range, ...changed } : range))),
    );
  const changeDraft = (range: DaysOff) => {
    // Half a range is no mistake yet: it joins the others when both days are known.
    const complete = range.from !== '' && range.to !== '';
    setDraft(complete ? null : range);
    if (complete) onChange(rangesText([...ranges, range]));
  };
  return (
    <fieldset>
      <legend className="sr-only">Days off</legend>
      <p className="text-sm text-ink-soft">Whole days without study; they do not count as weeks.</p>
      <input type="hidden" name="off" value={text} />
      {ranges.map((range, index) => (
        <RangeRow
          key={index}
          range={range}
          number={index + 1}
          errors={errors}
          onChange={(changed) => change(index, changed)}
          onRemove={() => onChange(rangesText(ranges.filter((_, at) => at !== index)))}
        />
      ))}
      {draft && (
        <RangeRow
          range={draft}
          number={ranges.length + 1}
          errors={[]}
          onChange={changeDraft}
          onRemove={() => setDraft(null)}
        />
      )}
      <FieldError errors={errors} name="off" label="Days off" />
      {!draft && (
        <button
          type="button"
          className="button button-quiet mt-1 -ml-2"
          onClick={() => setDraft({ from: '', to: '' })}
        >
          Add days off
        </button>
      )}
    </fieldset>
  );
}

interface RangeRowProps {
  readonly range: DaysOff;
  /** 1 for the first. */
  readonly number: number;
  readonly errors: readonly PlannerFieldError[];
  readonly onChange: (range: DaysOff) => void;
  readonly onRemove: () => void;
}

function RangeRow({ range, number, errors, onChange, onRemove }: RangeRowProps) {
  return (
    <div className="mt-1 flex flex-wrap items-center gap-x-2 text-sm">
      <input
        type="date"
        aria-label={`First day off, ${number}`}
        value={range.from}
        onChange={({ target }) =>
          onChange({
            from: target.value,
            to: range.to !== '' && range.to < target.value ? target.value : range.to,
          })
        }
        className="control text-sm"
        {...errorProps(errors, 'off')}
      />
      <span>to</span>
      <input
        type="date"
        aria-label={`Last day off, ${number}`}
        value={range.to}
        min={range.from}
        onChange={({ target }) => onChange({ ...range, to: target.value })}
        className="control text-sm"
        {...errorProps(errors, 'off')}
      />
      <button
        type="button"
        className="button button-quiet px-2.5"
        aria-label={`Remove days off ${number}`}
        onClick={onRemove}
      >
        <RemoveIcon />
      </button>
    </div>
  );
}
