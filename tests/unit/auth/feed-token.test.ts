import { describe, expect, it } from 'vitest';
import { feedToken, feedTokenHash } from '@/lib/auth/feed-token';

const SECRET = 'a secret of an installation, long enough';

describe('the token of a feed', () => {
  it('has 160 bits in letters that an address can hold', () => {
    expect(feedToken(SECRET, { id: 'feed', generation: 1 })).toMatch(/^[\w-]{27}$/);
  });

  it('is the same each time, and another one for each feed, generation and secret', () => {
    const tokens = [
      feedToken(SECRET, { id: 'feed', generation: 1 }),
      feedToken(SECRET, { id: 'feed', generation: 2 }),
      feedToken(SECRET, { id: 'other', generation: 1 }),
      feedToken(`${SECRET}.`, { id: 'feed', generation: 1 }),
    ];
    expect(new Set(tokens).size).toBe(4);
    expect(feedToken(SECRET, { id: 'feed', generation: 1 })).toBe(tokens[0]);
  });

  it('is stored as its SHA-256 alone', () => {
    expect(feedTokenHash('abc')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});
