import 'server-only';
import { cache } from 'react';
import { currentOwner } from '@/lib/auth/owner';
import { viewPlan, type PlanView } from '@/lib/usecases/view-plan';

/** The visitor's own plan, read once a request; null for everybody else's and for none. */
export const ownPlan = cache(async (id: string): Promise<PlanView | null> => {
  const ownerId = await currentOwner();
  return ownerId === null ? null : viewPlan(id, ownerId);
});
