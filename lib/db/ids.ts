import { randomBytes } from 'node:crypto';

const BYTES = 16;
/** ceil(128 / 5): digits of base 32 for 128 bits. */
const LENGTH = 26;

/**
 * 128 random bits as 26 lower-case characters 0-9a-v (RFC 4648 section 7): the same in an address, a
 * UID, a file name and a case-insensitive comparison.
 */
export function newId(): string {
  return BigInt(`0x${randomBytes(BYTES).toString('hex')}`)
    .toString(32)
    .padStart(LENGTH, '0');
}
