/** The address of a plan's page. */
export function planHref(planId: string): string {
  return `/plans/${encodeURIComponent(planId)}`;
}

/** The address of a session's own page; its id is the stored one. */
export function sessionHref(planId: string, sessionId: string): string {
  return `${planHref(planId)}/sessions/${encodeURIComponent(sessionId)}`;
}
