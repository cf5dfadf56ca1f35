import matter from 'gray-matter';
import { z } from 'zod';
import type { RawField } from './fields';
import type { Report } from './finding';

/** A source cut at its front matter. */
export interface SplitSource {
  /** The lines between the two `---`; undefined where they cannot be read. The first is file line 2. */
  readonly head: readonly string[] | undefined;
  readonly body: readonly string[];
  /** The file line of the body's first line. */
  readonly bodyLine: number;
}

// Bounds the time of gray-matter's and YAML's own scans, which are quadratic in the worst case.
const MOST_LINES = 400;
const MOST_CHARACTERS = 16_384;
const FENCE = /^---[ \t]*$/;
const FIRST_HEAD_LINE = 2;

/** Cuts the lines of a source at its front matter; what is wrong with the fences becomes a finding. */
export function splitSource(lines: readonly string[], report: Report): SplitSource {
  const opening = lines[0] ?? '';
  if (!/^---(?!-)/.test(opening)) {
    report(1, 'front-matter-missing', 'The file must begin with a line "---" and front matter.');
    return { head: undefined, body: lines, bodyLine: 1 };
  }
  const closing = lines.findIndex((line, index) => index > 0 && line.startsWith('---'));
  if (closing === -1) {
    report(1, 'front-matter-missing', 'The front matter must be closed by a line "---".');
    return { head: undefined, body: [], bodyLine: lines.length };
  }
  const rest = { body: lines.slice(closing + 1), bodyLine: closing + 2 };
  if (!FENCE.test(opening)) {
    report(1, 'front-matter-language', 'Front matter is YAML only: begin with a bare "---".');
    return { head: undefined, ...rest };
  }
  if (!FENCE.test(lines[closing] ?? '')) {
    report(closing + 1, 'front-matter-yaml', 'A line of front matter must not start with "---".');
    return { head: undefined, ...rest };
  }
  const head = lines.slice(1, closing);
  if (head.length > MOST_LINES || head.join('\n').length > MOST_CHARACTERS) {
    const most = `${MOST_LINES} lines and ${MOST_CHARACTERS} characters`;
    report(1, 'too-large', `Front matter may have at most ${most}.`);
    return { head: undefined, ...rest };
  }
  return { head, ...rest };
}

/** A key at the start of a line, with what follows it. */
const KEY_LINE = /^([A-Za-z][\w -]*?)[ \t]*:(?:[ \t]+(.*))?$/;
/** `&anchor`, `*alias` or `!tag` where a value starts: on its own, after `- `, after `key: `. */
const REFERENCE = /^(?:[ \t]*-[ \t]+)*[ \t]*(?:[\w -]+:[ \t]+)?[&*!]/;
/** The same inside `[a, b]` or `{a: b}`. */
const FLOW_REFERENCE = /^[^'"#:]*(?::[ \t]+)?[[{](?:.*[[{,:])?[ \t]*[&*!][^\s,]/;

/** Engines that gray-matter has besides YAML; its JavaScript one evaluates the file. */
const refused = {
  parse: (): object => {
    throw new Error('only YAML front matter is read');
  },
};
const options = { language: 'yaml', engines: { javascript: refused, json: refused } };

const yamlError = z.object({ reason: z.string(), mark: z.object({ line: z.number() }) });
const mapping = z.record(z.string(), z.unknown());

/** The keys of the front matter with their lines; undefined where it is no YAML mapping. */
export function readFrontMatter(
  head: readonly string[],
  report: Report,
): readonly RawField[] | undefined {
  const keyLines = new Map<string, number>();
  let readable = true;
  for (const [index, line] of head.entries()) {
    const fileLine = index + FIRST_HEAD_LINE;
    const key = KEY_LINE.exec(line)?.[1];
    if (key !== undefined && keyLines.has(key)) {
      report(fileLine, 'repeated-key', `"${key}" is already stated above.`);
      readable = false;
    } else if (key !== undefined) {
      keyLines.set(key, fileLine);
    }
    if (REFERENCE.test(line) || FLOW_REFERENCE.test(line)) {
      const names = 'YAML anchors (&), aliases (*) and tags (!)';
      report(fileLine, 'front-matter-reference', `${names} are not read; put such text in quotes.`);
      readable = false;
    }
  }
  const data = readable ? readYaml(head, report) : undefined;
  if (data === undefined) return undefined;
  return Object.entries(data).map(([key, value]) => {
    const line = keyLines.get(key) ?? 1;
    return { key, value, line, itemLines: itemLines(head, line) };
  });
}

function readYaml(
  head: readonly string[],
  report: Report,
): Readonly<Record<string, unknown>> | undefined {
  let data: unknown;
  try {
    data = matter(`---\n${head.join('\n')}\n---\n`, options).data;
  } catch (error) {
    const read = yamlError.safeParse(error);
    const line = read.success ? read.data.mark.line + 1 : 1;
    const reason = read.success ? read.data.reason : 'nested too deeply';
    report(line, 'front-matter-yaml', `The front matter is not readable as YAML: ${reason}.`);
    return undefined;
  }
  const read = mapping.safeParse(data);
  if (read.success) return read.data;
  report(FIRST_HEAD_LINE, 'front-matter-yaml', 'The front matter must be "key: value" lines.');
  return undefined;
}

/** The file lines of the `- item` lines that follow a key. */
function itemLines(head: readonly string[], keyLine: number): readonly number[] {
  const found: number[] = [];
  for (let index = keyLine - FIRST_HEAD_LINE + 1; index < head.length; index += 1) {
    const line = head[index] ?? '';
    if (KEY_LINE.test(line)) break;
    if (/^[ \t]*-(?:[ \t]|$)/.test(line)) found.push(index + FIRST_HEAD_LINE);
  }
  return found;
}
