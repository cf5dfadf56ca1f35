export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A page's search parameters as one query, repeated ones in their order. */
export function searchOf(params: SearchParams): URLSearchParams {
  return new URLSearchParams(
    Object.entries(params).flatMap(([name, value]) =>
      [value ?? []].flat().map((one) => [name, one] as [string, string]),
    ),
  );
}
