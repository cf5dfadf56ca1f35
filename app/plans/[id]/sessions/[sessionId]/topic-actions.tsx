import Link from 'next/link';
import type { Topic } from '@/lib/core/path/learning-path';
import { planChangeSchema } from '@/lib/usecases/plan-change';
import type { PlanView, SessionView } from '@/lib/usecases/view-plan';
import { hoursText } from '../../../../_components/format-dates';
import { askForMoreHours } from '../../actions';
import { rescheduleHref } from '../../reschedule/address';
import { LinkText, SubmitButton } from '../../reschedule/submit-button';

interface TopicActionsProps {
  readonly view: PlanView;
  readonly session: SessionView;
  readonly topic: Topic;
  readonly isWrong: boolean;
}

/** What a learner can say of the topic as a whole; each leads to what it would change. */
export function TopicActions({ view, session, topic, isWrong }: TopicActionsProps) {
  const own = view.sessions.filter(
    ({ kind, topicId }) => kind === 'study' && topicId === session.topicId,
  );
  const planned = view.plan.topics.find(({ topicId }) => topicId === topic.id)?.minutes ?? 0;
  const done = own.reduce((sum, { doneMinutes }) => sum + (doneMinutes ?? 0), 0);
  const href = (kind: 'finish' | 'known') =>
    rescheduleHref(view.id, {
      change: planChangeSchema.parse({ topics: [{ kind, topicId: topic.id }] }),
    });
  return (
    <section aria-labelledby="topic-heading">
      <h3 id="topic-heading" className="text-lg font-semibold">
        The topic
      </h3>
      <p className="mt-1 text-ink-soft">
        {hoursText(done)} of {hoursText(planned)} done. What you choose here shows first what it
        changes.
      </p>
      <p className="mt-3 flex flex-wrap gap-3">
        {done > 0 && (
          <Link href={href('finish')} prefetch={false} className="button">
            <LinkText pending="Looking">Finished early</LinkText>
          </Link>
        )}
        {done === 0 && (
          <Link href={href('known')} prefetch={false} className="button">
            <LinkText pending="Looking">I know this already</LinkText>
          </Link>
        )}
      </p>
      <form action={askForMoreHours} className="mt-3 flex flex-wrap items-end gap-x-4 gap-y-2">
        <input type="hidden" name="planId" value={view.id} />
        <input type="hidden" name="sessionId" value={session.id} />
        <input type="hidden" name="topicId" value={topic.id} />
        <label className="grid">
          <span className="label">More hours for it</span>
          <input
            name="hours"
            type="number"
            inputMode="decimal"
            min={0.25}
            max={100}
            step={0.25}
            required
            defaultValue={1}
            className="control w-20"
          />
        </label>
        <SubmitButton className="button" pending="Looking">
          Needs more hours
        </SubmitButton>
      </form>
      {isWrong && (
        <p role="alert" className="field-error">
          Hours are from a quarter to 100.
        </p>
      )}
    </section>
  );
}
