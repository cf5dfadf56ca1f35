import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
/** NIST SP 800-38D, section 8.2: 96 random bits for each text. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What a sealed text is for: one sealed for one purpose does not open for another. */
export type SealPurpose = 'busy-calendar' | 'caldav-password';

/** A sealed text that this installation's secret does not open: it was changed, or the secret was. */
export class SealBrokenError extends Error {
  override readonly name = 'SealBrokenError';

  constructor() {
    super('What was stored cannot be opened with the present secret.');
  }
}

/**
 * The text encrypted and authenticated (AES-256-GCM) with a key derived from the installation's secret
 * (HKDF, RFC 5869), in base64url: for what has to be read again but must not lie open in the database.
 */
export function sealText(secret: string, purpose: SealPurpose, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, sealKey(secret, purpose), nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** The text again. Throws `SealBrokenError`. */
export function openSealedText(secret: string, purpose: SealPurpose, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < NONCE_BYTES + TAG_BYTES) throw new SealBrokenError();
  const decipher = createDecipheriv(
    CIPHER,
    sealKey(secret, purpose),
    bytes.subarray(0, NONCE_BYTES),
    { authTagLength: TAG_BYTES },
  );
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([
      decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)),
      decipher.final(),
    ]).toString('utf8');
  } catch {
    throw new SealBrokenError();
  }
}

function sealKey(secret: string, purpose: SealPurpose): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `sealed-text:${purpose}`, KEY_BYTES));
}
