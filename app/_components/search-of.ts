export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A page's search parameters as one query, repeated ones in their order. */
export function searchOf(params: SearchParams): URLSearchParams {
  return new URLSearchParams(
    Object.entries(params).flatMap(([name, value]) =>
      [value ?? []].flat().map((one) => [name, one] as [string, string]),
    ),
  );
}

/** A form's text fields as a query, repeated ones in their order. */
export function searchOfForm(form: FormData): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of form) {
    // React adds fields of its own, named with a leading dollar sign.
    if (typeof value === 'string' && !name.startsWith('$')) query.append(name, value);
  }
  return query;
}
