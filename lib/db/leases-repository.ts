import { and, eq } from 'drizzle-orm';
import type { Transaction } from '@/lib/db/schema';

/** A claim to do a piece of work alone, among all servers of one database. */
export interface Lease {
  readonly name: string;
  /** Who holds it: one id for each server process. */
  readonly holder: string;
}

/** Takes or prolongs a lease until a moment; false while another holder's is not over. */
export async function takeLease(
  { queries, tables: { leases } }: Transaction,
  { name, holder }: Lease,
  { now, expiresAt }: { readonly now: Date; readonly expiresAt: Date },
): Promise<boolean> {
  const [held] = await queries.select().from(leases).where(eq(leases.name, name));
  if (!held) {
    await queries.insert(leases).values({ name, holder, expiresAt });
    return true;
  }
  if (held.holder !== holder && held.expiresAt > now) return false;
  await queries.update(leases).set({ holder, expiresAt }).where(eq(leases.name, name));
  return true;
}

/** Gives a lease back; another holder's stays. */
export async function releaseLease(
  { queries, tables: { leases } }: Transaction,
  { name, holder }: Lease,
): Promise<void> {
  await queries.delete(leases).where(and(eq(leases.name, name), eq(leases.holder, holder)));
}
