import Link from 'next/link';
import { currentOwner } from '@/lib/auth/owner';
import type { NamedTopic, PathComparison } from '@/lib/core/path/compare-paths';
import { planChangeSchema } from '@/lib/usecases/plan-change';
import { findPathUpdate } from '@/lib/usecases/view-path';
import type { PlanView } from '@/lib/usecases/view-plan';
import { counted, listText, plainDay, type DateStyle } from '../../../_components/format-dates';
import { effortText } from '../../../_planner/option-texts';
import { rescheduleHref } from '../reschedule/address';
import { LinkText } from '../reschedule/submit-button';

interface ContentUpdateProps {
  readonly view: PlanView;
  readonly style: DateStyle;
}

/** That the learning path has changed since the plan took it, how, and the way to the new one. */
export async function ContentUpdate({ view, style }: ContentUpdateProps) {
  const ownerId = await currentOwner();
  const update = ownerId === null ? null : await findPathUpdate({ planId: view.id, ownerId });
  if (update === null) return null;
  const { since, changes } = update;
  const { added, gone, otherHours, otherPlace, otherText } = changes;
  const day = plainDay(since, style, view.today);
  const hours = otherHours.map(
    ({ title, before, after }) => `${title} (${effortText(before)}, now ${effortText(after)})`,
  );
  return (
    <section aria-labelledby="update-heading" className="mb-8 rounded-lg bg-sunken px-4 py-3">
      <h3 id="update-heading" className="font-semibold">
        The learning path has changed since {day}: {summaryText(changes)}.
      </h3>
      <details className="mt-1 text-sm">
        <summary className="link inline-flex min-h-9 items-center">What changed</summary>
        <Names label="New" names={titles(added)} />
        <Names label="Gone" names={titles(gone)} />
        <Names label="Other hours" names={hours} />
        <Names label="In another place" names={titles(otherPlace)} />
        <Names label="Revised" names={titles(otherText)} />
      </details>
      <p className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Link
          href={rescheduleHref(view.id, { change: planChangeSchema.parse({ path: 'newest' }) })}
          prefetch={false}
          className="button"
        >
          <LinkText pending="Looking">See what the update changes</LinkText>
        </Link>
        <span className="text-sm text-ink-soft">What you have done is kept.</span>
      </p>
    </section>
  );
}

function titles(topics: readonly NamedTopic[]): readonly string[] {
  return topics.map(({ title }) => title);
}

/** `2 topics new, 1 gone, 4 with other hours`. */
function summaryText({ added, gone, otherHours, otherPlace, otherText }: PathComparison): string {
  const told = [
    { count: added.length, text: 'new' },
    { count: gone.length, text: 'gone' },
    { count: otherHours.length, text: 'with other hours' },
    { count: otherPlace.length, text: 'in another place' },
    { count: otherText.length, text: 'revised' },
  ].filter(({ count }) => count > 0);
  if (told.length === 0) return 'its weeks or the order of its topics';
  return told
    .map(({ count, text }, index) => `${index === 0 ? counted(count, 'topic') : count} ${text}`)
    .join(', ');
}

function Names({ label, names }: { readonly label: string; readonly names: readonly string[] }) {
  return names.length === 0 ? null : (
    <p className="mt-1">
      {label}: {listText(names)}.
    </p>
  );
}
