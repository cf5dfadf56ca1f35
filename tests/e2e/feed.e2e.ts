import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { openFeed } from './support/feed';
import { savePlan } from './support/planner';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** One request as it goes over the wire: nothing is decompressed, followed or remembered. */
function send(address: string, method = 'GET', headers: Record<string, string> = {}) {
  return new Promise<Answer>((resolve, reject) => {
    const sent = httpRequest(address, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        });
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}

test('a feed over the wire, as calendars fetch it', async ({ page }) => {
  const address = await openFeed(page, await savePlan(page));

  const plain = await send(address);
  expect(plain.status).toBe(200);
  expect(plain.headers['content-type']).toBe('text/calendar; charset=utf-8');
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.headers['set-cookie']).toBeUndefined();
  expect(plain.headers.vary).toContain('Accept-Encoding');
  expect(plain.body.subarray(0, 17).toString()).toBe('BEGIN:VCALENDAR\r\n');
  expect(plain.body.subarray(-15).toString()).toBe('END:VCALENDAR\r\n');

  const zipped = await send(address, 'GET', { 'Accept-Encoding': 'gzip' });
  expect(zipped.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(zipped.body).equals(plain.body)).toBe(true);

  const head = await send(address, 'HEAD');
  expect(head.status).toBe(200);
  expect(head.headers['content-type']).toBe('text/calendar; charset=utf-8');
  expect(head.headers.etag).toBe(plain.headers.etag);
  expect(head.body).toHaveLength(0);

  const etag = String(plain.headers.etag);
  for (const coding of ['identity', 'gzip']) {
    const headers = { 'If-None-Match': etag, 'Accept-Encoding': coding };
    const again = await send(address, 'GET', headers);
    expect([again.status, again.headers.etag, again.body.length]).toEqual([304, etag, 0]);
  }

  for (const method of ['PROPFIND', 'PUT', 'POST', 'DELETE', 'OPTIONS']) {
    const refused = await send(address, method);
    expect([method, refused.status, refused.headers.allow]).toEqual([method, 405, 'GET, HEAD']);
  }

  const nearMiss = address.replace(
    /\/feeds\/(.)/,
    (_, first) => `/feeds/${first === 'A' ? 'B' : 'A'}`,
  );
  const wrong = await send(nearMiss);
  expect([wrong.status, wrong.body.length]).toEqual([404, 0]);
});
