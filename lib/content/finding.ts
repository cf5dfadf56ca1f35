/** Every rule a content file is held to; `content/README.md` says what each means and how to mend it. */
export const RULES = [
  'too-large',
  'front-matter-missing',
  'front-matter-language',
  'front-matter-yaml',
  'front-matter-reference',
  'missing-key',
  'unknown-key',
  'repeated-key',
  'bad-value',
  'min-above-max',
  'bad-id',
  'duplicate-id',
  'bad-address',
  'missing-title',
  'heading-level',
  'text-out-of-place',
  'html',
  'empty-path',
  'empty-phase',
  'empty-unit',
  'total-hours',
  'phase-weeks',
  'unit-weeks',
  'phase-effort',
  'unknown-prerequisite',
  'later-prerequisite',
  'prerequisite-cycle',
  'slug-file-name',
] as const;

export type Rule = (typeof RULES)[number];

/** One thing to mend in a content file. */
export interface Finding {
  readonly file: string;
  /** Counted from 1, front matter included. */
  readonly line: number;
  readonly rule: Rule;
  readonly message: string;
}

/** Takes down a finding of the file being read. */
export type Report = (line: number, rule: Rule, message: string) => void;

/** By line; findings of one line in the order they were made. */
export function inFileOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => a.line - b.line);
}
