import type { LearningPath, Phase, Topic } from '@/lib/core/path/learning-path';
import type { PathDemand } from '@/lib/core/schedule/problem';
import type { PlannerFieldError } from '@/lib/usecases/plan-request-query';
import { splitList, type PlannerFields } from '@/lib/usecases/planner-fields';
import { Chevron } from '../_components/chevron';
import { phaseColour } from '../_components/strip-layout';
import { FieldError } from './field-error';
import { effortOf, effortText } from './option-texts';

interface TopicChoiceProps {
  readonly fields: PlannerFields;
  readonly errors: readonly PlannerFieldError[];
  readonly path: LearningPath;
  /** The path's demand with nothing known. */
  readonly full: PathDemand;
  readonly onChange: (changed: Partial<PlannerFields>) => void;
}

function topicsOf(phase: Phase): readonly Topic[] {
  return phase.units.flatMap(({ topics }) => topics);
}

/** Topics known already, phase by phase, and the optional ones to do without. */
export function TopicChoice(props: TopicChoiceProps) {
  const { errors, path } = props;
  const optional = path.phases.flatMap(topicsOf).filter((topic) => topic.optional);
  return (
    <>
      <p className="text-sm text-ink-soft">
        Nothing is planned for what you know; the other topics keep their hours.
      </p>
      <div className="mt-2">
        {path.phases.map((phase) => (
          <PhaseTopics key={phase.id} phase={phase} {...props} />
        ))}
      </div>
      <FieldError errors={errors} name="known" label="The known topics" />
      {optional.length > 0 && (
        <fieldset className="mt-5">
          <legend className="font-medium">Optional topics to leave out</legend>
          <TopicBoxes name="leftOut" topics={optional} {...props} />
          <FieldError errors={errors} name="leftOut" label="What you leave out" />
        </fieldset>
      )}
    </>
  );
}

function PhaseTopics({ phase, ...props }: TopicChoiceProps & { readonly phase: Phase }) {
  const { fields, full, path, onChange } = props;
  const known = splitList(fields.known);
  const ids = topicsOf(phase).map(({ id }) => id);
  const here = ids.filter((id) => known.includes(id));
  const all = here.length === ids.length;
  const others = known.filter((id) => !ids.includes(id));
  return (
    <details className="group/phase border-t border-line first:border-t-0">
      <summary className="flex min-h-11 items-center gap-2.5 py-1 text-sm">
        <Chevron className="group-open/phase:rotate-90" />
        <span className="swatch" data-phase={phaseColour(path, phase.id)} />
        <span className="min-w-0 flex-1">{phase.title}</span>
        <span className={here.length > 0 ? '' : 'text-ink-soft'}>
          {here.length === 0
            ? effortText(effortOf(full, ids))
            : `${here.length} of ${ids.length} known`}
        </span>
      </summary>
      <fieldset className="pb-3 pl-4">
        <legend className="sr-only">{`Topics of ${phase.title} that you know already`}</legend>
        <TopicBoxes name="known" topics={topicsOf(phase)} {...props} />
        <button
          type="button"
          className="button button-quiet needs-script -ml-2"
          onClick={() => onChange({ known: (all ? others : [...others, ...ids]).join(',') })}
        >
          {all ? 'I know none of these' : 'I know all of these'}
        </button>
      </fieldset>
    </details>
  );
}

interface TopicBoxesProps extends Pick<TopicChoiceProps, 'fields' | 'full' | 'onChange'> {
  readonly name: 'known' | 'leftOut';
  readonly topics: readonly Topic[];
}

function TopicBoxes({ name, topics, fields, full, onChange }: TopicBoxesProps) {
  const chosen = splitList(fields[name]);
  const change = (id: string, checked: boolean) =>
    onChange({
      [name]: (checked ? [...chosen, id] : chosen.filter((other) => other !== id)).join(','),
    });
  return topics.map(({ id, title }) => (
    <label key={id} className="flex min-h-9 items-center gap-2.5 py-1 text-sm leading-snug">
      <input
        type="checkbox"
        name={name}
        value={id}
        checked={chosen.includes(id)}
        onChange={(event) => change(id, event.target.checked)}
        className="size-4 flex-none accent-accent"
      />
      <span className="min-w-0 flex-1">{title}</span>
      <span className="whitespace-nowrap text-ink-soft">{effortText(effortOf(full, [id]))}</span>
    </label>
  ));
}
