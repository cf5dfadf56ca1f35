import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import type { PlanView, SessionView } from '@/lib/usecases/view-plan';
import type { DateStyle } from '../../../../_components/format-dates';
import { requestDateStyle } from '../../../../_components/request-date-style';
import { PartText, SessionMark } from '../../../../_components/session-days';
import { phaseColour } from '../../../../_components/strip-layout';
import { markText } from '../../mark-text';
import { ResourceLink, WhatToDo } from '../../next-session';
import { ownPlan } from '../../own-plan';
import { reasonsOf } from '../../session-detail';
import { Mark, SessionMarks } from '../../session-marks';
import { SessionWhen } from '../../session-when';
import { topicOf } from '../../topics';
import { MoveSession } from './move-session';
import { TopicActions } from './topic-actions';

interface SessionPageProps {
  readonly params: Promise<{ readonly id: string; readonly sessionId: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

interface Found {
  readonly view: PlanView;
  readonly session: SessionView;
}

async function ownSession(params: SessionPageProps['params']): Promise<Found | null> {
  const { id, sessionId } = await params;
  const view = await ownPlan(id);
  const wanted = decodeURIComponent(sessionId);
  const session = view?.sessions.find((one) => one.id === wanted);
  return view && session ? { view, session } : null;
}

export async function generateMetadata({
  params,
}: Pick<SessionPageProps, 'params'>): Promise<Metadata> {
  const found = await ownSession(params);
  return {
    title: found?.session.title ?? 'Not found',
    robots: { index: false, follow: false },
    referrer: 'same-origin',
  };
}

/** One session: what it is for, and all that its learner can say of it. */
export default async function SessionPage({ params, searchParams }: SessionPageProps) {
  const found = await ownSession(params);
  if (found === null) notFound();
  const { view, session } = found;
  const style = await requestDateStyle();
  const { wrong } = await searchParams;
  const topic = topicOf(view.path, session.topicId);
  const depth = view.plan.topics.find(({ topicId }) => topicId === session.topicId)?.depth ?? 0;
  return (
    <section aria-labelledby="session-heading" className="grid max-w-3xl gap-10">
      <div>
        <Place {...found} style={style} />
        <WhatToDo topic={topic} depth={depth} session={session} />
        {topic?.url && <ResourceLink url={topic.url} />}
      </div>
      <section aria-labelledby="marks-heading">
        <h3 id="marks-heading" className="text-lg font-semibold">
          What got done?
        </h3>
        <MarkLine {...found} />
        <Wrong what={wrong === 'minutes'}>
          Minutes are a whole number, at most {session.minutes}.
        </Wrong>
        <div className="mt-3">
          <SessionMarks view={view} session={session} from="session" />
        </div>
      </section>
      {session.end > view.now && session.doneMinutes === null && (
        <MoveSession view={view} session={session} isWrong={wrong === 'move'} />
      )}
      {session.kind === 'study' && topic && (
        <TopicActions view={view} session={session} topic={topic} isWrong={wrong === 'hours'} />
      )}
    </section>
  );
}

/** Its name, when it is, and why then. */
function Place({ view, session, style }: Found & { readonly style: DateStyle }) {
  const phase = view.path.phases.find(({ id }) => id === session.phaseId);
  return (
    <>
      <p className="flex items-center gap-2 text-sm text-ink-soft">
        <SessionMark kind={session.kind} colour={phase ? phaseColour(view.path, phase.id) : null} />
        {phase?.title ?? 'After the finish'}
      </p>
      <h2 id="session-heading" className="mt-2 text-2xl font-semibold">
        {session.title}
        <PartText {...session} />
      </h2>
      <SessionWhen view={view} session={session} dateStyle={style} />
      {session.end > view.now && (
        <p className="mt-2 max-w-[62ch] text-sm text-ink-soft">
          Why here? {session.pinned ? 'You pinned it here.' : reasonsOf(view, style)(session)}
        </p>
      )}
    </>
  );
}

function MarkLine({ view, session }: Found) {
  const mark = markText(session);
  if (mark === null) {
    return (
      <p className="mt-1 text-ink-soft">
        {session.end <= view.now ? 'It is over, and nothing was said yet.' : 'Nothing said yet.'}
      </p>
    );
  }
  return (
    <div className="mt-1 flex flex-wrap items-center gap-x-4">
      <p role="status">
        Noted: <span className="font-semibold">{mark}</span>.
      </p>
      <Mark
        planId={view.id}
        sessionId={session.id}
        from="session"
        doneMinutes={null}
        className="link min-h-9 text-sm text-ink-soft"
      >
        Take it back
      </Mark>
    </div>
  );
}

/** A mistake in what a form sent. */
function Wrong({ what, children }: { readonly what: boolean; readonly children: ReactNode }) {
  return what ? (
    <p role="alert" className="field-error">
      {children}
    </p>
  ) : null;
}
