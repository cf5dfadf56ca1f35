import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { largestRequest } from '../support/plan-requests';

const PREVIEW = '/api/v1/plans/preview';
const EXAMPLE = 'docs/examples/reference-path.json';

test('the API of the built product answers as npm run plan does', async ({ request }) => {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await request.post(PREVIEW, { headers, data: readFileSync(EXAMPLE, 'utf8') });
  expect(answer.status()).toBe(200);
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/plan.mjs', EXAMPLE]);
  expect(await answer.json()).toEqual(JSON.parse(stdout));
});

test('pages are answered while the largest request is computed', async ({ request }) => {
  test.setTimeout(180_000);
  const order: string[] = [];
  const largest = { data: largestRequest(), timeout: 120_000 };
  const preview = request.post(PREVIEW, largest).then((answer) => {
    order.push('preview');
    return answer;
  });
  const health = request.get('/health').then(() => order.push('health'));
  const planner = request.get('/').then(() => order.push('planner'));
  await Promise.all([health, planner]);
  expect(order.toSorted()).toEqual(['health', 'planner']);
  expect((await preview).status()).toBe(200);
});
