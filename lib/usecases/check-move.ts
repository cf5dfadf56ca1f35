import { parseDay, type CivilDay } from '@/lib/core/civil/civil';
import { tryMove } from '@/lib/core/replan/try-move';
import type { PlannedSession } from '@/lib/core/schedule/plan';
import type { Problem } from '@/lib/core/schedule/problem';
import { isOfPath } from '@/lib/core/schedule/session-id';
import type { Violation } from '@/lib/core/schedule/violation';
import type { PlanOfOwner } from '@/lib/db/revisions-repository';
import { readCurrentProblem, type CurrentProblem } from './current-problem';
import { moveReasons, type MoveReason } from './move-reasons';
import { NO_CHANGE, type PlanChangeRequest } from './plan-change';
import { lastKnownDay, startOfMove } from './changed-request';
import { type Proposal, type ProposedOption, proposeReplan } from './propose-replan';
import { localDayAt } from './resolve-request';
import type { Unanswered } from './solver';

/** A session to another time of the wall clock in the plan's zone, or another length. */
export type Move = NonNullable<PlanChangeRequest['move']>;

export type CheckedMove =
  /** It cannot be there, whatever the others do. */
  | {
      readonly kind: 'refused';
      readonly reasons: readonly MoveReason[];
      /** The local day now. */
      readonly today: CivilDay;
    }
  /** It could be there, but no option fits the rest around it; the proposal's outcomes say why. */
  | {
      readonly kind: 'no-room';
      readonly change: PlanChangeRequest;
      readonly reasons: readonly MoveReason[];
      readonly proposal: Proposal;
    }
  /** With the session where it is put, and the rest fitted around it. */
  | {
      readonly kind: 'allowed';
      readonly change: PlanChangeRequest;
      readonly proposal: Proposal;
      readonly option: ProposedOption;
    }
  | Unanswered
  | { readonly kind: 'not-found' };

/** Checks at once whether a session may be moved, and what else moves then; nothing is written. */
export async function checkMove(target: PlanOfOwner, move: Move): Promise<CheckedMove> {
  const current = await readCurrentProblem(target, { released: [move.sessionId] });
  if (!current) return { kind: 'not-found' };
  const { offsets, now } = current.request.problem;
  const refused = (reasons: readonly MoveReason[]): CheckedMove => ({
    kind: 'refused',
    reasons,
    today: localDayAt(offsets.zone, now),
  });
  const tried = triedMove(current, move);
  if (tried.forbids.length > 0) return refused(tried.forbids);
  const change = { ...NO_CHANGE, move };
  const proposal = await proposeReplan(target, change, now);
  if (proposal.kind === 'invalid') return refused([{ kind: 'stays' }]);
  if (proposal.kind !== 'proposal') return proposal;
  const option = preferredOption(proposal);
  return option
    ? { kind: 'allowed', change, proposal, option }
    : { kind: 'no-room', change, reasons: tried.disturbs, proposal };
}

interface TriedMove {
  /** What forbids it whatever the others do. */
  readonly forbids: readonly MoveReason[];
  /** What it breaks with the others where they are. */
  readonly disturbs: readonly MoveReason[];
}

/** The check against the hard constraints alone, without fitting anything again. */
function triedMove({ request, path }: CurrentProblem, move: Move): TriedMove {
  const { problem, previous } = request;
  const session = previous.find(({ id }) => id === move.sessionId);
  if (!session || !isMovable(session, problem)) {
    return { forbids: [{ kind: 'stays' }], disturbs: [] };
  }
  const day = parseDay(move.day) as CivilDay;
  const lastDay = lastKnownDay(problem);
  if (day > lastDay) return { forbids: [{ kind: 'too-late', lastDay }], disturbs: [] };
  if (day < problem.startDay) return { forbids: [{ kind: 'before-start' }], disturbs: [] };
  const start = startOfMove(problem.offsets, move);
  const context = {
    problem,
    path,
    sessions: new Map(previous.map((one) => [one.id, one])),
    moved: { ...session, start, minutes: move.minutes },
  };
  const outcome = tryMove(request, session.id, start, move.minutes);
  if (outcome.kind === 'refused') {
    return { forbids: moveReasons(outcome.violations, context), disturbs: [] };
  }
  const concerns = ({ ids }: Violation) =>
    ids.includes(session.id) || ids.includes(session.topicId);
  const disturbs = moveReasons(outcome.disturbs.filter(concerns), context);
  return { forbids: [], disturbs: disturbs.filter(({ kind }) => kind !== 'other') };
}

/** Reviews and upkeep follow from where study is; what was missed is placed again, not moved. */
function isMovable(session: PlannedSession, { now }: Problem): boolean {
  return session.start >= now && isOfPath(session);
}

/** The recommended option or, where none keeps the deadline or the weeks, the one that moves the fewest. */
function preferredOption({ outcomes, recommended }: Proposal): ProposedOption | undefined {
  const options = outcomes.filter((outcome) => outcome.kind === 'option');
  const byMoves = [...options].sort((a, b) => a.moves - b.moves);
  return options.find(({ strategy }) => strategy === recommended) ?? byMoves[0];
}
