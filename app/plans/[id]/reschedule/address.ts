import { z } from 'zod';
import { REPLAN_STRATEGIES, type ReplanStrategy } from '@/lib/core/replan/replan-option';
import { NO_CHANGE, planChangeSchema, type PlanChangeRequest } from '@/lib/usecases/plan-change';
import { planIdField } from '../../../_components/plan-id-field';

/** What an address of these pages asks for. */
export interface Asked {
  /** Undefined on the first page: what got done is asked, and what is coming. */
  readonly change: PlanChangeRequest | undefined;
  /** The option to be looked at closely. */
  readonly strategy: ReplanStrategy | undefined;
  /** Why the person is back on this page. */
  readonly answer: Answer | undefined;
  /** The revision that the person saw, where the plan changed since. */
  readonly since: number | undefined;
}

const answerSchema = z.enum(['stale', 'changed', 'refused', 'unchanged']);
export type Answer = z.output<typeof answerSchema>;

const text = z.string().max(100_000);
const changeText = text.transform((value, context): PlanChangeRequest => {
  const parsed = planChangeSchema.safeParse(jsonOf(value));
  if (parsed.success) return parsed.data;
  context.addIssue({ code: 'custom', message: 'is not a change of a plan' });
  return z.NEVER;
});

const searchSchema = z.object({
  change: changeText.optional(),
  strategy: z.enum(REPLAN_STRATEGIES).optional(),
  answer: answerSchema.optional(),
  since: z.coerce.number().int().min(1).optional(),
});

function jsonOf(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** Reads a page's search parameters; null where they are none that these pages write. */
export function readAsked(params: Readonly<Record<string, unknown>>): Asked | null {
  const parsed = searchSchema.safeParse(params);
  if (!parsed.success) return null;
  const { change, strategy, answer, since } = parsed.data;
  // A strategy or an answer without a change is about what was missed.
  const isAbout = strategy !== undefined || (answer !== undefined && answer !== 'unchanged');
  return { change: change ?? (isAbout ? NO_CHANGE : undefined), strategy, answer, since };
}

/** What a form sends of an option that was seen. */
export const seenSchema = z.object({
  planId: planIdField,
  change: changeText,
  strategy: z.enum(REPLAN_STRATEGIES),
  revision: z.coerce.number().int().min(1),
  now: z.coerce.number().int(),
  digest: z.string().min(1).max(100),
});

/** A change as an address carries it: only what differs from no change. */
export function changeJson(change: PlanChangeRequest): string {
  const entries = Object.entries(change).filter(
    ([, value]) => value !== undefined && value !== false && !isEmptyList(value),
  );
  return JSON.stringify(Object.fromEntries(entries));
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

export interface Target {
  readonly change?: PlanChangeRequest | undefined;
  readonly strategy?: ReplanStrategy | undefined;
  readonly answer?: Answer | undefined;
  readonly since?: number | undefined;
}

/** The address of the first page, or, with a change, of its options and of one of them. */
export function rescheduleHref(planId: string, target: Target = {}): string {
  const { change, strategy, answer, since } = target;
  const query = new URLSearchParams();
  if (change !== undefined) query.set('change', changeJson(change));
  if (strategy !== undefined) query.set('strategy', strategy);
  if (answer !== undefined) query.set('answer', answer);
  if (since !== undefined) query.set('since', String(since));
  const search = query.toString();
  return `/plans/${encodeURIComponent(planId)}/reschedule${search === '' ? '' : `?${search}`}`;
}
