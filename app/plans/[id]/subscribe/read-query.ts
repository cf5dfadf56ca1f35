import { z } from 'zod';
import { DONE_KINDS, type SubscribeQuery } from './address';

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

const querySchema = z.object({
  feed: z.string().optional().catch(undefined),
  done: z.enum(DONE_KINDS).optional().catch(undefined),
});

/** What a page of feeds was asked for; anything else in its address counts as not asked. */
export function readQuery(params: SearchParams): SubscribeQuery {
  const { feed, done } = querySchema.parse(params);
  return { ...(feed !== undefined && { feed }), ...(done !== undefined && { done }) };
}
