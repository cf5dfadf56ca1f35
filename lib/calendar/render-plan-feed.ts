import type { OffsetTable } from '@/lib/core/civil/offset-table';
import { offsetTableOfZone } from '@/lib/time/offset-table-of-zone';
import { type PlanFeedInput } from './plan-events';
import { offsetRangeOf, planFeed, plansFeed, type PlansFeedInput } from './plan-feed';
import { renderCalendar } from './render-calendar';

/** The body of a saved plan's calendar feed. Throws for an unknown zone. */
export function renderPlanFeed(input: PlanFeedInput): string {
  const offsets = offsetsOf([input], input.zone, input.revisedAt);
  const feed = planFeed({ ...input, zone: offsets.zone });
  return renderCalendar(feed, offsets);
}

/** The body of a calendar feed of several saved plans, each written in its own zone. Throws for an unknown zone. */
export function renderPlansFeed(input: PlansFeedInput): string {
  const plans = input.plans.map((plan) => {
    const { zone } = offsetsOf([plan], plan.zone, plan.revisedAt);
    return { ...plan, zone };
  });
  const feed = plansFeed({ ...input, plans });
  const zones = new Set(plans.map(({ zone }) => zone).filter((zone) => zone !== feed.zone));
  const tableOf = (zone: string) =>
    offsetsOf(
      plans.filter((plan) => plan.zone === zone),
      zone,
      input.revisedAt,
    );
  return renderCalendar(feed, tableOf(feed.zone), [...zones].map(tableOf));
}

/** The offsets of a zone over all of these plans. */
function offsetsOf(plans: readonly PlanFeedInput[], zone: string, revisedAt: number): OffsetTable {
  const sessions = plans.flatMap((plan) => plan.sessions);
  const { from, until } = offsetRangeOf(sessions, revisedAt);
  return offsetTableOfZone(zone, from, until);
}
