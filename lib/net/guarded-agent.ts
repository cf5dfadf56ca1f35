import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent } from 'undici';
import { isPublicAddress } from './addresses';
import { NetProblemError } from './net-problem';

/** Finds all addresses of a host name. */
export type ResolveHost = (
  hostname: string,
  done: (error: Error | null, addresses: readonly LookupAddress[]) => void,
) => void;

const resolveBySystem: ResolveHost = (hostname, done) =>
  systemLookup(hostname, { all: true }, (error, addresses) => done(error, addresses));

/**
 * The lookup of a connection that is being made: what it answers is what is connected to, so that a
 * name cannot be one address when checked and another when used.
 */
function checkedLookup(resolve: ResolveHost): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, (error, addresses) => {
      const [first] = addresses;
      if (error) done(error, '', 0);
      else if (!first || !addresses.every(({ address }) => isPublicAddress(address))) {
        done(new NetProblemError({ kind: 'forbidden-address' }), '', 0);
      } else if (options.all) done(null, [...addresses]);
      else done(null, first.address, first.family);
    });
  };
}

/** Connections to public addresses only. */
export function createGuardedAgent(resolve: ResolveHost = resolveBySystem): Agent {
  return new Agent({ connect: { lookup: checkedLookup(resolve) } });
}
