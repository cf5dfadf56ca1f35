import type { PlanRow } from '@/lib/db/schema';

declare const authorized: unique symbol;

/**
 * A plan that its reader has shown a right to, by being its owner or by knowing its feed's token.
 * Only the reads that check this make one, so what takes one needs no check of its own.
 */
export type AuthorizedPlan = PlanRow & { readonly [authorized]: true };
