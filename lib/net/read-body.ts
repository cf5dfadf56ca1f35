import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { NetProblemError } from './net-problem';

/** A body unpacked, at most so many bytes of it, packed and unpacked alike. Throws `NetProblemError`. */
export async function readBody(
  body: Readable,
  encoding: string | undefined,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of unpacked(body, encoding)) {
    const piece = chunk as Uint8Array;
    bytes += piece.length;
    if (bytes > limit) {
      body.destroy();
      throw new NetProblemError({ kind: 'too-large', bytes: limit });
    }
    chunks.push(piece);
  }
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function unpacked(body: Readable, encoding: string | undefined): Readable {
  const unpacker = unpackerOf(encoding?.trim().toLowerCase() ?? '');
  if (!unpacker) return body;
  // An error of either ends both; the loop that reads the last one is told.
  return pipeline(body, unpacker, () => undefined);
}

function unpackerOf(encoding: string) {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    case '':
    case 'identity':
      return null;
    default:
      throw new NetProblemError({ kind: 'unreachable' });
  }
}
