/** RFC 5545 section 3.1: a content line is at most 75 octets, its line break not counted. */
const LINE_OCTETS = 75;

const LONE_SURROGATE = /\p{Surrogate}/gu;
const LINE_BREAK = /\r\n|[\n\r\u0085\u2028\u2029]/g;
/** U+FEFF is no control character, but a byte order mark has no place in a feed. */
const CONTROL = /[\p{Control}\uFEFF]/gu;
const CONTROL_BUT_NEWLINE = /(?!\n)[\p{Control}\uFEFF]/gu;

/** Text of any origin without control characters but `\n`; every kind of line break is one `\n`. */
export function plainText(text: string): string {
  return text
    .replace(LONE_SURROGATE, '\uFFFD')
    .replace(LINE_BREAK, '\n')
    .replace(/\t/g, ' ')
    .replace(CONTROL_BUT_NEWLINE, '');
}

/** At most `length` characters, the last one an ellipsis where something was cut off. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const characters = Array.from(text);
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}

/** RFC 5545 section 3.3.11: a TEXT value. */
export function escapedText(text: string): string {
  return plainText(text)
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replace(/\n/g, '\\n');
}

/** A value that stands in the file as it is, such as a UID: no control character, no line break. */
export function bareValue(text: string): string {
  return text.replace(LONE_SURROGATE, '\uFFFD').replace(LINE_BREAK, '').replace(CONTROL, '');
}

/**
 * An address that needs no escaping as TEXT: everything but unreserved and reserved characters is
 * percent-encoded (RFC 3986 section 2), and so are `;`, `,` and a lone `%`, which parsers misread.
 */
export function uriValue(address: string): string {
  return bareValue(address)
    .replace(/%(?![0-9A-Fa-f]{2})/g, '%25')
    .replace(/[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+=%]/gu, (character) => encodeURIComponent(character));
}

function octetsOf(character: string): number {
  const code = character.codePointAt(0) as number;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/** RFC 5545 section 3.1: one content line folded at 75 octets, never inside a character. */
export function foldedLine(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const more = octetsOf(character);
    if (octets + more > LINE_OCTETS) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += more;
  }
  return folded;
}

/** The content lines of folded text. */
export function unfoldedLines(text: string): readonly string[] {
  return text
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter((line) => line !== '');
}

/** Content lines as bytes go out: folded, each ended by CRLF. */
export function contentLines(lines: readonly string[]): string {
  return lines.map((line) => `${foldedLine(line)}\r\n`).join('');
}
