const LONGEST_SLUG = 60;
const NAMELESS = 'study-plan';

/** Latin letters that Unicode does not decompose into a base letter and a mark. */
const LATIN_LETTERS: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ł', 'l'],
  ['ı', 'i'],
]);

/**
 * The last part of a feed's address, from which Thunderbird takes the calendar's name: lower case
 * ASCII words of the title, or `study-plan.ics` for a title that has none.
 */
export function feedFileName(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđðþłı]/g, (letter) => LATIN_LETTERS.get(letter) ?? '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const slug = words.join('-').slice(0, LONGEST_SLUG).replace(/-$/, '');
  return `${slug === '' ? NAMELESS : slug}.ics`;
}
