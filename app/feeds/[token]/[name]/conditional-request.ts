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

/** Weak comparison (section 8.8.3.2), and a tag of the compressed form counts as the same. */
function opaqueTag(etag: string): string {
  return etag.replace(/^W\//, '').replace(/-gzip"$/, '"');
}

function opaqueTags(list: string): readonly string[] {
  return (list.match(/(?:W\/)?"[^"]*"/g) ?? []).map(opaqueTag);
}

/** Whether gzip is asked for (section 12.5.3): named, or meant by `*`, with a quality above 0. */
export function acceptsGzip(headers: Headers): boolean {
  const codings = (headers.get('accept-encoding') ?? '').split(',').map((part) => {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    const quality = parameters.find((text) => text.startsWith('q='));
    return { name, quality: quality === undefined ? 1 : Number(quality.slice(2)) };
  });
  const named =
    codings.find(({ name }) => name === 'gzip') ?? codings.find(({ name }) => name === '*');
  return named !== undefined && named.quality > 0;
}
