import 'server-only';
import { cookies } from 'next/headers';
import { sessionCookie, sessionCookieName, userOfSession } from '@/lib/auth/session-cookie';
import { currentDatabase } from '@/lib/db/current-database';
import { createGuest, findUser } from '@/lib/db/users-repository';
import { env } from '@/lib/env';
import { readClockMilliseconds } from '@/lib/time/clock';

/** The id of the user whose session the request carries; null for somebody new. */
export async function currentOwner(): Promise<string | null> {
  const { APP_URL, AUTH_SECRET } = env();
  const cookie = (await cookies()).get(sessionCookieName(APP_URL));
  return cookie ? userOfSession(cookie.value, AUTH_SECRET) : null;
}

/**
 * The same, but somebody new becomes a guest: a user row and a session cookie. Only actions and route
 * handlers may set cookies, so only they may call it. The cookie's time starts anew at each call.
 */
export async function ensureOwner(): Promise<string> {
  const database = await currentDatabase();
  const claimed = await currentOwner();
  const known = claimed ? await database.read((reader) => findUser(reader, claimed)) : undefined;
  const user =
    known ??
    (await database.transaction((transaction) =>
      createGuest(transaction, { now: new Date(readClockMilliseconds()) }),
    ));
  const { APP_URL, AUTH_SECRET } = env();
  const cookie = await sessionCookie(user.id, { appUrl: APP_URL, secret: AUTH_SECRET });
  (await cookies()).set(cookie.name, cookie.value, cookie.options);
  return user.id;
}
