import { z } from 'zod';

export const DELETED_COOKIE = 'paceline-deleted';

/** How long a deletion can be undone from the list, seconds. */
const UNDO_SECONDS = 120;

const deletedPlan = z.object({ id: z.string(), title: z.string() });
export type DeletedPlan = z.output<typeof deletedPlan>;

export function deletedCookieOptions() {
  return { path: '/plans', maxAge: UNDO_SECONDS, httpOnly: true, sameSite: 'lax' } as const;
}

/** The plan that was just deleted; null for no or a meaningless cookie. */
export function readDeletedCookie(text: string | undefined): DeletedPlan | null {
  if (text === undefined) return null;
  try {
    return deletedPlan.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
