import { create } from 'qrcode';

/** Modules that stay empty around a code, so that cameras find it (ISO/IEC 18004). */
const QUIET = 4;

interface QrCodeProps {
  readonly text: string;
  /** What it holds and is for, for those who do not see it. */
  readonly label: string;
}

/** An address as a code for another device's camera. */
export function QrCode({ text, label }: QrCodeProps) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const rows = Array.from({ length: size }, (_, row) => rowPath(modules.data, row, size));
  const edge = size + 2 * QUIET;
  return (
    // Dark on light in both themes: not every camera reads a code that is light on dark.
    <svg
      role="img"
      aria-label={label}
      viewBox={`${-QUIET} ${-QUIET} ${edge} ${edge}`}
      shapeRendering="crispEdges"
      className="block w-full max-w-44 rounded-lg"
    >
      <path d={`M${-QUIET} ${-QUIET}h${edge}v${edge}h${-edge}z`} fill="white" />
      <path d={rows.join('')} fill="black" />
    </svg>
  );
}

/** The dark modules of a row, one rectangle a run. */
function rowPath(data: Uint8Array, row: number, size: number): string {
  const isDark = (column: number) => column < size && data[row * size + column] === 1;
  const columns = Array.from({ length: size }, (_, column) => column);
  return columns
    .filter((column) => isDark(column) && (column === 0 || !isDark(column - 1)))
    .map((column) => {
      const end = columns.find((later) => later > column && !isDark(later)) ?? size;
      return `M${column} ${row}h${end - column}v1h${column - end}z`;
    })
    .join('');
}
