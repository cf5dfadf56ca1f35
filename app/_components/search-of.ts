export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A page's search parameters as one query; a repeated one counts once, as its last value. */
export function searchOf(params: SearchParams): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    const last = typeof value === 'string' ? value : value?.at(-1);
    if (last !== undefined) query.set(name, last);
  }
  return query;
}
