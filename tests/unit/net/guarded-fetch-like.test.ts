import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { guardedFetchLike } from '@/lib/net/guarded-fetch-like';
import { NetProblemError } from '@/lib/net/net-problem';
import { webServer } from '../../support/web-server';

it('asks and answers like fetch', async () => {
  const { host, origin, requests } = await webServer((_request, response) => {
    response.writeHead(207, { 'Content-Encoding': 'gzip', DAV: '1, 2' }).end(gzipSync('<found/>'));
  });
  const response = await guardedFetchLike([host])(`${origin}/dav/`, {
    method: 'REPORT',
    headers: { Depth: '1' },
    body: '<query/>',
  });
  expect(await response.text()).toBe('<found/>');
  expect([response.status, response.ok, response.url]).toEqual([207, true, `${origin}/dav/`]);
  expect(response.headers.get('dav')).toBe('1, 2');
  expect(response.headers.get('content-encoding')).toBeNull();
  expect(requests[0]).toMatchObject({ method: 'REPORT', headers: { depth: '1' } });
});

it('answers what has no body', async () => {
  const { host, origin } = await webServer((_request, response) => response.writeHead(204).end());
  const response = await guardedFetchLike([host])(new URL(origin), { method: 'DELETE' });
  expect([response.status, await response.text()]).toEqual([204, '']);
});

it('throws a problem that does not hold the address', async () => {
  const asked = guardedFetchLike([])('https://127.0.0.1/a-secret');
  await expect(asked).rejects.toThrow(NetProblemError);
  await expect(asked).rejects.toMatchObject({ problem: { kind: 'forbidden-address' } });
  await expect(asked).rejects.not.toThrow(/secret|127/);
});
