'use server';

import { refresh } from 'next/cache';
import { currentOwner } from '@/lib/auth/owner';
import { checkMove } from '@/lib/usecases/check-move';
import { localDayAt } from '@/lib/usecases/resolve-request';
import { NO_CHANGE } from '@/lib/usecases/plan-change';
import { pinSession } from '@/lib/usecases/pin-session';
import { acceptProposal } from '@/lib/usecases/propose-replan';
import { undoRevision } from '@/lib/usecases/undo-revision';
import { addedSession, wallOfSession } from '@/lib/usecases/view-calendar';
import { requestDateStyle } from '../../../_components/request-date-style';
import { rescheduleHref } from '../reschedule/address';
import { revisionText } from '../reschedule/revision-text';
import {
  keptMoveSchema,
  moveRequestSchema,
  pinRequestSchema,
  undoneMoveSchema,
  type CheckAnswer,
  type SettledAnswer,
} from './move-answer';
import { consequencesText, moveReasonText, noRoomTexts } from './move-texts';

const GONE = 'This plan is not here any more.';
const BUSY = 'The planner is busy; please try again in a moment.';

/** Whether a session may be where it was put, and what else moves then; writes nothing. */
export async function checkMoveFromCalendar(input: unknown): Promise<CheckAnswer> {
  const { planId, move } = moveRequestSchema.parse(input);
  const ownerId = await currentOwner();
  if (ownerId === null) return refused(GONE);
  const checked = await checkMove({ planId, ownerId }, move);
  const style = await requestDateStyle();
  switch (checked.kind) {
    case 'allowed': {
      const { proposal, option, change } = checked;
      const { revision, now } = proposal;
      const { strategy, digest, changes, problem } = option;
      return {
        kind: 'allowed',
        kept: { planId, move, strategy, revision, now, digest },
        placed: changes.moved.map(({ after }) => ({
          id: after.id,
          ...wallOfSession(problem.offsets, after),
        })),
        added: changes.added.map((session) => addedSession(checked, session)),
        gone: changes.removed.map(({ id }) => id),
        text: consequencesText(checked, style, localDayAt(problem.offsets.zone, now)),
        waysHref: rescheduleHref(planId, { change }),
      };
    }
    case 'refused': {
      const today = checked.today;
      return refused(...checked.reasons.map((reason) => moveReasonText(reason, style, today)));
    }
    case 'no-room': {
      const { proposal, change } = checked;
      const { zone } = proposal.changed.settings.learner;
      const texts = noRoomTexts(checked, style, localDayAt(zone, proposal.now));
      return { kind: 'refused', reasons: texts, waysHref: rescheduleHref(planId, { change }) };
    }
    case 'not-found':
      return refused(GONE);
    case 'busy':
      return refused(BUSY);
    case 'exceeded':
      return refused('Working out what else would move takes too long.');
  }
}

function refused(...reasons: readonly string[]): CheckAnswer {
  return { kind: 'refused', reasons, waysHref: null };
}

/** Makes a checked move part of the plan, exactly as it was seen or not at all. */
export async function keepMoveFromCalendar(input: unknown): Promise<SettledAnswer> {
  const { move, ...seen } = keptMoveSchema.parse(input);
  const ownerId = await currentOwner();
  if (ownerId === null) return answered(GONE);
  const outcome = await acceptProposal({ ...seen, ownerId, change: { ...NO_CHANGE, move } });
  // Whatever the answer is, the page shows the plan as it is now.
  refresh();
  switch (outcome.kind) {
    case 'accepted': {
      const others = outcome.summary.moved - 1;
      const text =
        others === 0 ? 'Moved and pinned.' : `Moved and pinned; ${others} more moved with it.`;
      return { texts: [text], revision: outcome.revision };
    }
    case 'unchanged':
      return answered('It is there already.');
    case 'stale':
      return answered(
        'The plan changed elsewhere while this page was open.',
        ...outcome.since.map(revisionText),
        'This is the plan as it is now; the move was not made.',
      );
    case 'changed':
    case 'refused':
    case 'invalid':
      return answered('Time has passed since the move was checked. Please move the session again.');
    case 'not-found':
      return answered(GONE);
    case 'busy':
    case 'exceeded':
      return answered(BUSY);
  }
}

function answered(...texts: readonly string[]): SettledAnswer {
  return { texts, revision: null };
}

/** Takes the move back that made this revision. */
export async function undoMoveFromCalendar(input: unknown): Promise<SettledAnswer> {
  const { planId, revision } = undoneMoveSchema.parse(input);
  const ownerId = await currentOwner();
  if (ownerId === null) return answered(GONE);
  const outcome = await undoRevision({ planId, ownerId, expectedRevision: revision });
  refresh();
  switch (outcome.kind) {
    case 'undone':
      return answered('The plan is as it was before the move.');
    case 'nothing-to-undo':
      return answered('There is nothing to undo.');
    case 'stale':
      return answered(
        'The plan changed since, so the move was not undone.',
        ...outcome.since.map(revisionText),
      );
    case 'not-found':
      return answered(GONE);
  }
}

/** Keeps a session where it is whenever the plan is fitted again, or lets it go. */
export async function pinFromCalendar(input: unknown): Promise<SettledAnswer> {
  const { planId, storedId, pinned } = pinRequestSchema.parse(input);
  const ownerId = await currentOwner();
  if (ownerId === null) return answered(GONE);
  const outcome = await pinSession({ planId, ownerId, sessionId: storedId, pinned });
  refresh();
  switch (outcome.kind) {
    case 'pinned':
      return answered('Pinned: it stays there whenever the plan is fitted again.');
    case 'unpinned':
      return answered('Unpinned: it may move when the plan is fitted again.');
    case 'not-found':
      return answered('This session is not in the plan any more.');
  }
}
