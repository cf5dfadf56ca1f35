import fc from 'fast-check';
import { expect, it } from 'vitest';
import { previewOfText, previewResponseSchema } from '@/lib/usecases/preview-api';
import { requests } from '../support/request-arbitraries';

it('every request is answered as described, with a verified plan or a conflict, or refused at a field', async () => {
  await fc.assert(
    fc.asyncProperty(requests, async (request) => {
      const outcome = await previewOfText(JSON.stringify(request));
      if (!outcome.ok) {
        expect(outcome.failure.map(({ path }) => path)).not.toContain('');
        return;
      }
      const sent: unknown = JSON.parse(JSON.stringify(outcome.value));
      expect(previewResponseSchema.parse(sent)).toEqual(sent);
    }),
    { numRuns: 200 },
  );
});

it('an answer can be had again from what it repeats', async () => {
  await fc.assert(
    fc.asyncProperty(requests, async (request) => {
      const first = await previewOfText(JSON.stringify(request));
      if (!first.ok) return;
      const { now, settings } = first.value;
      const again = { ...request, now, ...settings };
      expect(await previewOfText(JSON.stringify(again))).toEqual(first);
    }),
    { numRuns: 100 },
  );
});
