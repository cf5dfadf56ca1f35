/** Why an address was not read. None of it holds the address. */
export type NetProblem =
  /** No address that could be asked, or one with a user name or password in it. */
  | { readonly kind: 'invalid-address' }
  | { readonly kind: 'not-https' }
  /** It leads into a network that is not the public internet. */
  | { readonly kind: 'forbidden-address' }
  | { readonly kind: 'too-large'; readonly bytes: number }
  | { readonly kind: 'too-slow'; readonly milliseconds: number }
  | { readonly kind: 'too-many-redirects'; readonly redirects: number }
  /** No such host, no connection, or an answer that is none. */
  | { readonly kind: 'unreachable' };

/** The same thrown, where a library wants a function like `fetch`. */
export class NetProblemError extends Error {
  override readonly name = 'NetProblemError';

  constructor(readonly problem: NetProblem) {
    super(`The address was not read: ${problem.kind}.`);
  }
}
