/** The page of a plan where it is pushed to a calendar server. */
export function pushHref(planId: string): string {
  return `/plans/${encodeURIComponent(planId)}/push`;
}
