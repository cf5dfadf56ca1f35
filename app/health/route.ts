import { connection } from 'next/server';
import { readHealth } from '@/lib/usecases/read-health';

/** Whether the installation works, for whoever watches it: 200 or 503. */
export async function GET(): Promise<Response> {
  await connection();
  const health = await readHealth();
  return Response.json(health, {
    status: health.status === 'ok' ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  });
}
