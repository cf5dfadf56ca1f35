/** Conditional requests as RFC 9110, section 13, has them; If-None-Match wins over If-Modified-Since. */
export interface Validators {
  readonly etag: string;
  /** Milliseconds since the epoch, on a whole second. */
  readonly lastModified: number;
}

export function isNotModified(headers: Headers, { etag, lastModified }: Validators): boolean {
  const ifNoneMatch = headers.get('if-none-match');
  if (ifNoneMatch !== null) {
    return ifNoneMatch.trim() === '*' || opaqueTags(ifNoneMatch).includes(opaqueTag(etag));
  }
  const ifModifiedSince = headers.get('if-modified-since');
  if (ifModifiedSince === null) return false;
  const since = Date.parse(ifModifiedSince);
  return !Number.isNaN(since) && lastModified <= since;
}

/** Weak comparison (section 8.8.3.2). */
function opaqueTag(etag: string): string {
  return etag.replace(/^W\//, '');
}

function opaqueTags(list: string): readonly string[] {
  return (list.match(/(?:W\/)?"[^"]*"/g) ?? []).map(opaqueTag);
}
