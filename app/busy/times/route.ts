import { z } from 'zod';
import { currentOwner } from '@/lib/auth/owner';
import { busyOfOwnerIn } from '@/lib/usecases/busy-of-owner';

const query = z.object({ zone: z.string().max(60) });

/** What the visitor's calendars take in a zone, for a planner that plans in the browser: times alone. */
export async function GET(request: Request): Promise<Response> {
  const parsed = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  const ownerId = await currentOwner();
  const busy =
    ownerId === null || !parsed.success ? null : await busyOfOwnerIn(ownerId, parsed.data.zone);
  return busy === null
    ? new Response(null, { status: 404 })
    : Response.json(busy, { headers: { 'Cache-Control': 'private, no-store' } });
}
