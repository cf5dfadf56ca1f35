import { decode, encode } from 'next-auth/jwt';

/** Browsers keep a cookie 400 days at most (RFC 6265bis, section 5.5). */
const LIFETIME_SECONDS = 400 * 24 * 60 * 60;

export interface SessionCookie {
  readonly name: string;
  readonly value: string;
  readonly options: {
    readonly httpOnly: true;
    readonly sameSite: 'lax';
    readonly path: '/';
    readonly secure: boolean;
    readonly maxAge: number;
  };
}

/** next-auth's own name for the cookie; the prefix makes browsers refuse it over plain http. */
export function sessionCookieName(appUrl: string): string {
  const name = 'next-auth.session-token';
  return appUrl.startsWith('https://') ? `__Secure-${name}` : name;
}

/** A signed and encrypted session for a user. */
export async function sessionCookie(
  userId: string,
  { appUrl, secret }: { readonly appUrl: string; readonly secret: string },
): Promise<SessionCookie> {
  const value = await encode({ token: { sub: userId }, secret, maxAge: LIFETIME_SECONDS });
  return {
    name: sessionCookieName(appUrl),
    value,
    options: {
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      secure: appUrl.startsWith('https://'),
      maxAge: LIFETIME_SECONDS,
    },
  };
}

/** The user of a session; null for one that is forged, spoilt or over. */
export async function userOfSession(value: string, secret: string): Promise<string | null> {
  try {
    const token = await decode({ token: value, secret });
    return token?.sub ?? null;
  } catch {
    // The library throws for anything it cannot decrypt: nobody is signed in.
    return null;
  }
}
