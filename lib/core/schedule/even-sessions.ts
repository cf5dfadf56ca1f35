import type { SessionRules } from './problem';
import type { Piece } from './sequence';
import type { StartSlot } from './study-calendar';

/**
 * Sessions of one topic that follow each other without more than the pause, made equally long: an
 * hour and a quarter twice rather than half an hour and two hours. They stay within the same stretch
 * of the same day, so that no cap, phase or window changes.
 */
export function evenSessions(
  pieces: readonly Piece[],
  slots: readonly StartSlot[],
  rules: SessionRules,
): readonly Piece[] {
  const even: Piece[] = [];
  let slot = 0;
  for (let first = 0; first < pieces.length;) {
    while ((slots[slot] as StartSlot).until <= (pieces[first] as Piece).start) slot += 1;
    const { until } = slots[slot] as StartSlot;
    let next = first + 1;
    while (
      next < pieces.length &&
      follows(pieces, next, rules) &&
      startsBefore(pieces, next, until)
    ) {
      next += 1;
    }
    const run = pieces.slice(first, next);
    const changed = equallyLong(run, rules);
    even.push(...((changed.at(-1) as Piece).start < until ? changed : run));
    first = next;
  }
  return even;
}

function follows(pieces: readonly Piece[], index: number, { gapMinutes }: SessionRules): boolean {
  const before = pieces[index - 1] as Piece;
  const { phase, topic, start } = pieces[index] as Piece;
  return (
    before.phase === phase &&
    before.topic === topic &&
    before.start + before.minutes + gapMinutes === start
  );
}

function startsBefore(pieces: readonly Piece[], index: number, until: number): boolean {
  return (pieces[index] as Piece).start < until;
}

/** The same number of sessions over the same time; the earlier ones take what does not divide. */
function equallyLong(
  run: readonly Piece[],
  { gridMinutes, gapMinutes }: SessionRules,
): readonly Piece[] {
  const steps = run.reduce((sum, piece) => sum + piece.minutes, 0) / gridMinutes;
  const share = Math.floor(steps / run.length);
  const longer = steps - share * run.length;
  let start = (run[0] as Piece).start;
  return run.map((piece, index) => {
    const minutes = (share + (index < longer ? 1 : 0)) * gridMinutes;
    const placed = { ...piece, start, minutes };
    start += minutes + gapMinutes;
    return placed;
  });
}
