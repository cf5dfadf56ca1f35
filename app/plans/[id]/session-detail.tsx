import type { LearningPath } from '@/lib/core/path/learning-path';
import { wallTimeAt } from '@/lib/core/civil/offset-table';
import type { PlanView, SessionView } from '@/lib/usecases/view-plan';
import { durationText, type DateStyle } from '../../_components/format-dates';
import { whyHereText } from '../../_components/why-here-text';
import { topicOf } from './topics';

interface SessionDetailProps {
  readonly session: SessionView;
  readonly view: PlanView;
  readonly dateStyle: DateStyle;
}

/** How long a session is, why it lies where it does, and what to read in it. */
export function SessionDetail({ session, view, dateStyle }: SessionDetailProps) {
  const url = topicOf(view.path, session.topicId)?.url;
  return (
    <>
      <p>
        {durationText(session.minutes)}. {whyText({ session, view, dateStyle })}
      </p>
      {url !== undefined && (
        <p>
          <a href={url} target="_blank" rel="noreferrer" className="link">
            Open the resource
          </a>
        </p>
      )}
    </>
  );
}

/** Why a session lies where it does, in a sentence. */
export function whyText({ session, view, dateStyle }: SessionDetailProps): string {
  const why = view.why.get(session.id);
  if (!why) return '';
  const { path, settings } = view;
  const days = settings.policy.reviews?.afterDays ?? [];
  return whyHereText(why, {
    minutes: session.minutes,
    day: session.day,
    dueAfterDays: session.kind === 'review' ? (days[session.part - 1] ?? null) : null,
    titleOfSession: (id) => view.sessions.find((other) => other.id === id)?.title ?? id,
    titleOfPhase: (id) => titleOfPhase(path, id),
    titleOfTopic: (id) => topicOf(path, id)?.title ?? id,
    wallTime: (instant) => wallTimeAt(view.offsets, instant),
    style: dateStyle,
    today: view.today,
  });
}

function titleOfPhase({ phases }: LearningPath, phaseId: string): string {
  return phases.find(({ id }) => id === phaseId)?.title ?? phaseId;
}
