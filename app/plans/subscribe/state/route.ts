import { currentOwner } from '@/lib/auth/owner';
import { listFeeds } from '@/lib/usecases/manage-feeds';
import { planIdField } from '../../../_components/plan-id-field';
import { feedsStamp } from '../../[id]/subscribe/feeds-stamp';

/** Tells an open page of feeds whether a calendar has fetched one since, or a plan has changed. */
export async function GET(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams.get('plan');
  const planId = planIdField.nullable().safeParse(asked);
  const ownerId = planId.success ? await currentOwner() : null;
  if (!planId.success || ownerId === null) return new Response(null, { status: 404 });
  const feeds = await listFeeds({ ownerId, planId: planId.data });
  return new Response(feedsStamp(feeds), {
    headers: { 'Cache-Control': 'no-store', 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
