import { describe, expect, it } from 'vitest';
import { sessionCookie, userOfSession } from '@/lib/auth/session-cookie';

const SECRET = 'a secret of an installation, long enough';
const HTTP = { appUrl: 'http://localhost:3000', secret: SECRET };
const HTTPS = { appUrl: 'https://plan.example.org', secret: SECRET };

describe('the session cookie', () => {
  it('brings its user back, to this installation only', async () => {
    const { value } = await sessionCookie('user-1', HTTP);
    expect(await userOfSession(value, SECRET)).toBe('user-1');
    expect(await userOfSession(value, `${SECRET}.`)).toBeNull();
  });

  it('is nobody’s once it is changed or made up', async () => {
    const { value } = await sessionCookie('user-1', HTTP);
    const middle = Math.floor(value.length / 2);
    const other = value[middle] === 'A' ? 'B' : 'A';
    const changed = value.slice(0, middle) + other + value.slice(middle + 1);
    expect(await userOfSession(changed, SECRET)).toBeNull();
    expect(await userOfSession('user-1', SECRET)).toBeNull();
    expect(await userOfSession('', SECRET)).toBeNull();
  });

  it('is out of reach of scripts and other sites, and of plain http where there is https', async () => {
    const { name, options } = await sessionCookie('user-1', HTTPS);
    expect(name).toBe('__Secure-next-auth.session-token');
    expect(options).toEqual({
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      secure: true,
      maxAge: 34_560_000,
    });
    const local = await sessionCookie('user-1', HTTP);
    expect([local.name, local.options.secure]).toEqual(['next-auth.session-token', false]);
  });
});
