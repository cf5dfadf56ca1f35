/** A content line (RFC 5545, section 3.1). */
export interface ContentLine {
  /** In capitals. */
  readonly name: string;
  /** By name in capitals; without quotes. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly value: string;
}

/** A component with what is in it. */
export interface Component {
  /** In capitals: `VEVENT`. */
  readonly name: string;
  readonly lines: readonly ContentLine[];
  readonly components: readonly Component[];
}

interface OpenComponent extends Component {
  readonly lines: ContentLine[];
  readonly components: OpenComponent[];
}

/** The longest line that is read: none that tells a time comes near it. */
const LONGEST_LINE = 100_000;

/** Depth that calendars have, and more: an alarm in an event in a calendar. */
const DEEPEST = 8;

/**
 * The calendars of a text, read leniently: any line ends, blank lines, lower case, components left
 * open. Lines that are none are passed over.
 */
export function readComponents(text: string): readonly Component[] {
  const root: OpenComponent = { name: '', lines: [], components: [] };
  const open: OpenComponent[] = [root];
  for (const raw of unfoldedLines(text)) {
    const line = raw.length > LONGEST_LINE ? null : contentLine(raw);
    if (line === null) continue;
    const current = open.at(-1) ?? root;
    if (line.name === 'BEGIN' && open.length <= DEEPEST) {
      const component = { name: line.value.trim().toUpperCase(), lines: [], components: [] };
      current.components.push(component);
      open.push(component);
    } else if (line.name === 'END') {
      close(open, line.value.trim().toUpperCase());
    } else {
      current.lines.push(line);
    }
  }
  return root.components.filter(({ name }) => name === 'VCALENDAR');
}

/** Ends the innermost component of that name, and what was left open in it. */
function close(open: OpenComponent[], name: string): void {
  const at = open.findLastIndex((component) => component.name === name);
  if (at > 0) open.length = at;
}

function unfoldedLines(text: string): readonly string[] {
  return text
    .replace(/^\uFEFF/, '')
    .replaceAll(/(?:\r\n|\r|\n)[ \t]/g, '')
    .split(/\r\n|\r|\n/);
}

function contentLine(raw: string): ContentLine | null {
  const name = /^[\t ]*([A-Za-z0-9-]+)(?=[:;])/.exec(raw);
  if (!name?.[1]) return null;
  const parameters = new Map<string, string>();
  let at = name[0].length;
  // Sticky, so that each one is looked for where the last one ended, and nowhere else.
  const parameter = /;([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:])*)/y;
  while (raw[at] === ';') {
    parameter.lastIndex = at;
    const found = parameter.exec(raw);
    if (!found) return null;
    parameters.set((found[1] ?? '').toUpperCase(), (found[2] ?? '').replaceAll('"', ''));
    at = parameter.lastIndex;
  }
  if (raw[at] !== ':') return null;
  return { name: name[1].toUpperCase(), parameters, value: raw.slice(at + 1) };
}

/** The first line of a name. */
export function lineOf({ lines }: Component, name: string): ContentLine | undefined {
  return lines.find((line) => line.name === name);
}

/** The value of the first line of a name, in capitals. */
export function wordOf(component: Component, name: string): string | undefined {
  return lineOf(component, name)?.value.trim().toUpperCase();
}
