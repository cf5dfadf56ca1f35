import { z } from 'zod';
import { env } from '@/lib/env';
import { errorResponseSchema, previewRequestSchema, previewResponseSchema } from './preview-api';
import { SIZE_LIMITS } from './size-limits';
import { SOLVER_LIMITS } from './solver';

/** The limits of a request in words; those of lists are in their schemas too. */
function limitsText(): string {
  const { phases, units, topics, requires, hours, weeks, years } = SIZE_LIMITS;
  const { windows, blackouts, busy, history, bodyBytes } = SIZE_LIMITS;
  return [
    `At most ${bodyBytes} bytes, ${windows} windows, ${blackouts} ranges of days off, ${busy} busy intervals, ${history} sessions of history, a deadline within ${years} years;`,
    `for a path of your own ${phases} phases, ${units} units a phase, ${topics} topics, ${requires} prerequisites a topic, ${hours} hours and ${weeks} weeks.`,
    `A request that takes more than ${SOLVER_LIMITS.seconds} seconds or ${SOLVER_LIMITS.megabytes} MB of memory is refused with 400.`,
  ].join(' ');
}

/** OpenAPI 3.1 (whose schemas are JSON Schema 2020-12), made from the schemas that parse the requests. */
export function apiDocument() {
  const json = (schema: z.ZodType, io: 'input' | 'output') => ({
    'application/json': { schema: withoutDialect(z.toJSONSchema(schema, { io })) },
  });
  const errors = (description: string) => ({
    description,
    content: json(errorResponseSchema, 'output'),
  });
  return {
    openapi: '3.1.0',
    info: {
      title: 'Paceline',
      version: '1',
      description:
        'Fits a learning path into the hours a person has. Minutes and ISO dates throughout.',
    },
    servers: [{ url: env().APP_URL }],
    paths: {
      '/api/v1/plans/preview': {
        post: {
          operationId: 'previewPlan',
          summary:
            'Fit a learning path, or say which phase does not fit. On request: frontier, explanation, headroom. Nothing is stored.',
          description: limitsText(),
          requestBody: { required: true, content: json(previewRequestSchema, 'input') },
          responses: {
            200: {
              description: 'A verified plan, or the conflict',
              content: json(previewResponseSchema, 'output'),
            },
            400: errors('Fields that are wrong, each with what would be right'),
            413: errors('The body is too large'),
            415: errors('The body is not JSON'),
            429: errors('Too many requests; Retry-After says when to come back'),
            503: errors('Too many plans are being made; Retry-After says when to come back'),
          },
        },
      },
    },
  };
}

function withoutDialect({ $schema: _dialect, ...schema }: Record<string, unknown>) {
  return schema;
}
