import { expect, it } from 'vitest';
import { describeOnEachInstallation } from '../../support/installation';
import { largestRequest } from '../../support/plan-requests';

async function preview(body: unknown) {
  const { POST } = await import('@/app/api/v1/plans/preview/route');
  const headers = { 'Content-Type': 'application/json' };
  const address = 'https://plan.example.org/api/v1/plans/preview';
  return POST(new Request(address, { method: 'POST', headers, body: JSON.stringify(body) }));
}

describeOnEachInstallation('while the largest request is computed', () => {
  it('other requests are answered, and then it is', { timeout: 120_000 }, async () => {
    const { readHealth } = await import('@/lib/usecases/read-health');
    const order: string[] = [];
    const largest = preview(largestRequest()).then(async (response) => {
      order.push('largest');
      return { status: response.status, answer: (await response.json()) as { status?: string } };
    });
    const health = await readHealth();
    order.push('health');
    expect(health.status).toBe('ok');
    const { status, answer } = await largest;
    expect(order).toEqual(['health', 'largest']);
    expect([status, answer.status]).toEqual([200, 'fits']);
  });

  it('one topic more is refused, with the limit named', async () => {
    const { path, ...rest } = largestRequest();
    const [first, ...others] = path.phases;
    if (!first) throw new Error('the largest path has phases');
    const unit = { id: 'unit-more', title: 'More', weeks: 1, topics: [{ id: 'm', title: 'More' }] };
    const phases = [{ ...first, units: [...first.units, unit] }, ...others];
    const response = await preview({ ...rest, path: { ...path, phases } });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      errors: [{ path: 'path.phases', message: 'must have at most 10000 topics in all' }],
    });
  });
});
