/** Colours to tell calendars apart by, legible by day and by night, and what people call them. */
export const COLOURS = [
  { color: 'steelblue', name: 'blue' },
  { color: 'seagreen', name: 'green' },
  { color: 'darkgoldenrod', name: 'ochre' },
  { color: 'mediumorchid', name: 'purple' },
  { color: 'palevioletred', name: 'pink' },
  { color: 'slategray', name: 'grey' },
] as const;

export function colourName(color: string): string {
  return COLOURS.find((one) => one.color === color)?.name ?? color;
}

/** The first that no calendar has yet. */
export function freeColour(taken: readonly string[]): string {
  return (COLOURS.find(({ color }) => !taken.includes(color)) ?? COLOURS[0]).color;
}
