import { useMemo, type ReactNode } from 'react';
import type { CivilDay } from '@/lib/core/civil/civil';
import { pathDemand } from '@/lib/core/path/effort';
import type { LearningPath } from '@/lib/core/path/learning-path';
import type { PlannerFieldError, PlannerFieldName } from '@/lib/usecases/plan-request-query';
import { DAY_FIELDS, defaultFields, type PlannerFields } from '@/lib/usecases/planner-fields';
import { counted, listText, type DateStyle } from '../_components/format-dates';
import { BusyTimes } from './busy-times';
import { DaysOffEditor } from './days-off-editor';
import { MilestoneOptions, ReviewOptions, UpkeepOptions } from './extra-options';
import { OptionRow, Unfolding } from './option-row';
import {
  daysOffText,
  deadlineText,
  freeText,
  milestonesText,
  paceText,
  reviewsText,
  sessionsText,
  timesText,
  topicsText,
  upkeepText,
} from './option-texts';
import { TopicChoice } from './topic-choice';
import { DeadlineField, FreeShareField, PaceFields, SessionFields } from './week-options';
import { WindowsEditor } from './windows-editor';

interface OptionsProps {
  readonly fields: PlannerFields;
  readonly errors: readonly PlannerFieldError[];
  readonly path: LearningPath;
  readonly dateStyle: DateStyle;
  readonly today: CivilDay;
  /** How many calendars of the person take time. */
  readonly busyCalendars: number;
  /** Whether the study times were asked for: they unfold. */
  readonly timesCalled: boolean;
  readonly onChange: (changed: Partial<PlannerFields>) => void;
}

/** What the options are compared with to tell which are set. */
type Base = Omit<PlannerFields, 'path'>;

interface Option {
  readonly label: string;
  /** What holds at present. */
  readonly value: string;
  /** The fields it changes. */
  readonly names: readonly PlannerFieldName[];
  readonly content: ReactNode;
  readonly called?: boolean;
}

/** Study times; the other choices of the week; the work. */
type Options = readonly [readonly [Option], readonly Option[], readonly Option[]];

const GRID = 15;

/** What most people never change: a list of choices with what holds at present, each opened on demand. */
export function MoreOptions(props: OptionsProps) {
  const { fields, errors, timesCalled } = props;
  const options = useOptions(props);
  const all = options.flat();
  const set = all.filter((option) => isSet(option, fields, NEW_VISITOR));
  const isCalled = timesCalled || all.some((option) => isWrong(option, errors));
  return (
    <Unfolding called={isCalled} className="group mt-2">
      <summary className="inline-flex min-h-11 flex-wrap items-center gap-x-4 text-sm">
        <span className="link font-medium group-open:hidden">
          More: study times, days off, topics you know, reviews
        </span>
        <span className="link hidden font-medium group-open:inline">Less</span>
        {set.length > 0 && (
          <span className="text-ink-soft group-open:hidden">
            Changed: {listText(set.map(({ label }) => label.toLowerCase()))}
          </span>
        )}
      </summary>
      <div className="mt-2 pb-4">
        <OptionRows options={options} fields={fields} errors={errors} base={NEW_VISITOR} />
      </div>
    </Unfolding>
  );
}

const NEW_VISITOR = defaultFields({ start: '', zone: '' });

/** The same choices all in sight; those that differ from `base` stand out. */
export function AllOptions({ base, ...props }: OptionsProps & { readonly base: Base }) {
  const { fields, errors } = props;
  return <OptionRows options={useOptions(props)} fields={fields} errors={errors} base={base} />;
}

interface OptionRowsProps extends Pick<OptionsProps, 'fields' | 'errors'> {
  readonly options: Options;
  readonly base: Base;
}

function OptionRows({ options: [[times], week, work], fields, errors, base }: OptionRowsProps) {
  const row = (option: Option) => (
    <OptionRow
      key={option.label}
      label={option.label}
      value={option.value}
      set={isSet(option, fields, base)}
      called={isWrong(option, errors) || option.called === true}
    >
      {option.content}
    </OptionRow>
  );
  return (
    <div className="border-t border-line">
      {row(times)}
      <div className="gap-x-16 lg:grid lg:grid-cols-2">
        <div>{week.map(row)}</div>
        <div>{work.map(row)}</div>
      </div>
    </div>
  );
}

function isWrong({ names }: Option, errors: readonly PlannerFieldError[]): boolean {
  return errors.some(({ field }) => names.includes(field));
}

/** Whether an option differs from what it is compared with. */
function isSet({ names }: Option, fields: PlannerFields, base: Base): boolean {
  const details = new Set<PlannerFieldName>([
    'reviewDays',
    'reviewMinutes',
    'milestoneMinutes',
    'upkeepHours',
    'upkeepWeeks',
  ]);
  return names.some((name) => {
    if (name === 'windows' || details.has(name)) return false;
    const day = DAY_FIELDS.find((field) => field === name);
    if (day !== undefined) return fields.days[day] !== base.days[day];
    const plain = name as Exclude<keyof Base, 'days'>;
    return fields[plain] !== base[plain];
  });
}

function useOptions({
  fields,
  errors,
  path,
  dateStyle,
  today,
  busyCalendars,
  timesCalled,
  onChange,
}: OptionsProps): Options {
  const full = useMemo(() => pathDemand(path, GRID), [path]);
  const form = { fields, errors, onChange };
  const times: Option = {
    label: 'Study times',
    value: timesText(fields),
    names: ['windows', ...DAY_FIELDS],
    called: timesCalled,
    content: (
      <WindowsEditor
        days={fields.days}
        errors={errors}
        dateStyle={dateStyle}
        onChange={(days) => onChange({ days })}
      />
    ),
  };
  const week: readonly Option[] = [
    {
      label: 'Days off',
      value: daysOffText(fields),
      names: ['off'],
      content: (
        <DaysOffEditor text={fields.off} errors={errors} onChange={(off) => onChange({ off })} />
      ),
    },
    {
      label: 'Busy times',
      value: busyCalendars === 0 ? 'none read' : `from ${counted(busyCalendars, 'calendar')}`,
      names: [],
      content: <BusyTimes calendars={busyCalendars} />,
    },
    {
      label: 'Deadline',
      value: deadlineText(fields, dateStyle, today),
      names: ['deadline'],
      content: <DeadlineField {...form} />,
    },
    {
      label: 'Sessions',
      value: sessionsText(fields),
      names: ['min', 'max', 'gap', 'daily'],
      content: <SessionFields {...form} />,
    },
    {
      label: 'Kept free',
      value: freeText(fields),
      names: ['free'],
      content: <FreeShareField {...form} />,
    },
    {
      label: 'Pace',
      value: paceText(fields),
      names: ['pace'],
      content: <PaceFields {...form} />,
    },
  ];
  const work: readonly Option[] = [
    {
      label: 'Topics you know',
      value: topicsText(fields, full),
      names: ['known', 'leftOut'],
      content: <TopicChoice {...form} path={path} full={full} />,
    },
    {
      label: 'Reviews',
      value: reviewsText(fields),
      names: ['reviews', 'reviewDays', 'reviewMinutes'],
      content: <ReviewOptions {...form} />,
    },
    {
      label: 'Milestones',
      value: milestonesText(fields),
      names: ['milestones', 'milestoneMinutes'],
      content: <MilestoneOptions {...form} />,
    },
    {
      label: 'After the finish',
      value: upkeepText(fields),
      names: ['upkeep', 'upkeepHours', 'upkeepWeeks'],
      content: <UpkeepOptions {...form} path={path} />,
    },
  ];
  return [[times], week, work];
}
