/** What Postgres takes neither in text nor in jsonb, so that SQLite must not take it either: NUL and lone surrogates. */
const UNSTORABLE = /[\0\p{Surrogate}]/u;

/** The same as JSON escapes; an even run of backslashes before it would be text that only looks like one. */
const UNSTORABLE_ESCAPE = /(?:^|[^\\])(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/;

/** A value with a NUL character or a lone surrogate was about to be written: the edge has to refuse it before. */
export class UnstorableTextError extends Error {
  override readonly name = 'UnstorableTextError';

  constructor() {
    super('Text with a NUL character or a lone surrogate cannot be stored.');
  }
}

/** Whether the text can be stored and comes back the same: for the schemas at the edges. */
export function isStorableText(text: string): boolean {
  return !UNSTORABLE.test(text);
}

/** The text itself. Throws `UnstorableTextError`. */
export function storableText(text: string): string {
  if (!isStorableText(text)) throw new UnstorableTextError();
  return text;
}

/** The value as JSON text. Throws `UnstorableTextError`. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  if (UNSTORABLE_ESCAPE.test(json)) throw new UnstorableTextError();
  return json;
}
