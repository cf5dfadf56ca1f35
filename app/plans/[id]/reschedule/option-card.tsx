import Link from 'next/link';
import { changedWeeks } from '@/lib/usecases/changed-weeks';
import type { ProposedOption } from '@/lib/usecases/propose-replan';
import { counted, hoursText, listText } from '../../../_components/format-dates';
import { ChangeStrip } from './change-strip';
import {
  cutTexts,
  depthText,
  finishText,
  paceText,
  strategyName,
  touchedBy,
  touchedText,
  weeklyText,
  type Words,
} from './option-texts';
import { LinkText } from './submit-button';

interface OptionCardProps {
  readonly option: ProposedOption;
  readonly isRecommended: boolean;
  /** Names of other options that come to the same plan. */
  readonly same: readonly string[];
  readonly href: string;
  readonly words: Words;
}

const STRIP_HEIGHT = 64;

/** One way to go on, with all that it costs. */
export function OptionCard({ option, isRecommended, same, href, words }: OptionCardProps) {
  const { proposal, style, today } = words;
  const name = strategyName(option.strategy, words);
  const weeks = changedWeeks(option.problem, proposal.sessions, option.sessions);
  const pace = paceText(option, words);
  const headingId = `option-${option.strategy}`;
  return (
    <li
      aria-labelledby={headingId}
      className="flex max-w-md flex-1 basis-62 flex-col gap-4 rounded-xl bg-raised p-5 shadow-raised"
    >
      <div>
        <p className={isRecommended ? 'text-sm text-accent' : 'hidden min-h-[1.3125rem] sm:block'}>
          {isRecommended && 'Recommended'}
        </p>
        <h3 id={headingId} className="text-lg font-semibold">
          {name}
        </h3>
        {same.length > 0 && (
          <p className="text-sm text-ink-soft">
            {listText(same)} {same.length === 1 ? 'comes' : 'come'} to the same plan.
          </p>
        )}
      </div>
      <p className="font-medium">{finishText(option, words)}</p>
      <ChangeStrip
        weeks={weeks}
        path={proposal.changed.path}
        style={style}
        today={today}
        height={STRIP_HEIGHT}
      />
      <div className="grid gap-2 text-sm">
        <p>{touchedText(touchedBy(option, proposal))}</p>
        <p>{weeklyText(option, words)}</p>
        <p>{depthText(option, words)}</p>
        {pace && <p>{pace}</p>}
        <Cut option={option} words={words} />
      </div>
      <p className="mt-auto pt-1">
        <Link
          href={href}
          className={`button w-full ${isRecommended ? 'button-primary' : ''}`}
          aria-describedby={headingId}
        >
          <LinkText pending="Opening">See what moves</LinkText>
        </Link>
      </p>
    </li>
  );
}

/** The topics that get less time than before, by name. */
export function Cut({ option, words }: { readonly option: ProposedOption; readonly words: Words }) {
  const { cut } = option;
  if (cut.length === 0) return <p>Nothing is cut.</p>;
  const minutes = cut.reduce((sum, one) => sum + one.minutes, 0);
  return (
    <details>
      <summary className="link">
        {hoursText(minutes)} less in {counted(cut.length, 'topic')}
      </summary>
      <ul className="mt-1 grid gap-0.5 text-ink-soft">
        {cutTexts(option, words).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </details>
  );
}
