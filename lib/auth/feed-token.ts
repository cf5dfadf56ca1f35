import { createHash, createHmac } from 'node:crypto';

const TOKEN_BYTES = 20;

/**
 * The token of a feed's address: 160 bits, derived from the installation's secret, so that the
 * database holds nothing from which an address could be made. A new generation is a new token.
 */
export function feedToken(
  secret: string,
  feed: { readonly id: string; readonly generation: number },
): string {
  return createHmac('sha256', secret)
    .update(`feed:${feed.id}:${feed.generation}`)
    .digest()
    .subarray(0, TOKEN_BYTES)
    .toString('base64url');
}

/** What the database holds of a token: its SHA-256, 64 lower-case hexadecimal digits. */
export function feedTokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * What stands for an id that tells what it is of, where a feed must not: 160 bits, the same for the same
 * id, and without the installation's secret not to be had from the id.
 */
export function privateId(secret: string, id: string): string {
  return createHmac('sha256', secret)
    .update(`private-id:${id}`)
    .digest()
    .subarray(0, TOKEN_BYTES)
    .toString('hex');
}
