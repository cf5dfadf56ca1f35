/** Milliseconds of one call: the least, the median and the 95th percentile of so many runs. */
export interface Timing {
  readonly least: number;
  readonly median: number;
  readonly high: number;
  readonly runs: number;
}

interface Effort {
  readonly mostRuns: number;
  /** No further run begins once this much time has gone by, warming up included, but for the least runs. */
  readonly mostMs: number;
}

const LEAST_RUNS = 3;
/** Work that takes longer than this is timed once, cold: by then it has warmed itself. */
const LONG_MS = 2000;

/** Times some work after it has warmed up. */
export function timed(work: () => unknown, { mostRuns, mostMs }: Effort): Timing {
  const run = () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  };
  const began = performance.now();
  const isWithin = (ms: number) => performance.now() - began < ms;
  const first = run();
  if (first > LONG_MS) return timingOf([first]);
  for (let warm = 0; warm < mostRuns / 3 && isWithin(mostMs / 3); warm += 1) run();
  const times: number[] = [];
  while (times.length < LEAST_RUNS || (times.length < mostRuns && isWithin(mostMs))) {
    times.push(run());
  }
  return timingOf(times);
}

function timingOf(times: readonly number[]): Timing {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return { least: at(0), median: at(0.5), high: at(0.95), runs: sorted.length };
}

/** Milliseconds to three digits, seconds from ten thousand of them on. */
export function formatMs(ms: number): string {
  if (ms >= 10_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${ms >= 100 ? ms.toFixed(0) : ms.toPrecision(3)} ms`;
}

/** `x 12`, to two digits below ten. */
export function formatRatio(ratio: number): string {
  const digits = ratio >= 10 ? 0 : 1;
  return `x ${ratio.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits })}`;
}

/** Prints a table in Markdown, its columns padded for reading as it is; all but the first to the right. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((title, column) =>
    Math.max(3, title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) => {
    const padded = widths.map((width, column) => {
      const cell = cells[column] ?? '';
      return column === 0 ? cell.padEnd(width) : cell.padStart(width);
    });
    return `| ${padded.join(' | ')} |`;
  };
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  console.log([line(head), line(rule), ...rows.map(line)].join('\n'));
  console.log();
}
