import Link from 'next/link';
import type { Topic } from '@/lib/core/path/learning-path';
import type { PlanView, SessionView } from '@/lib/usecases/view-plan';
import type { DateStyle } from '../../_components/format-dates';
import { PartText, SessionMark } from '../../_components/session-days';
import { phaseColour } from '../../_components/strip-layout';
import { sessionHref } from './session-address';
import { reasonsOf } from './session-detail';
import { SessionMarks } from './session-marks';
import { SessionWhen } from './session-when';
import { topicOf } from './topics';

/** From this depth on, what full depth adds belongs to the session. */
const DEEP_ENOUGH = 0.5;

/** The last one of today that is over and open, else the one that runs or comes next. */
function currentSession({ sessions, open, now, today }: PlanView): SessionView | undefined {
  const coming = sessions.find(({ end, doneMinutes }) => end > now && doneMinutes === null);
  if (coming && coming.start <= now) return coming;
  return open.findLast(({ day }) => day === today) ?? coming;
}

/** The session of now, with what to do in it and what to say of it. */
export function NextSession({
  view,
  dateStyle,
}: {
  readonly view: PlanView;
  readonly dateStyle: DateStyle;
}) {
  const session = currentSession(view);
  const phase = view.path.phases.find(({ id }) => id === session?.phaseId);
  const topic = session && topicOf(view.path, session.topicId);
  if (!session) {
    return (
      <section aria-labelledby="next-heading">
        <h2 id="next-heading" className="text-2xl font-semibold">
          All sessions are behind you.
        </h2>
        <p className="mt-2 text-lg">The plan stays here, and in your calendar, as a record.</p>
      </section>
    );
  }
  const depth = view.plan.topics.find(({ topicId }) => topicId === session.topicId)?.depth ?? 0;
  const when =
    session.end <= view.now ? 'Earlier today' : session.start <= view.now ? 'Now' : 'Next';
  return (
    <section
      aria-labelledby="next-heading"
      className="rounded-xl bg-raised p-6 shadow-raised sm:p-8 print:p-0 print:shadow-none"
    >
      <p className="flex items-center gap-2 text-sm text-ink-soft">
        <SessionMark kind={session.kind} colour={phase ? phaseColour(view.path, phase.id) : null} />
        {when}, {phase?.title ?? 'after the finish'}
      </p>
      <h2 id="next-heading" className="mt-2 text-2xl font-semibold">
        <Link
          href={sessionHref(view.id, session.id)}
          className="decoration-1 underline-offset-4 hover:underline"
        >
          {session.title}
        </Link>
        <PartText {...session} />
      </h2>
      <SessionWhen view={view} session={session} dateStyle={dateStyle} />
      <WhatToDo topic={topic} depth={depth} session={session} />
      {topic?.url && <ResourceLink url={topic.url} />}
      <div className="mt-6">
        <SessionMarks view={view} session={session} from="today" />
      </div>
      {session.end > view.now && (
        <p className="mt-5 max-w-[62ch] text-sm text-ink-soft">
          Why here? {session.pinned ? 'You pinned it here.' : reasonsOf(view, dateStyle)(session)}
        </p>
      )}
    </section>
  );
}

/** What a session that is not the study of a topic is for. */
const TO_DO = {
  review: 'Recall the main points first, then look up what is missing.',
  milestone: 'Put together what this phase was about, and note what is still open.',
  upkeep: 'Time to keep fresh what you learned, and to read on.',
} as const;

interface WhatToDoProps {
  readonly topic: Topic | undefined;
  readonly depth: number;
  readonly session: SessionView;
}

/** What to do in a session at the depth that is planned. */
export function WhatToDo({ topic, depth, session }: WhatToDoProps) {
  if (session.kind !== 'study') return <p className="mt-5 max-w-[62ch]">{TO_DO[session.kind]}</p>;
  return (
    <div className="mt-5 grid max-w-[62ch] gap-3">
      {topic?.core && <p>{topic.core}</p>}
      {topic?.deep && depth >= DEEP_ENOUGH && (
        <p>
          <span className="font-semibold">Deeper: </span>
          {topic.deep}
        </p>
      )}
      {session.parts > 1 && session.part > 1 && (
        <p className="text-sm text-ink-soft">Go on where part {session.part - 1} ended.</p>
      )}
    </div>
  );
}

/** The way to what is to be read. */
export function ResourceLink({ url }: { readonly url: string }) {
  return (
    <p className="mt-5">
      <a href={url} target="_blank" rel="noreferrer" className="link">
        Open the resource
        <span className="ml-2 text-ink-soft">{hostOf(url)}</span>
      </a>
    </p>
  );
}

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '');
}
