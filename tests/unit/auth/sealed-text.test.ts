import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSealedText, SealBrokenError, sealText } from '@/lib/auth/sealed-text';

const SECRET = 'a secret of this installation';
const TEXT = 'https://calendar.example/private/basic.ics';

describe('a sealed text', () => {
  it('opens with its secret and purpose, whatever it says', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('busy-calendar', 'caldav-password'),
        (secret, text, purpose) => {
          expect(openSealedText(secret, purpose, sealText(secret, purpose, text))).toBe(text);
        },
      ),
    );
  });

  it('that was stored stays readable', () => {
    // Sealed with an HKDF built from HMAC by hand (RFC 5869), and a nonce of 0 to 11.
    const sealed = 'AAECAwQFBgcICQoLjij9Gu4GASRjE3dw4CXgzTBxa-uj1q875ZNjgEV6WA';
    const secret = 'a secret of an installation, long enough';
    expect(openSealedText(secret, 'busy-calendar', sealed)).toBe('https://example');
  });

  it('is never the same twice', () => {
    const sealed = Array.from({ length: 50 }, () => sealText(SECRET, 'busy-calendar', TEXT));
    expect(new Set(sealed).size).toBe(50);
  });

  it('opens neither for another purpose nor with another secret', () => {
    const sealed = sealText(SECRET, 'busy-calendar', TEXT);
    expect(() => openSealedText(SECRET, 'caldav-password', sealed)).toThrow(SealBrokenError);
    expect(() => openSealedText(`${SECRET}.`, 'busy-calendar', sealed)).toThrow(SealBrokenError);
  });

  it('does not open once any byte of it is changed', () => {
    const bytes = Buffer.from(sealText(SECRET, 'busy-calendar', TEXT), 'base64url');
    for (const index of bytes.keys()) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => openSealedText(SECRET, 'busy-calendar', changed.toString('base64url'))).toThrow(
        SealBrokenError,
      );
    }
  });

  it('does not open when it never was one', () => {
    for (const sealed of ['', TEXT, Buffer.alloc(28).toString('base64url')]) {
      expect(() => openSealedText(SECRET, 'busy-calendar', sealed)).toThrow(SealBrokenError);
    }
  });

  it('does not open when it is cut off anywhere', () => {
    const bytes = Buffer.from(sealText(SECRET, 'busy-calendar', TEXT), 'base64url');
    for (const length of bytes.keys()) {
      const cut = bytes.subarray(0, length).toString('base64url');
      expect(() => openSealedText(SECRET, 'busy-calendar', cut)).toThrow(SealBrokenError);
    }
  });
});
