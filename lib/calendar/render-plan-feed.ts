import { offsetTableOfZone } from '@/lib/time/offset-table-of-zone';
import { offsetRangeOf, planFeed, type PlanFeedInput } from './plan-feed';
import { renderCalendar } from './render-calendar';

/** The body of a saved plan's calendar feed. Throws for an unknown zone. */
export function renderPlanFeed(input: PlanFeedInput): string {
  const { from, until } = offsetRangeOf(input.sessions, input.revisedAt);
  const offsets = offsetTableOfZone(input.zone, from, until);
  const feed = planFeed({ ...input, zone: offsets.zone });
  return renderCalendar(feed, offsets);
}
