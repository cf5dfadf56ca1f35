import Link from 'next/link';
import type { NoOption } from '@/lib/core/replan/replan-option';
import type { Proposal, ProposedOption } from '@/lib/usecases/propose-replan';
import { settingsRelaxation } from '@/lib/usecases/relaxed-settings';
import { conflictText } from '../../../_planner/conflict-text';
import { fixDetail, fixText } from '../../../_planner/fixes';
import { conflictingText } from '../../../_planner/verdict-text';
import type { PlanChangeRequest } from '@/lib/usecases/plan-change';
import { rescheduleHref } from './address';
import { OptionCard } from './option-card';
import { missedText, reasonText, strategyName, type Words } from './option-texts';
import { LinkText } from './submit-button';

interface OptionsStepProps extends Words {
  readonly change: PlanChangeRequest;
}

/** All that can be done, side by side, what is recommended first. */
export function OptionsStep({ change, ...words }: OptionsStepProps) {
  const { proposal } = words;
  const { outcomes, recommended, planId } = proposal;
  const first = outcomes.filter(({ strategy }) => strategy === recommended);
  const ordered = [...first, ...outcomes.filter(({ strategy }) => strategy !== recommended)];
  const options = ordered.filter((one): one is ProposedOption => one.kind === 'option');
  const missing = ordered.filter((one): one is NoOption => one.kind === 'no-option');
  const distinct = options.filter((one) => sameAs(one, options) === one);
  const missed = missedText(proposal);
  return (
    <>
      {missed && <p className="mt-2 text-lg">{missed}</p>}
      <Unreported proposal={proposal} />
      {recommended === null && <Fixes change={change} {...words} />}
      {distinct.length > 0 && (
        <ol className="mt-8 flex flex-wrap gap-5">
          {distinct.map((option) => (
            <OptionCard
              key={option.strategy}
              option={option}
              isRecommended={option.strategy === recommended}
              same={options
                .filter((other) => other !== option && sameAs(other, options) === option)
                .map(({ strategy }) => strategyName(strategy, words))}
              href={rescheduleHref(planId, { change, strategy: option.strategy })}
              words={words}
            />
          ))}
        </ol>
      )}
      {distinct.length > 0 && (
        <p aria-hidden="true" className="mt-3 text-sm text-ink-soft">
          Columns show the weeks as they would be, the line above them as they are now.
        </p>
      )}
      {missing.length > 0 && (
        <section aria-labelledby="missing-heading" className="mt-8 max-w-[70ch]">
          <h3 id="missing-heading" className="font-semibold">
            What cannot be had
          </h3>
          <ul className="mt-1 grid gap-1">
            {missing.map(({ strategy, reason }) => (
              <li key={strategy}>
                <span className="font-medium">{strategyName(strategy, words)}:</span>{' '}
                <span className="text-ink-soft">{reasonText(reason, words)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** The first of the options that comes to the very same sessions. */
function sameAs(
  option: ProposedOption,
  options: readonly ProposedOption[],
): ProposedOption | undefined {
  return options.find(({ sessions }) => isSame(sessions, option.sessions));
}

type Sessions = ProposedOption['sessions'];

function isSame(one: Sessions, other: Sessions): boolean {
  return (
    one.length === other.length &&
    one.every(({ id, start, minutes }, index) => {
      const against = other[index];
      return against?.id === id && against.start === start && against.minutes === minutes;
    })
  );
}

/** Sessions that nobody spoke of are placed again; here is where to say otherwise. */
function Unreported({ proposal }: { readonly proposal: Proposal }) {
  const count = proposal.current.unreported.length;
  if (count === 0) return null;
  const text =
    count === 1
      ? 'Of one of them nothing was said yet; it is placed again.'
      : `Of ${count} of them nothing was said yet; they are placed again.`;
  return (
    <p className="mt-1 text-ink-soft">
      {text}{' '}
      <Link href={rescheduleHref(proposal.planId)} className="link">
        Say what got done
      </Link>
    </p>
  );
}

/** What stands in the way of the deadline, and each smallest change that makes it fit. */
function Fixes({ change, ...words }: OptionsStepProps) {
  const { proposal, style, today } = words;
  const { explanation, current, changed, planId } = proposal;
  const { problem } = current.request;
  const goal = problem.deadlineDay === null ? 'the recommended weeks' : 'the deadline';
  const fixes = (explanation?.relaxations ?? []).flatMap((relaxation) => {
    const relax = settingsRelaxation(relaxation);
    return relax === null ? [] : [{ relaxation, relax }];
  });
  return (
    <section aria-labelledby="fixes-heading" className="mt-6 max-w-[70ch]">
      <h3 id="fixes-heading" className="text-lg font-semibold">
        As things are, nothing keeps {goal}.
      </h3>
      {explanation && (
        <p className="mt-1">
          {conflictText(explanation.conflict, changed.path, problem, style, today)}{' '}
          {conflictingText(explanation.conflicting, problem)}
        </p>
      )}
      {fixes.length > 0 && (
        <>
          <p className="mt-4 text-sm text-ink-soft">Any one of these is enough:</p>
          <ul className="mt-2 flex flex-wrap gap-x-3 gap-y-2">
            {fixes.map(({ relaxation, relax }) => (
              <li key={relaxation.kind}>
                <Link
                  href={rescheduleHref(planId, {
                    change: { ...change, relax: [...change.relax, relax] },
                  })}
                  className="button"
                >
                  <LinkText pending="Working it out">{fixText(relaxation, style, today)}</LinkText>
                </Link>
                <FixDetail text={fixDetail(relaxation, changed.path)} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function FixDetail({ text }: { readonly text: string | null }) {
  return text === null ? null : <p className="mt-1 text-sm text-ink-soft">{text}</p>;
}
