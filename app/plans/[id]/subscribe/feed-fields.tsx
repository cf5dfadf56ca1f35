import type { ReactNode } from 'react';
import type { FeedOptions } from '@/lib/usecases/feed-options';
import type { SentFeed } from './form-state';

interface FeedFieldsProps {
  readonly value: SentFeed;
  /** Before the ids of this form's fields, of which a page has several. */
  readonly prefix: string;
  readonly problem: { readonly field: 'name' | 'options'; readonly message: string } | null;
}

/** What a feed is called, what it shows and how. */
export function FeedFields({ value: { name, options }, prefix, problem }: FeedFieldsProps) {
  const nameProblem = problem?.field === 'name' ? problem.message : null;
  const optionsProblem = problem?.field === 'options' ? problem.message : null;
  return (
    <div className="grid gap-x-12 gap-y-7 sm:grid-cols-2">
      <div className="sm:col-span-2">
        <label htmlFor={`${prefix}-name`} className="label">
          Name, for your own list
        </label>
        <input
          id={`${prefix}-name`}
          name="name"
          defaultValue={name}
          maxLength={100}
          autoComplete="off"
          className="control w-full max-w-md"
          aria-invalid={nameProblem !== null || undefined}
          aria-describedby={nameProblem === null ? undefined : `${prefix}-name-problem`}
        />
        {nameProblem !== null && (
          <p id={`${prefix}-name-problem`} className="field-error">
            {nameProblem}
          </p>
        )}
      </div>
      <Group legend="What it shows" problem={optionsProblem}>
        <Shown name="sessions" text="Sessions" gloss="at their times" options={options} />
        <Shown
          name="milestones"
          text="Milestones"
          gloss="the last day of each phase"
          options={options}
        />
        <Shown
          name="phases"
          text="Phases"
          gloss="a band over the days of each phase"
          options={options}
        />
      </Group>
      <Group legend="Which sessions">
        <Choice
          field="work"
          value="all"
          text="All"
          gloss="study, reviews, upkeep"
          options={options}
        />
        <Choice field="work" value="study" text="Study" gloss="new topics" options={options} />
        <Choice
          field="work"
          value="reviews"
          text="Reviews"
          gloss="reviews and upkeep"
          options={options}
        />
      </Group>
      <Group legend="Your time">
        <Choice
          field="time"
          value="busy"
          text="Busy"
          gloss="others who see your calendar cannot book it"
          options={options}
        />
        <Choice
          field="time"
          value="free"
          text="Free"
          gloss="it can still be booked"
          options={options}
        />
      </Group>
      <Group legend="Titles">
        <Choice
          field="titles"
          value="plain"
          text="In full"
          gloss="topic and part, as on this page"
          options={options}
        />
        <Choice
          field="titles"
          value="private"
          text="Private"
          gloss="“Study” everywhere, no topic and no resource"
          options={options}
        />
        <Choice
          field="titles"
          value="language-neutral"
          text="Language-neutral"
          gloss="the path’s own words, “(1/3)” for “part 1 of 3”"
          options={options}
        />
      </Group>
    </div>
  );
}

interface GroupProps {
  readonly legend: string;
  readonly problem?: string | null;
  readonly children: ReactNode;
}

function Group({ legend, problem = null, children }: GroupProps) {
  return (
    <fieldset className="min-w-0">
      <legend className="eyebrow">{legend}</legend>
      <div className="mt-1 grid gap-0.5">{children}</div>
      {problem !== null && <p className="field-error">{problem}</p>}
    </fieldset>
  );
}

interface OptionProps {
  readonly text: string;
  readonly gloss: string;
  readonly options: FeedOptions;
}

function Shown({
  name,
  options,
  ...words
}: OptionProps & { readonly name: 'sessions' | 'milestones' | 'phases' }) {
  return (
    <Option {...words}>
      <input
        type="checkbox"
        name={name}
        value="on"
        defaultChecked={options[name]}
        className="size-4 flex-none translate-y-0.5 accent-accent"
      />
    </Option>
  );
}

function Choice<Field extends 'work' | 'time' | 'titles'>({
  field,
  value,
  options,
  ...words
}: OptionProps & { readonly field: Field; readonly value: FeedOptions[Field] }) {
  return (
    <Option {...words}>
      <input
        type="radio"
        name={field}
        value={value}
        defaultChecked={options[field] === value}
        className="size-4 flex-none translate-y-0.5 accent-accent"
      />
    </Option>
  );
}

interface OptionTextProps extends Omit<OptionProps, 'options'> {
  readonly children: ReactNode;
}

function Option({ text, gloss, children }: OptionTextProps) {
  return (
    <label className="flex min-h-8 items-baseline gap-2.5 py-1">
      {children}
      <span>
        {text}
        <span className="text-sm text-ink-soft">, {gloss}</span>
      </span>
    </label>
  );
}
