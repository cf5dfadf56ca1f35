'use client';

import { useRouter } from 'next/navigation';
import {
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useState,
  useTransition,
  type SubmitEvent,
} from 'react';
import type { Interval } from '@/lib/core/availability/availability';
import type { Instant } from '@/lib/core/civil/civil';
import type { OffsetTable } from '@/lib/core/civil/offset-table';
import type { LearningPath } from '@/lib/core/path/learning-path';
import type { PlannerFieldError } from '@/lib/usecases/plan-request-query';
import { queryFromFields, type PlannerFields } from '@/lib/usecases/planner-fields';
import { weekPlans } from '@/lib/usecases/week-plans';
import type { DateStyle } from '../_components/format-dates';
import { Strip } from '../_components/strip';
import { AimChoice } from './aim-choice';
import { BusyLine } from './busy-line';
import {
  computePreview,
  localDay,
  widestOffsets,
  type Fitted,
  type OffsetsWanted,
  type Preview,
  type ZoneOffsets,
} from './compute-preview';
import { MoreOptions } from './more-options';
import { FirstWeek, PhaseList } from './planner-result';
import { PlannerSentence } from './planner-sentence';
import { PlannerVerdict } from './planner-verdict';
import { SaveButton } from './save-button';
import { mondayAfter, useBrowserZone } from './use-browser-zone';
import { useFrontier } from './use-frontier';
import { useZoneOffsets, type OffsetsState } from './use-zone-offsets';

/** What the server read for the address. */
export interface PlannerStart {
  readonly fields: PlannerFields;
  readonly errors: readonly PlannerFieldError[];
  readonly path: LearningPath;
  readonly offsets: OffsetTable | null;
  readonly busy: readonly Interval[];
  readonly busyCalendars: number;
  readonly now: Instant;
  readonly zones: readonly string[];
  readonly paths: readonly { readonly slug: string; readonly title: string }[];
}

interface PlannerProps {
  readonly start: PlannerStart;
  readonly dateStyle: DateStyle;
  /** Whether the address names a zone; without one the browser's is taken, and with it its next Monday. */
  readonly zoneGiven: boolean;
  readonly startGiven: boolean;
}

/** Pause after the last change before the address follows: browsers limit how often it may change. */
const ADDRESS_PAUSE_MS = 250;

function tableOf({ fields, offsets, busy }: PlannerStart): ZoneOffsets | null {
  return offsets === null ? null : { zone: fields.zone, offsets, busy };
}

/** The planner: a form that works by itself, and recomputes in the browser where scripts run. */
export function Planner({ start, dateStyle, zoneGiven, startGiven }: PlannerProps) {
  const router = useRouter();
  const [shownStart, setShownStart] = useState(start);
  const [entered, setEntered] = useState(start.fields);
  const [table, setTable] = useState(tableOf(start));
  const [touched, setTouched] = useState(false);
  const [timesCalled, setTimesCalled] = useState(false);
  const [lastFitted, setLastFitted] = useState<Fitted | null>(null);
  const [changingPath, startPathChange] = useTransition();

  // A new answer of the server (another path, a link, a form sent back) replaces what was here.
  if (start !== shownStart) {
    setShownStart(start);
    setEntered(start.fields);
    setTable(tableOf(start));
    setTouched(false);
  }

  const { path, now } = start;
  const browserZone = useBrowserZone();
  const adopted = zoneGiven || touched ? null : browserZone;
  const zone = adopted ?? entered.zone;
  const startDay = adopted === null || startGiven ? entered.start : mondayAfter(now, adopted);
  const fields = useMemo(() => ({ ...entered, zone, start: startDay }), [entered, zone, startDay]);
  const deferred = useDeferredValue(fields);
  const ground = useMemo(() => ({ path, table, now }), [path, table, now]);
  const preview = useMemo(() => computePreview(deferred, ground), [deferred, ground]);
  if (preview.kind === 'fitted' && preview !== lastFitted) setLastFitted(preview);

  const points = useFrontier(deferred, ground);

  const wanted = wantedOffsets(preview, deferred, start, table);
  const reading = useZoneOffsets(wanted, start.zones, start.busyCalendars > 0, setTable);

  useEffect(() => {
    // Another path needs the server's answer: that navigation writes the address itself.
    if (!touched || fields.path !== path.slug) return;
    const timer = setTimeout(
      () => window.history.replaceState(null, '', `/?${queryFromFields(fields)}`),
      ADDRESS_PAUSE_MS,
    );
    return () => clearTimeout(timer);
  }, [touched, fields, path]);

  const change = useCallback(
    (changed: Partial<PlannerFields>) => {
      const next = { ...fields, ...changed };
      setEntered(next);
      setTouched(true);
      if (changed.mode !== undefined) setTimesCalled(changed.mode === 'windows');
      if (next.path !== path.slug) {
        // Another path has other topics, and other hours after the finish.
        const query = queryFromFields({ ...next, known: '', leftOut: '', upkeepHours: '' });
        startPathChange(() => router.replace(`/?${query}`, { scroll: false }));
      }
    },
    [fields, path, router],
  );

  const errors = shownErrors(preview, reading, deferred, start);
  // While something is wrong or on its way, the last picture stays, greyed.
  const fitted = preview.kind === 'fitted' ? preview : lastFitted;
  const today = fitted?.today ?? localDay(table?.offsets ?? null, now);
  const current = preview.kind === 'fitted' && errors.length === 0;
  const waiting = !current && (touched || errors.length > 0);
  const fits = current && preview.outcome.kind === 'plan';

  function submit(event: SubmitEvent<HTMLFormElement>) {
    // The plan is on the page already; only saving leaves it.
    const submitter = event.nativeEvent.submitter;
    if (submitter?.getAttribute('name') === 'show' || submitter === null) event.preventDefault();
  }

  return (
    <form method="get" action="/" noValidate onSubmit={submit} className="page pt-2 sm:pt-5">
      {/* First in the form, so that Enter in a field never saves. */}
      <button type="submit" name="show" className="sr-only" tabIndex={-1} aria-hidden="true">
        Show the plan
      </button>
      <PlannerSentence
        fields={fields}
        errors={errors}
        paths={start.paths}
        zones={start.zones}
        onChange={change}
      />
      <MoreOptions
        fields={fields}
        errors={errors}
        path={path}
        dateStyle={dateStyle}
        today={today}
        busyCalendars={start.busyCalendars}
        timesCalled={timesCalled}
        onChange={change}
      />
      <button type="submit" className="button without-script mt-4">
        Show the plan
      </button>
      <div aria-busy={!current && errors.length === 0} className="mt-6">
        {fitted && (
          <div
            inert={waiting}
            className={`transition-opacity duration-300 ${waiting ? 'opacity-40' : ''}`}
          >
            <Picture fitted={fitted} path={path} dateStyle={dateStyle} />
          </div>
        )}
        <div className="mt-5 grid gap-x-12 gap-y-6 md:grid-cols-[minmax(0,1fr)_21rem] md:grid-rows-[auto_1fr]">
          <PlannerVerdict
            fitted={fitted}
            errors={errors}
            reading={changingPath ? 'reading' : reading}
            ground={ground}
            fields={deferred}
            path={path}
            dateStyle={dateStyle}
            onFix={change}
          />
          <div className="min-w-0 md:col-start-2 md:row-span-2 md:row-start-1">
            <AimChoice
              fields={fields}
              errors={errors}
              points={points}
              plan={fitted?.outcome.kind === 'plan' ? fitted.outcome.plan : null}
              dateStyle={dateStyle}
              today={today}
              onChange={change}
            />
          </div>
          <div>
            <SaveButton disabled={!fits} />
            {start.busyCalendars > 0 && fitted && (
              <BusyLine fitted={fitted} calendars={start.busyCalendars} />
            )}
          </div>
        </div>
      </div>
      {current && fitted?.outcome.kind === 'plan' && (
        <div className="mt-14 grid gap-x-16 gap-y-10 md:grid-cols-[minmax(0,4fr)_minmax(0,5fr)]">
          <PhaseList
            plan={fitted.outcome.plan}
            path={path}
            dateStyle={dateStyle}
            today={fitted.today}
          />
          <FirstWeek
            plan={fitted.outcome.plan}
            problem={fitted.problem}
            path={path}
            dateStyle={dateStyle}
            today={fitted.today}
          />
        </div>
      )}
    </form>
  );
}

/** The offsets still to read: those of the form, and for an infeasible one those of its possible changes. */
function wantedOffsets(
  preview: Preview,
  fields: PlannerFields,
  start: PlannerStart,
  table: ZoneOffsets | null,
): OffsetsWanted | null {
  if (fields.path !== start.path.slug) return null;
  if (preview.kind === 'wants-offsets') return preview.wanted;
  if (preview.kind !== 'fitted' || preview.outcome.kind !== 'infeasible' || table === null) {
    return null;
  }
  const widest = widestOffsets(preview.request, start.path);
  return table.offsets.until < widest.until ? widest : null;
}

function shownErrors(
  preview: Preview,
  reading: OffsetsState,
  fields: PlannerFields,
  start: PlannerStart,
): readonly PlannerFieldError[] {
  const errors = preview.kind === 'errors' ? [...preview.errors] : [];
  const unknownZone =
    (preview.kind === 'wants-offsets' && reading === 'unknown-zone') ||
    (start.offsets === null && fields.zone === start.fields.zone);
  if (unknownZone) {
    errors.push({ field: 'zone', message: 'is not one we know; choose one from the list' });
  }
  // What only the server can see holds as long as the fields are those it was asked about.
  const asked = String(queryFromFields(fields)) === String(queryFromFields(start.fields));
  const unseen = asked
    ? start.errors.filter(({ field }) => errors.every((error) => error.field !== field))
    : [];
  return [...errors, ...unseen];
}

interface PictureProps {
  readonly fitted: Fitted;
  readonly path: LearningPath;
  readonly dateStyle: DateStyle;
}

function Picture({ fitted, path, dateStyle }: PictureProps) {
  const { problem, outcome, today } = fitted;
  const plan = outcome.kind === 'plan' ? outcome.plan : null;
  const weeks = useMemo(() => weekPlans(problem, plan), [problem, plan]);
  return (
    <Strip
      data={{
        weeks,
        path,
        plannedPhases: plan?.phases ?? [],
        finishDay: plan?.finishDay ?? null,
        deadlineDay: problem.deadlineDay,
        conflict: outcome.kind === 'infeasible' ? outcome.conflict : null,
        today,
      }}
      dateStyle={dateStyle}
    />
  );
}
