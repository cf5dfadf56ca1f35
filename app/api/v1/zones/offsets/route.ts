import { zoneOffsets } from '@/lib/usecases/zone-offsets';

/** The offsets of a zone, so that a browser plans with the server's zone data. */
export function GET(request: Request): Response {
  const offsets = zoneOffsets(new URL(request.url).searchParams);
  if (!offsets.ok) return Response.json({ errors: offsets.failure }, { status: 400 });
  return Response.json(offsets.value, { headers: { 'Cache-Control': 'private, max-age=3600' } });
}
