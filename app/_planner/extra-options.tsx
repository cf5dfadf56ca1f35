import type { LearningPath } from '@/lib/core/path/learning-path';
import type { PlannerFieldError } from '@/lib/usecases/plan-request-query';
import type { PlannerFields } from '@/lib/usecases/planner-fields';
import { FieldError, errorProps } from './field-error';
import { effortText } from './option-texts';

interface ExtraOptionsProps {
  readonly fields: PlannerFields;
  readonly errors: readonly PlannerFieldError[];
  readonly onChange: (changed: Partial<PlannerFields>) => void;
}

/** Short repetitions, a few days after each topic. */
export function ReviewOptions(props: ExtraOptionsProps) {
  return (
    <>
      <Switch name="reviews" text="Plan short reviews of each topic" {...props} />
      <p className="text-sm text-ink-soft">
        They take their minutes from the same week’s hours, so the study may need a little longer.
      </p>
      <div className="mt-2 grid grid-cols-2 gap-x-6 gap-y-3">
        <DetailField of="reviews" name="reviewDays" label="Days after the topic" {...props} />
        <DetailField of="reviews" name="reviewMinutes" label="Minutes each" {...props} />
      </div>
    </>
  );
}

/** Sessions for the milestones that end the phases. */
export function MilestoneOptions(props: ExtraOptionsProps) {
  return (
    <>
      <Switch name="milestones" text="End each phase with a session for its milestone" {...props} />
      <p className="text-sm text-ink-soft">
        Without one the milestone is a note on the phase’s last day in your calendar.
      </p>
      <div className="mt-2 grid grid-cols-2 gap-x-6">
        <DetailField of="milestones" name="milestoneMinutes" label="Minutes each" {...props} />
      </div>
    </>
  );
}

/** Hours that go on when the path is finished. */
export function UpkeepOptions({
  path,
  ...props
}: ExtraOptionsProps & { readonly path: LearningPath }) {
  const stated = path.upkeepWeeklyMinutes;
  return (
    <>
      <Switch name="upkeep" text="Keep some hours a week after the finish" {...props} />
      {stated && (
        <p className="text-sm text-ink-soft">
          This path names {effortText({ core: stated.min, deep: stated.max })} a week.
        </p>
      )}
      <div className="mt-2 grid grid-cols-2 gap-x-6">
        <DetailField of="upkeep" name="upkeepHours" label="Hours a week" {...props} />
        <DetailField of="upkeep" name="upkeepWeeks" label="For so many weeks" {...props} />
      </div>
    </>
  );
}

type SwitchName = 'reviews' | 'milestones' | 'upkeep';

function Switch({
  name,
  text,
  fields,
  onChange,
}: ExtraOptionsProps & { readonly name: SwitchName; readonly text: string }) {
  return (
    <label className="inline-flex min-h-8 items-center gap-2.5">
      <input
        type="checkbox"
        name={name}
        value="on"
        checked={fields[name] !== ''}
        onChange={(event) => onChange({ [name]: event.target.checked ? 'on' : '' })}
        className="size-4 flex-none accent-accent"
      />
      {text}
    </label>
  );
}

interface DetailFieldProps extends ExtraOptionsProps {
  /** What it is a detail of: typing here switches that on. */
  readonly of: SwitchName;
  readonly name:
    'reviewDays' | 'reviewMinutes' | 'milestoneMinutes' | 'upkeepHours' | 'upkeepWeeks';
  readonly label: string;
}

function DetailField({ of, name, label, fields, errors, onChange }: DetailFieldProps) {
  return (
    <div>
      <label htmlFor={name} className="label">
        {label}
      </label>
      <input
        id={name}
        name={name}
        inputMode={name === 'reviewDays' ? undefined : 'decimal'}
        value={fields[name]}
        onChange={(event) => onChange({ [of]: 'on', [name]: event.target.value })}
        className="control w-full text-sm"
        {...errorProps(errors, name)}
      />
      <FieldError errors={errors} name={name} label={label} />
    </div>
  );
}
