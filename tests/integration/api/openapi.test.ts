import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { previewOfText } from '@/lib/usecases/preview-api';
import { describeOnEachInstallation } from '../../support/installation';
import { repositoryRoot } from '../launcher/in-node';

const EXAMPLES = path.join(repositoryRoot, 'docs', 'examples');

async function previewOperation() {
  const { apiDocument } = await import('@/lib/usecases/openapi-document');
  return apiDocument().paths['/api/v1/plans/preview'].post;
}

/** The document's own schema, read back: what a client would check with. */
function schemaOf(content: { 'application/json': { schema: Record<string, unknown> } }) {
  return z.fromJSONSchema(content['application/json'].schema);
}

describeOnEachInstallation('the OpenAPI document', () => {
  it.each(readdirSync(EXAMPLES))('describes the request and the answer of %s', async (name) => {
    const operation = await previewOperation();
    const text = readFileSync(path.join(EXAMPLES, name), 'utf8');
    const request = JSON.parse(text) as Record<string, unknown>;
    expect(schemaOf(operation.requestBody.content).parse(request)).toMatchObject(request);
    const answer = await previewOfText(text);
    if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
    const sent: unknown = JSON.parse(JSON.stringify(answer.value));
    expect(schemaOf(operation.responses[200].content).parse(sent)).toEqual(sent);
  });

  it('describes errors', async () => {
    const operation = await previewOperation();
    const answer = await previewOfText('{}');
    if (answer.ok) throw new Error('an empty request has no plan');
    const sent = { errors: answer.failure };
    expect(schemaOf(operation.responses[400].content).parse(sent)).toEqual(sent);
  });

  it('refuses what the API refuses by its shape', async () => {
    const operation = await previewOperation();
    const schema = schemaOf(operation.requestBody.content);
    const example = JSON.parse(
      readFileSync(path.join(EXAMPLES, 'reference-path.json'), 'utf8'),
    ) as Record<string, unknown>;
    expect(schema.safeParse(example).success).toBe(true);
    expect(schema.safeParse({ ...example, colour: 'red' }).success).toBe(false);
    expect(schema.safeParse({ ...example, include: ['weather'] }).success).toBe(false);
    expect(schema.safeParse({ ...example, learner: undefined }).success).toBe(false);
  });

  it('names every limit', async () => {
    const operation = await previewOperation();
    expect(operation.description).toBe(
      'At most 4194304 bytes, 100 windows, 200 ranges of days off, 5000 busy intervals, ' +
        '5000 sessions of history, a deadline within 15 years; for a path of your own 200 phases, ' +
        '1000 units a phase, 10000 topics, 50 prerequisites a topic, 30000 hours and 780 weeks. ' +
        'A request that takes more than 60 seconds or 512 MB of memory is refused with 400.',
    );
  });
});
