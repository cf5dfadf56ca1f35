import { expect, it } from 'vitest';
import { allowCaldavSignIn } from '@/lib/usecases/request-limits';

it('lets a client try 20 passwords at calendar servers, and others theirs', async () => {
  for (let tries = 0; tries < 20; tries += 1) {
    expect(await allowCaldavSignIn('192.0.2.1')).toEqual({ allowed: true });
  }
  expect(await allowCaldavSignIn('192.0.2.1')).toEqual({
    allowed: false,
    retryAfterSeconds: expect.any(Number),
  });
  expect(await allowCaldavSignIn('192.0.2.2')).toEqual({ allowed: true });
});
