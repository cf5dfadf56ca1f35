/**
 * Whom a request comes from, as far as the server knows: the nearest hop that the server or a proxy in
 * front of it wrote down. Good enough to slow one down, never to tell who somebody is.
 */
export function clientAddress({ headers }: { readonly headers: Pick<Headers, 'get'> }): string {
  return headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? 'unknown';
}
