import { eq } from 'drizzle-orm';
import { newId } from '@/lib/db/ids';
import type { Reader, Transaction, UserRow } from '@/lib/db/schema';
import { isStorableText } from '@/lib/db/storable-text';

/** Makes a user who has told nothing about themselves. */
export async function createGuest(
  { queries, tables: { users } }: Transaction,
  { now }: { readonly now: Date },
): Promise<UserRow> {
  const guest: UserRow = { id: newId(), kind: 'guest', name: null, email: null, createdAt: now };
  await queries.insert(users).values(guest);
  return guest;
}

export async function findUser(
  { queries, tables: { users } }: Reader,
  id: string,
): Promise<UserRow | undefined> {
  if (!isStorableText(id)) return undefined;
  const [user] = await queries.select().from(users).where(eq(users.id, id));
  return user;
}
