/** So many choices are tried one by one: all pairs of 40 things, all sextuples of ten. */
const MOST_CHOICES = 1000;

/** Whether some choice of `size` of them that begins with `chosen` and goes on within `rest` could do. */
type Could<Item> = (chosen: readonly Item[], rest: readonly Item[], size: number) => boolean;

/**
 * The fewest of these that suffice, of equally many the first in their order; null where none do, and
 * `too-many` where that is not known after a thousand choices. Sizes are tried in turn, each
 * completely, so no smaller choice suffices; what `could` rules out counts as one choice.
 */
export function fewestOf<Item>(
  items: readonly Item[],
  suffice: (chosen: readonly Item[]) => boolean,
  could: Could<Item> = () => true,
): readonly Item[] | null | 'too-many' {
  let left = MOST_CHOICES;
  const extended = (
    chosen: readonly Item[],
    next: number,
    size: number,
  ): readonly Item[] | null => {
    if (left === 0) return null;
    if (chosen.length === size || !could(chosen, items.slice(next), size)) {
      left -= 1;
      return chosen.length === size && suffice(chosen) ? chosen : null;
    }
    const last = items.length - (size - chosen.length);
    for (let index = next; index <= last; index += 1) {
      const found = extended([...chosen, items[index] as Item], index + 1, size);
      if (found) return found;
    }
    return null;
  };
  for (let size = 1; size <= items.length && left > 0; size += 1) {
    const found = extended([], 0, size);
    if (found) return found;
  }
  return left > 0 ? null : 'too-many';
}

/** Leaves out what is not needed, the earliest first, until no single one can be left out. */
export function thinned<Item>(
  enough: readonly Item[],
  suffice: (chosen: readonly Item[]) => boolean,
): readonly Item[] {
  let needed = enough;
  for (let index = 0; index < needed.length;) {
    const fewer = needed.toSpliced(index, 1);
    if (suffice(fewer)) needed = fewer;
    else index += 1;
  }
  return needed.length === enough.length ? enough : thinned(needed, suffice);
}
