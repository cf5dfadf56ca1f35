import { COLOURS } from './colours';

interface CalendarFieldsProps {
  readonly fields: {
    readonly name: string;
    readonly color: string;
    readonly allDayBlocks: boolean;
    readonly tentativeBlocks: boolean;
  };
  readonly nameError: string | null;
  /** When a rule is changed, where scripts run. */
  readonly onRules?: (() => void) | undefined;
}

/** A calendar's name, its colour, and what of it takes time. */
export function CalendarFields({ fields, nameError, onRules }: CalendarFieldsProps) {
  return (
    <div className="grid gap-x-10 gap-y-5 sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="grid content-start gap-5">
        <div>
          <label className="block">
            <span className="label">Name</span>
            <input
              type="text"
              name="name"
              defaultValue={fields.name}
              maxLength={100}
              className="control w-full max-w-sm"
              {...(nameError !== null && {
                'aria-invalid': true,
                'aria-describedby': 'name-error',
              })}
            />
          </label>
          <p id="name-error" className="field-error empty:hidden">
            {nameError}
          </p>
        </div>
        <fieldset>
          <legend className="label">Colour</legend>
          <p className="-ml-2 flex flex-wrap">
            {COLOURS.map(({ color, name }) => (
              <label key={color} className="busy-colour" title={name}>
                <input
                  type="radio"
                  name="color"
                  value={color}
                  defaultChecked={color === fields.color}
                />
                <span aria-hidden="true" className="busy-dot" style={{ background: color }} />
                <span className="sr-only">{name}</span>
              </label>
            ))}
          </p>
        </fieldset>
      </div>
      <fieldset>
        <legend className="label">What takes time</legend>
        <label className="flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            name="allDayBlocks"
            defaultChecked={fields.allDayBlocks}
            onChange={onRules}
            className="size-5 flex-none accent-accent"
          />
          All-day events
        </label>
        <label className="flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            name="tentativeBlocks"
            defaultChecked={fields.tentativeBlocks}
            onChange={onRules}
            className="size-5 flex-none accent-accent"
          />
          Tentative events
        </label>
        <p className="mt-1 text-sm text-ink-soft">
          Events shown as free, cancelled or declined never do.
        </p>
      </fieldset>
    </div>
  );
}
