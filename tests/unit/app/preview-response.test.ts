import { describe, expect, it } from 'vitest';
import { previewResponse } from '@/app/api/v1/plans/preview/preview-response';

async function told(...outcome: Parameters<typeof previewResponse>) {
  const response = previewResponse(...outcome);
  return {
    status: response.status,
    retryAfter: response.headers.get('Retry-After'),
    body: (await response.json()) as unknown,
  };
}

describe('what a solver made of a request', () => {
  it('is sent as it is where it answered', async () => {
    const response = previewResponse({
      kind: 'done',
      answer: { status: 400, text: '{"errors":[]}' },
    });
    expect(response.status).toBe(400);
    expect(response.headers.get('Content-Type')).toBe('application/json');
    expect(await response.text()).toBe('{"errors":[]}');
  });

  it('says when to come back where too many wait', async () => {
    expect(await told({ kind: 'busy' })).toEqual({
      status: 503,
      retryAfter: '5',
      body: {
        errors: [{ path: '', message: 'too many plans are being made; try again in some seconds' }],
      },
    });
  });

  it.each([
    ['time', '60 seconds'],
    ['memory', '512 MB of memory'],
  ] as const)('names the limit of %s where it was passed', async (limit, most) => {
    expect(await told({ kind: 'exceeded', limit })).toEqual({
      status: 400,
      retryAfter: null,
      body: {
        errors: [
          {
            path: 'path',
            message: `is too large to plan with these settings: it takes more than ${most}`,
          },
        ],
      },
    });
  });
});
