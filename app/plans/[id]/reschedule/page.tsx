import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { currentOwner } from '@/lib/auth/owner';
import { wallTimeAt } from '@/lib/core/civil/offset-table';
import { readCurrentProblem } from '@/lib/usecases/current-problem';
import type { FieldError } from '@/lib/usecases/field-errors';
import { NO_CHANGE, type PlanChangeRequest } from '@/lib/usecases/plan-change';
import { proposeReplan, type Proposal } from '@/lib/usecases/propose-replan';
import { requestDateStyle } from '../../../_components/request-date-style';
import { ownPlan } from '../own-plan';
import { changeJson, readAsked, rescheduleHref, type Asked } from './address';
import { ChangedSince } from './changed-since';
import { Colliding } from './colliding';
import { DoneStep } from './done-step';
import { OptionsStep } from './options-step';
import { optionOf, reasonText, strategyName, type Words } from './option-texts';
import { PreviewStep } from './preview-step';

interface ReschedulePageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export const metadata: Metadata = { title: 'Life happened', robots: { index: false } };

/** What got done, what can be done with the rest, and what one option changes: by its address. */
export default async function ReschedulePage({ params, searchParams }: ReschedulePageProps) {
  const planId = (await params).id;
  const asked = readAsked(await searchParams);
  const ownerId = await currentOwner();
  if (ownerId === null) notFound();
  const target = { ownerId, planId };
  if (asked === null) {
    const errors = [{ path: 'address', message: 'does not hold a change that can be read' }];
    return (
      <Page planId={planId}>
        <Mistakes planId={planId} errors={errors} />
      </Page>
    );
  }
  const { change } = asked;
  const view = await ownPlan(planId);
  if (view === null) notFound();
  const style = await requestDateStyle();
  if (change === undefined) {
    const saved = await readCurrentProblem(target);
    if (!saved) notFound();
    return (
      <Page planId={planId}>
        {asked.answer === 'unchanged' && (
          <p role="status" className="mt-2 rounded-lg bg-sunken px-4 py-2">
            Nothing changed. Your plan stands as it was.
          </p>
        )}
        <DoneStep
          planId={planId}
          saved={saved}
          collisions={view.collisions.filter(({ pinned }) => !pinned).length}
          style={style}
        />
      </Page>
    );
  }
  const outcome = await proposeReplan(target, change);
  switch (outcome.kind) {
    case 'not-found':
      return notFound();
    case 'invalid':
      return (
        <Page planId={planId}>
          <Mistakes planId={planId} errors={outcome.errors} />
        </Page>
      );
    case 'busy':
    case 'exceeded':
      return (
        <Page planId={planId}>
          <h2 className="mt-2 text-2xl font-semibold">No answer yet.</h2>
          <p className="mt-2">
            {outcome.kind === 'busy'
              ? 'Others are being answered just now. Load the page again in a moment; nothing was lost.'
              : 'Working out the options took longer than one answer may. Your plan stands as it is.'}
          </p>
        </Page>
      );
    case 'proposal': {
      const { offsets } = outcome.current.request.problem;
      const today = wallTimeAt(offsets, outcome.now).day;
      const words = { proposal: outcome, style, today };
      const colliding = <Colliding view={view} style={style} />;
      return (
        <Page planId={planId}>
          <ChangedSince target={target} asked={asked} words={words} />
          <Proposed change={change} strategy={asked.strategy} words={words} colliding={colliding} />
        </Page>
      );
    }
  }
}

interface ProposedProps {
  readonly change: PlanChangeRequest;
  readonly strategy: Asked['strategy'];
  readonly words: Words;
  /** What collides with the person's calendars. */
  readonly colliding: ReactNode;
}

function Proposed({ change, strategy, words, colliding }: ProposedProps) {
  const { proposal } = words;
  const { planId, recommended } = proposal;
  if (isNothing(proposal, change)) {
    return (
      <>
        <h2 className="mt-2 text-2xl font-semibold">Nothing was missed.</h2>
        <p className="mt-2 max-w-[62ch] text-lg">
          Your plan stands.{' '}
          <Link href={rescheduleHref(planId)} className="link">
            Say what is coming
          </Link>
        </p>
        {colliding}
      </>
    );
  }
  const option = strategy && optionOf(proposal, strategy);
  if (option) return <PreviewStep option={option} change={change} words={words} />;
  const gone = proposal.outcomes.find((one) => one.strategy === strategy);
  return (
    <>
      <h2 className="mt-2 text-2xl font-semibold">
        {recommended === null ? 'It needs a change.' : 'How should it go on?'}
      </h2>
      {gone?.kind === 'no-option' && (
        <p role="status" className="mt-2">
          {strategyName(gone.strategy, words)} cannot be had any more.{' '}
          {reasonText(gone.reason, words)}
        </p>
      )}
      {colliding}
      <OptionsStep change={change} {...words} />
    </>
  );
}

/** Whether there is nothing to place and nothing to change: then there is nothing to choose. */
function isNothing({ outcomes }: Proposal, change: PlanChangeRequest): boolean {
  return (
    changeJson(change) === changeJson(NO_CHANGE) &&
    outcomes.every(
      (one) =>
        one.kind === 'option' &&
        one.changes.moved.length + one.changes.added.length + one.changes.removed.length === 0,
    )
  );
}

/** The pages' frame: their name, and the way back. */
function Page({ planId, children }: { readonly planId: string; readonly children: ReactNode }) {
  return (
    <section aria-label="Life happened">
      <header className="flex flex-wrap items-baseline justify-between gap-x-6">
        <p className="eyebrow">Life happened</p>
        <Link
          href={`/plans/${encodeURIComponent(planId)}`}
          className="link inline-flex min-h-9 items-center text-sm text-ink-soft"
        >
          Leave the plan as it is
        </Link>
      </header>
      {children}
    </section>
  );
}

interface MistakesProps {
  readonly planId: string;
  readonly errors: readonly FieldError[];
}

function Mistakes({ planId, errors }: MistakesProps) {
  return (
    <>
      <h2 className="mt-2 text-2xl font-semibold">This change cannot be made as it is.</h2>
      <ul className="mt-3 grid gap-1">
        {errors.map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            {fieldName(path)} {message}.
          </li>
        ))}
      </ul>
      <p className="mt-5">
        <Link href={rescheduleHref(planId)} className="button">
          Start over
        </Link>
      </p>
    </>
  );
}

const FIELD_NAMES: Readonly<Record<string, string>> = {
  address: 'The address',
  path: 'The learning path',
  'move.sessionId': 'The session',
  'move.time': 'The new time',
  'learner.start': 'The start',
  'learner.deadline': 'The deadline',
  'learner.zone': 'The time zone',
  'learner.availability.windows': 'The list of study times',
  'policy.aim': 'The finish you chose',
};

function fieldName(path: string): string {
  return FIELD_NAMES[path] ?? `“${path}”`;
}
