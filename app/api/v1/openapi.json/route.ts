import { connection } from 'next/server';
import { apiDocument } from '@/lib/usecases/openapi-document';

export async function GET(): Promise<Response> {
  // The address of the installation is known only when it runs.
  await connection();
  return Response.json(apiDocument());
}
