import Link from 'next/link';
import { changedWeeks } from '@/lib/usecases/changed-weeks';
import type { PlanChangeRequest } from '@/lib/usecases/plan-change';
import type { ProposedOption } from '@/lib/usecases/propose-replan';
import { acceptFromPreview } from './actions';
import { changeJson, rescheduleHref } from './address';
import { ChangeStrip } from './change-strip';
import { Cut } from './option-card';
import {
  depthText,
  finishText,
  paceText,
  strategyName,
  touchedBy,
  touchedText,
  weeklyText,
  type Words,
} from './option-texts';
import { SessionChanges } from './session-changes';
import { SubmitButton } from './submit-button';

interface PreviewStepProps {
  readonly option: ProposedOption;
  readonly change: PlanChangeRequest;
  readonly words: Words;
}

const STRIP_HEIGHT = 110;

/** All that one option changes, before it is accepted. */
export function PreviewStep({ option, change, words }: PreviewStepProps) {
  const { proposal, style, today } = words;
  const { planId, revision, now } = proposal;
  const weeks = changedWeeks(option.problem, proposal.sessions, option.sessions);
  const pace = paceText(option, words);
  return (
    <>
      <h2 className="mt-2 text-2xl font-semibold">{strategyName(option.strategy, words)}</h2>
      <p className="mt-2 text-lg">{finishText(option, words)}</p>
      <div className="mt-2 grid max-w-[70ch] gap-1">
        <p>{touchedText(touchedBy(option, proposal))}</p>
        <p>{weeklyText(option, words)}</p>
        <p>{depthText(option, words)}</p>
        {pace && <p>{pace}</p>}
        <Cut option={option} words={words} />
      </div>
      <form action={acceptFromPreview} className="mt-6 flex flex-wrap items-center gap-x-5 gap-y-3">
        <input type="hidden" name="planId" value={planId} />
        <input type="hidden" name="change" value={changeJson(change)} />
        <input type="hidden" name="strategy" value={option.strategy} />
        <input type="hidden" name="revision" value={revision} />
        <input type="hidden" name="now" value={now} />
        <input type="hidden" name="digest" value={option.digest} />
        <SubmitButton className="button button-primary" pending="Fitting the plan again">
          Accept
        </SubmitButton>
        <Link href={rescheduleHref(planId, { change })} className="button">
          Back
        </Link>
        <span className="text-sm text-ink-soft">You can undo it afterwards.</span>
      </form>
      <div className="mt-10 max-w-5xl">
        <ChangeStrip
          weeks={weeks}
          path={proposal.changed.path}
          style={style}
          today={today}
          height={STRIP_HEIGHT}
        />
      </div>
      <SessionChanges option={option} weeks={weeks} words={words} />
    </>
  );
}
