import Link from 'next/link';
import type { ReactNode } from 'react';
import { planChangeSchema } from '@/lib/usecases/plan-change';
import type { TopicState, TopicView } from '@/lib/usecases/view-path';
import { Chevron } from '../../../_components/chevron';
import { durationText, hoursText, percentText } from '../../../_components/format-dates';
import { rescheduleHref } from '../reschedule/address';
import { LinkText, SubmitButton } from '../reschedule/submit-button';
import { askForMore } from './actions';

interface TopicLineProps {
  readonly planId: string;
  readonly view: TopicView;
  /** The topics of its unit. */
  readonly others: readonly TopicView[];
  readonly isWrong: boolean;
}

const STATES: Readonly<Record<TopicState, string>> = {
  done: 'done',
  'under-way': 'under way',
  planned: 'planned',
  known: 'known already',
  'left-out': 'left out',
  'finished-early': 'finished early',
  'not-planned': 'not planned',
};

/** A topic: how far it is, how deep it goes, and on demand what can be said of it. */
export function TopicLine({ planId, view, others, isWrong }: TopicLineProps) {
  const { topic, depth } = view;
  return (
    <li id={`topic-${topic.id}`} className="border-b border-line">
      <details open={isWrong} className="group/topic open:pb-5">
        <summary className="grid min-h-12 grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-3 py-2.5 sm:grid-cols-[auto_minmax(0,1fr)_12rem_7rem]">
          <Chevron className="group-open/topic:rotate-90" />
          <span className="font-medium">{topic.title}</span>
          <span className="col-start-2 text-sm text-ink-soft sm:col-start-auto">
            {stateText(view)}
          </span>
          <span className="col-start-2 sm:col-start-auto">
            {depth !== null && <DepthBar depth={depth} />}
          </span>
        </summary>
        <div className="ml-5 grid max-w-[62ch] gap-3 pt-1">
          {topic.focus && <p>{topic.focus}</p>}
          {topic.url && (
            <p>
              <a href={topic.url} target="_blank" rel="noreferrer" className="link">
                Open the resource<span className="sr-only"> of {topic.title}</span>
              </a>
            </p>
          )}
          {view.extraMinutes > 0 && (
            <p className="text-sm text-ink-soft">
              {durationText(view.extraMinutes)} of it are more than the path gives it.
            </p>
          )}
          <TopicChoices planId={planId} view={view} isWrong={isWrong} />
          <Swaps planId={planId} view={view} others={others} />
        </div>
      </details>
    </li>
  );
}

/** `2 of 6 h done`, `planned, 6 h`. */
function stateText({ state, doneMinutes, plannedMinutes }: TopicView): string {
  if (state === 'under-way') {
    return `under way, ${hoursText(doneMinutes)} of ${hoursText(plannedMinutes)}`;
  }
  if (state === 'done' || state === 'finished-early') {
    return `${STATES[state]}, ${hoursText(doneMinutes)}`;
  }
  return plannedMinutes > 0 ? `${STATES[state]}, ${hoursText(plannedMinutes)}` : STATES[state];
}

function DepthBar({ depth }: { readonly depth: number }) {
  const share = Math.min(1, Math.max(0, depth));
  return (
    <span className="flex items-center gap-2 text-sm text-ink-soft">
      <span className="sr-only">depth</span>
      <span aria-hidden="true" className="h-1 w-12 flex-none overflow-hidden rounded-full bg-line">
        <span className="block h-full bg-ink" style={{ width: `${share * 100}%` }} />
      </span>
      {percentText(share)}
    </span>
  );
}

function TopicChoices({ planId, view, isWrong }: Omit<TopicLineProps, 'others'>) {
  const { topic, state, doneMinutes, extraMinutes } = view;
  const isOpen = state === 'planned' || state === 'under-way';
  const isSaid = state === 'known' || state === 'finished-early' || extraMinutes > 0;
  const say = (kind: 'finish' | 'known' | 'reopen', text: string) => (
    <PreviewLink planId={planId} change={{ topics: [{ kind, topicId: topic.id }] }}>
      {text}
      <span className="sr-only">: {topic.title}</span>
    </PreviewLink>
  );
  return (
    <div className="no-print flex flex-wrap items-end gap-3">
      {isOpen && doneMinutes > 0 && say('finish', 'Finished early')}
      {isOpen && doneMinutes === 0 && say('known', 'I know this already')}
      {isSaid && say('reopen', extraMinutes > 0 ? 'As the path has it' : 'Reopen')}
      {(isOpen || state === 'done') && (
        <form action={askForMore} className="flex flex-wrap items-end gap-x-3 gap-y-2">
          <input type="hidden" name="planId" value={planId} />
          <input type="hidden" name="topicId" value={topic.id} />
          <label className="grid">
            <span className="label">
              Minutes more<span className="sr-only"> for {topic.title}</span>
            </span>
            <input
              name="minutes"
              type="number"
              min={15}
              max={6000}
              step={15}
              required
              defaultValue={60}
              aria-invalid={isWrong || undefined}
              className="control w-20"
            />
          </label>
          <SubmitButton className="button" pending="Looking">
            Needs more hours
          </SubmitButton>
        </form>
      )}
      {isWrong && (
        <p role="alert" className="field-error">
          Minutes are from 15 to 6000.
        </p>
      )}
    </div>
  );
}

function Swaps({ planId, view, others }: Omit<TopicLineProps, 'isWrong'>) {
  const { topic, swaps } = view;
  const titleOf = (id: string) => others.find((one) => one.topic.id === id)?.topic.title ?? id;
  if (swaps.allowed.length + swaps.refused.length === 0) return null;
  return (
    <div className="text-sm">
      {swaps.allowed.length > 0 && (
        <>
          <p className="text-ink-soft">Swap places with</p>
          <ul className="no-print mt-1 flex flex-wrap gap-2">
            {swaps.allowed.map((other) => (
              <li key={other}>
                <PreviewLink planId={planId} change={{ swap: [topic.id, other] }}>
                  {titleOf(other)}
                </PreviewLink>
              </li>
            ))}
          </ul>
        </>
      )}
      {swaps.refused.map(({ topicId, early, requires }) => (
        <p key={topicId} className="mt-1 text-ink-soft">
          Not with {titleOf(topicId)}: {titleOf(early)} needs {titleOf(requires)} first.
        </p>
      ))}
    </div>
  );
}

interface PreviewLinkProps {
  readonly planId: string;
  readonly change: Parameters<typeof planChangeSchema.parse>[0];
  readonly children: ReactNode;
}

/** To what a change comes to; nothing is changed by following it. */
function PreviewLink({ planId, change, children }: PreviewLinkProps) {
  return (
    <Link
      href={rescheduleHref(planId, { change: planChangeSchema.parse(change) })}
      prefetch={false}
      className="button"
    >
      <LinkText pending="Looking">{children}</LinkText>
    </Link>
  );
}
