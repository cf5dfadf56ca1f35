import Link from 'next/link';
import type { PlanView, SessionView } from '@/lib/usecases/view-plan';
import { durationText, type DateStyle } from '../../_components/format-dates';
import { reasonTeller } from '../../_components/why-here-text';
import { markText } from './mark-text';
import { sessionHref } from './session-address';
import { topicOf } from './topics';

interface SessionDetailProps {
  readonly session: SessionView;
  readonly view: PlanView;
  readonly reason: string;
}

/** How long a session is, why it lies where it does, and what to read in it. */
export function SessionDetail({ session, view, reason }: SessionDetailProps) {
  const mark = markText(session);
  const url = topicOf(view.path, session.topicId)?.url;
  return (
    <>
      <p>
        {durationText(session.minutes)}
        {mark !== null && `, ${mark}`}
        {session.pinned && ', pinned'}. {reason}
      </p>
      <p className="flex flex-wrap gap-x-4">
        <Link
          href={sessionHref(view.id, session.id)}
          className="link inline-flex min-h-9 items-center"
        >
          {session.end <= view.now ? 'Say what got done' : 'Open the session'}
        </Link>
        {url !== undefined && (
          <a
            href={url}
            target="_blank"
            rel="noreferrer"
            className="link inline-flex min-h-9 items-center"
          >
            Open the resource
          </a>
        )}
      </p>
    </>
  );
}

/** Tells why each session of a saved plan lies where it does. */
export function reasonsOf(view: PlanView, style: DateStyle): (session: SessionView) => string {
  const { path, offsets, why, sessions, settings, today } = view;
  return reasonTeller({
    path,
    offsets,
    why,
    titles: new Map(sessions.map(({ id, title }) => [id, title])),
    reviewDays: settings.policy.reviews?.afterDays ?? [],
    style,
    today,
  });
}
