import { createHash } from 'node:crypto';
import type { Instant, Minutes } from '@/lib/core/civil/civil';
import type { ReplanOption, ReplanOutcome, ReplanStrategy } from '@/lib/core/replan/replan-option';
import { diff, type MovedSession, type PlanDiff } from '@/lib/core/schedule/diff';
import type { Explanation } from '@/lib/core/schedule/explain';
import type { LearningPath } from '@/lib/core/path/learning-path';
import type { PlannedSession } from '@/lib/core/schedule/plan';
import { currentDatabase } from '@/lib/db/current-database';
import { findOwnedPlan } from '@/lib/db/plans-repository';
import { findRevision, type PlanOfOwner } from '@/lib/db/revisions-repository';
import type { PlanRow } from '@/lib/db/schema';
import { listSessionsEver } from '@/lib/db/sessions-repository';
import { readClock } from '@/lib/time/clock';
import { canonicalZone } from '@/lib/time/zones';
import { acceptRevision, type AcceptOutcome } from './accept-revision';
import { busyTimesOf } from './busy-times';
import { currentProblem, type CurrentProblem } from './current-problem';
import { changedRequest } from './changed-request';
import { parseRequest, type FieldError } from './field-errors';
import { learningPathSchema } from './learning-path-schema';
import { changedPlan, reasonOf, type ChangedPlan, type PlanChangeRequest } from './plan-change';
import { planSettingsSchema } from './plan-request';
import { localDayAt } from './resolve-request';
import { settingsErrors, unknownZone } from './settings-errors';
import { settingsOfOption } from './settings-of-option';
import { replanInWorker, type Unanswered } from './solver';
import { revisedPlan, type RevisedPlan } from './stored-revision';
import { topicErrors } from './topic-errors';

/** A strategy's outcome, and what of the plan as it is now it changes. */
export type ProposedOutcome =
  ProposedOption | Extract<ReplanOutcome, { readonly kind: 'no-option' }>;

export interface ProposedOption extends ReplanOption {
  /** Against the plan as it is now, a session moved by hand included. */
  readonly changes: PlanDiff;
  /** Names these very sessions: what is accepted is what was seen. */
  readonly digest: string;
}

/** A change, answered with all that could be done. Session ids are those within the plan. */
export interface Proposal {
  readonly kind: 'proposal';
  readonly planId: string;
  readonly title: string;
  /** What the change was made from; accepting it needs it. */
  readonly revision: number;
  /** As of when it was answered; the same change at the same time has the same answer. */
  readonly now: Instant;
  readonly changed: ChangedPlan;
  readonly current: CurrentProblem;
  /** The plan without the change. */
  readonly before: PlanBefore;
  /** Sessions to come that no option moves: pinned ones and those that start soon. */
  readonly staying: ReadonlySet<string>;
  /** The plan's sessions as they are now, in time order. */
  readonly sessions: readonly PlannedSession[];
  readonly outcomes: readonly ProposedOutcome[];
  /** What to choose unless the learner says otherwise; null where no option keeps the deadline or the recommended weeks. */
  readonly recommended: ReplanStrategy | null;
  /** Where nothing is recommended: what conflicts, and the smallest changes that would do. */
  readonly explanation: Explanation | null;
}

/** A plan as it is, for comparison. */
export interface PlanBefore extends Pick<RevisedPlan, 'finishDay' | 'depth'> {
  readonly path: LearningPath;
  /** Minutes a week, or null where the windows are the limit. */
  readonly weeklyMinutes: Minutes | null;
}

export type ProposalOutcome =
  | Proposal
  /** Others wait already, or it would take too long. */
  | Unanswered
  /** The change names what cannot be, field by field. */
  | { readonly kind: 'invalid'; readonly errors: readonly FieldError[] }
  | { readonly kind: 'not-found' };

/** Answers what a change of a plan comes to, under every strategy; nothing is written. */
export async function proposeReplan(
  target: PlanOfOwner,
  change: PlanChangeRequest,
  now: Instant = readClock(),
): Promise<ProposalOutcome> {
  const database = await currentDatabase();
  const found = await database.read(async (reader) => {
    const plan = await findOwnedPlan(reader, target);
    if (!plan) return null;
    const newest = await findRevision(reader, plan, plan.revision);
    return { plan, newest, rows: await listSessionsEver(reader, plan) };
  });
  if (!found) return { kind: 'not-found' };
  const { plan, rows, newest } = found;
  if (!newest) throw new Error(`Plan ${plan.id} lacks revision ${plan.revision}.`);
  const stored = storedParts(plan);
  const changed = await changedPlan(stored, change);
  const errors = changeErrors(changed, now);
  if (errors.length > 0) return { kind: 'invalid', errors };
  const { zone } = changed.settings.learner;
  const busy = await database.read((reader) => busyTimesOf(reader, target.ownerId, zone));
  const released = [...change.unpin, ...(change.move === undefined ? [] : [change.move.sessionId])];
  const current = currentProblem({ plan, rows, busy }, now, { ...changed, released });
  const request = changedRequest(current, change);
  if ('path' in request) return { kind: 'invalid', errors: [request] };
  const solved = await replanInWorker(request);
  if (solved.kind !== 'done') return solved;
  const { outcomes, recommended, explanation } = solved.answer;
  const sessions = current.request.previous;
  return {
    kind: 'proposal',
    planId: plan.id,
    title: plan.title,
    revision: plan.revision,
    now,
    changed,
    current,
    before: planBefore(stored, revisedPlan(newest.revision)),
    staying: request.pinned,
    sessions,
    outcomes: outcomes.map((outcome) => proposed(outcome, current)),
    recommended,
    explanation,
  };
}

function storedParts(plan: PlanRow): ChangedPlan & { readonly pathSlug: string } {
  const { pathSlug, pathHash } = plan;
  return {
    settings: planSettingsSchema.parse(plan.request),
    path: learningPathSchema.parse(plan.path),
    pathHash,
    pathSlug,
  };
}

function planBefore(
  { settings, path }: ChangedPlan,
  { finishDay, depth }: RevisedPlan,
): PlanBefore {
  return { path, finishDay, depth, weeklyMinutes: settings.learner.availability.weeklyMinutes };
}

function changeErrors({ settings, path }: ChangedPlan, now: Instant): readonly FieldError[] {
  const parsed = parseRequest(planSettingsSchema, settings);
  if (!parsed.ok) return parsed.failure;
  const zone = canonicalZone(settings.learner.zone);
  if (zone === undefined) return [unknownZone(settings.learner.zone)];
  return [...settingsErrors(settings, localDayAt(zone, now), true), ...topicErrors(settings, path)];
}

function proposed(
  outcome: ReplanOutcome,
  { request: { previous }, settled }: CurrentProblem,
): ProposedOutcome {
  if (outcome.kind === 'no-option') return outcome;
  const changes = diff(previous, outcome.sessions);
  // What was done in part stays where it is, at its planned length.
  const facts = new Set(settled.filter(({ isEarly }) => !isEarly).map(({ id }) => id));
  const isFact = ({ before }: MovedSession) => facts.has(before.id);
  return {
    ...outcome,
    changes: {
      ...changes,
      moved: changes.moved.filter((one) => !isFact(one)),
      kept: [...changes.kept, ...changes.moved.filter(isFact).map(({ before }) => before)],
    },
    digest: digestOf(outcome),
  };
}

function digestOf({ strategy, sessions }: ReplanOption): string {
  const facts = sessions.map(({ id, start, minutes }) => [id, start, minutes]);
  return createHash('sha256')
    .update(JSON.stringify([strategy, facts]))
    .digest('base64url')
    .slice(0, 22);
}

/** An option that a person has seen and wants. */
export interface AcceptedProposal extends PlanOfOwner {
  readonly change: PlanChangeRequest;
  readonly strategy: ReplanStrategy;
  /** As the proposal had them. */
  readonly revision: number;
  readonly now: Instant;
  readonly digest: string;
}

export type AcceptProposalOutcome =
  | AcceptOutcome
  | Unanswered
  /** The option is not what was seen any more: something was reported, or the path changed. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'invalid'; readonly errors: readonly FieldError[] };

/** A proposal is good for so long; later the plan is asked anew, since time has passed. */
const GOOD_FOR_MINUTES = 12 * 60;

/** Makes the option the plan's next revision, exactly as it was seen or not at all. */
export async function acceptProposal(input: AcceptedProposal): Promise<AcceptProposalOutcome> {
  const { ownerId, planId, change, strategy, revision, digest } = input;
  const age = readClock() - input.now;
  if (age < 0 || age > GOOD_FOR_MINUTES) return { kind: 'changed' };
  const proposal = await proposeReplan({ ownerId, planId }, change, input.now);
  if (proposal.kind !== 'proposal') return proposal;
  const option = proposal.outcomes.find((one) => one.strategy === strategy);
  if (proposal.revision !== revision) return refusedAsStale(input, proposal);
  if (option?.kind !== 'option' || option.digest !== digest) return { kind: 'changed' };
  const { settings, path, pathHash } = proposal.changed;
  return acceptRevision({
    ownerId,
    planId,
    expectedRevision: revision,
    reason: reasonOf(change),
    sessions: option.sessions,
    settings: settingsOfOption(settings, option),
    path: change.path === undefined ? undefined : { path, hash: pathHash },
    pin: change.move === undefined ? [] : [change.move.sessionId],
    unpin: change.unpin,
    strategy,
  });
}

/** The writing refuses it, and tells what changed since. */
function refusedAsStale(
  { ownerId, planId, revision, change }: AcceptedProposal,
  { sessions }: Proposal,
): Promise<AcceptOutcome> {
  return acceptRevision({
    ownerId,
    planId,
    expectedRevision: revision,
    reason: reasonOf(change),
    sessions,
  });
}
