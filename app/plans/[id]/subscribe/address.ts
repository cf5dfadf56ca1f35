/** What a page of feeds was asked for beside the plan. */
export interface SubscribeQuery {
  readonly feed?: string;
  /** What was just done, to say so. */
  readonly done?: DoneKind;
}

export const DONE_KINDS = ['added', 'changed', 'renewed', 'stopped', 'gone', 'full'] as const;
export type DoneKind = (typeof DONE_KINDS)[number];

/** The page where a plan's feeds are; null for the feeds of all plans. */
export function subscribeHref(planId: string | null, query: SubscribeQuery = {}): string {
  const path =
    planId === null ? '/plans/subscribe' : `/plans/${encodeURIComponent(planId)}/subscribe`;
  const search = new URLSearchParams({ ...query }).toString();
  return search === '' ? path : `${path}?${search}`;
}
