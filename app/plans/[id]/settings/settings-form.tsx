'use client';

import { startTransition, useActionState, useEffect, useRef, useState } from 'react';
import type { CivilDay } from '@/lib/core/civil/civil';
import type { LearningPath } from '@/lib/core/path/learning-path';
import type { PlannerFieldError } from '@/lib/usecases/plan-request-query';
import { queryFromFields, type PlannerFields } from '@/lib/usecases/planner-fields';
import { counted, type DateStyle } from '../../../_components/format-dates';
import { AimChoice } from '../../../_planner/aim-choice';
import { FieldError } from '../../../_planner/field-error';
import { AllOptions } from '../../../_planner/more-options';
import { HoursField } from '../../../_planner/planner-sentence';
import { continueFromSettings } from './actions';
import { NOT_SENT, type SettingsState } from './settings-state';
import { StartField } from './start-field';
import { ZoneField } from './zone-field';

interface SettingsFormProps {
  readonly planId: string;
  /** The settings as they are saved. */
  readonly saved: PlannerFields;
  readonly path: LearningPath;
  readonly sessionsOver: number;
  readonly today: CivilDay;
  readonly busyCalendars: number;
  readonly zones: readonly string[];
  readonly dateStyle: DateStyle;
}

/** The planner's fields with what is saved, on their way to what a change of them comes to. */
export function SettingsForm(props: SettingsFormProps) {
  const { planId, saved, path, sessionsOver, today, busyCalendars, zones, dateStyle } = props;
  const [state, send, isPending] = useActionState(continueFromSettings, NOT_SENT);
  const [fields, setFields] = useState(state.fields ?? saved);
  const form = useRef<HTMLFormElement>(null);
  const errors = standingErrors(state, fields);
  const change = (changed: Partial<PlannerFields>) => setFields({ ...fields, ...changed });

  useEffect(() => {
    if (state.kind === 'errors') {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    }
  }, [state]);

  return (
    <form
      ref={form}
      action={send}
      noValidate
      onSubmit={(event) => {
        // Sent by hand where scripts run, since a form action would reset the boxes.
        event.preventDefault();
        const sent = new FormData(event.currentTarget);
        startTransition(() => send(sent));
      }}
      className="mt-8 max-w-5xl"
    >
      <input type="hidden" name="planId" value={planId} />
      <div className="grid grid-cols-2 gap-x-6 gap-y-4 sm:gap-x-12 lg:grid-cols-[minmax(0,1.5fr)_auto_minmax(0,1fr)]">
        <HoursField fields={fields} errors={errors} onChange={change} />
        <StartField fields={fields} errors={errors} sessionsOver={sessionsOver} onChange={change} />
        <ZoneField
          fields={fields}
          savedZone={saved.zone}
          errors={errors}
          zones={zones}
          onChange={change}
        />
      </div>
      <div className="mt-6 max-w-sm">
        <p aria-hidden="true" className="label">
          Finish sooner or go deeper
        </p>
        <AimChoice
          fields={fields}
          errors={errors}
          points={[]}
          plan={null}
          dateStyle={dateStyle}
          today={today}
          onChange={change}
        />
      </div>
      <div className="mt-8">
        <AllOptions
          fields={fields}
          errors={errors}
          base={saved}
          path={path}
          dateStyle={dateStyle}
          today={today}
          busyCalendars={busyCalendars}
          timesCalled={false}
          onChange={change}
        />
      </div>
      <FieldError errors={errors} name="path" label="The path" />
      <div className="mt-6 flex flex-wrap items-center gap-x-6 gap-y-2">
        <button type="submit" disabled={isPending} className="button button-primary">
          {isPending ? 'Working out what changes' : 'See what changes'}
        </button>
        <p role="status" className="min-w-0">
          {answerText(state, fields, errors)}
        </p>
      </div>
    </form>
  );
}

/** Mistakes are shown as long as the form is what was sent. */
function standingErrors(state: SettingsState, fields: PlannerFields): readonly PlannerFieldError[] {
  return isAsSent(state, fields) ? state.errors : [];
}

function isAsSent({ fields: sent }: SettingsState, fields: PlannerFields): boolean {
  return sent !== null && textOf(sent) === textOf(fields);
}

/** The fields without the path, which the form does not send. */
function textOf(fields: PlannerFields): string {
  return String(queryFromFields({ ...fields, path: '' }));
}

function answerText(
  state: SettingsState,
  fields: PlannerFields,
  errors: readonly PlannerFieldError[],
): string {
  if (!isAsSent(state, fields) && state.kind !== 'gone') return '';
  switch (state.kind) {
    case 'idle':
      return '';
    case 'unchanged':
      return 'All of this is what the plan is made from already. Nothing changes.';
    case 'errors':
      return `${counted(errors.length, 'field needs', 'fields need')} another look.`;
    case 'gone':
      return 'This plan is not there any more.';
  }
}
