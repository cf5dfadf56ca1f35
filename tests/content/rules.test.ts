import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { RULES, type Rule } from '@/lib/content/finding';
import {
  listContentFindings,
  listLearningPaths,
  loadLearningPath,
} from '@/lib/content/learning-paths';
import { parseLearningPath } from '@/lib/content/parse-learning-path';

const fixtures = fileURLToPath(new URL('fixtures/', import.meta.url));

/** Every invalid fixture with all its findings, as line and rule, in file order. */
const invalid: Readonly<Record<string, readonly (readonly [number, Rule])[]>> = {
  'too-large': [[1, 'too-large']],
  'front-matter-missing': [[1, 'front-matter-missing']],
  'front-matter-language': [[1, 'front-matter-language']],
  'front-matter-yaml': [[4, 'front-matter-yaml']],
  'front-matter-reference': [
    [3, 'front-matter-reference'],
    [4, 'front-matter-reference'],
    [10, 'front-matter-reference'],
    [11, 'front-matter-reference'],
  ],
  'missing-key': [
    [1, 'missing-key'],
    [12, 'missing-key'],
    [16, 'missing-key'],
    [20, 'missing-key'],
    [20, 'missing-key'],
  ],
  'unknown-key': [
    [5, 'unknown-key'],
    [18, 'unknown-key'],
    [29, 'unknown-key'],
  ],
  'repeated-key': [
    [5, 'repeated-key'],
    [29, 'repeated-key'],
  ],
  'bad-value': [
    [3, 'bad-value'],
    [4, 'bad-value'],
    [5, 'bad-value'],
    [6, 'bad-value'],
    [7, 'bad-value'],
    [9, 'bad-value'],
    [12, 'bad-value'],
    [14, 'bad-value'],
    [22, 'bad-value'],
    [27, 'bad-value'],
    [32, 'bad-value'],
    [33, 'bad-value'],
    [34, 'bad-value'],
    [52, 'bad-value'],
    [53, 'bad-value'],
  ],
  'min-above-max': [
    [5, 'min-above-max'],
    [16, 'min-above-max'],
    [26, 'min-above-max'],
  ],
  'bad-id': [
    [2, 'bad-id'],
    [15, 'bad-id'],
    [20, 'bad-id'],
    [25, 'bad-id'],
    [43, 'bad-id'],
  ],
  'duplicate-id': [
    [32, 'duplicate-id'],
    [37, 'duplicate-id'],
    [42, 'duplicate-id'],
  ],
  'bad-address': [
    [8, 'bad-address'],
    [26, 'bad-address'],
    [43, 'bad-address'],
  ],
  'bad-address-without-base': [
    [25, 'bad-address'],
    [42, 'bad-address'],
  ],
  'missing-title': [
    [13, 'missing-title'],
    [23, 'missing-title'],
  ],
  'heading-level': [
    [11, 'heading-level'],
    [22, 'heading-level'],
    [29, 'heading-level'],
  ],
  'heading-level-at-the-start': [
    [11, 'heading-level'],
    [11, 'empty-unit'],
  ],
  'text-out-of-place': [13, 15, 24, 34, 37, 39, 41, 45, 63, 64, 65].map(
    (line) => [line, 'text-out-of-place'] as const,
  ),
  html: [
    [11, 'html'],
    [11, 'html'],
    [13, 'html'],
    [27, 'html'],
    [45, 'html'],
  ],
  'empty-path': [[1, 'empty-path']],
  'empty-phase': [[30, 'empty-phase']],
  'empty-unit': [[35, 'empty-unit']],
  'total-hours': [[7, 'total-hours']],
  'total-hours-above': [[7, 'total-hours']],
  'phase-weeks': [[5, 'phase-weeks']],
  'unit-weeks': [
    [16, 'unit-weeks'],
    [33, 'unit-weeks'],
  ],
  'phase-effort': [[13, 'phase-effort']],
  'phase-effort-leaves-nothing': [[13, 'phase-effort']],
  'phase-effort-other-total': [[7, 'phase-effort']],
  'unknown-prerequisite': [[43, 'unknown-prerequisite']],
  'later-prerequisite': [[26, 'later-prerequisite']],
  'prerequisite-cycle': [[26, 'prerequisite-cycle']],
  'prerequisite-cycle-of-one': [[43, 'prerequisite-cycle']],
};

/** Broken only as one of a folder; see below. */
const FOLDER_RULE: Rule = 'slug-file-name';

function parseFixture(name: string): ReturnType<typeof parseLearningPath> {
  return parseLearningPath(readFileSync(`${fixtures}${name}.md`, 'utf8'), `${name}.md`);
}

function linesAndRules(parsed: ReturnType<typeof parseLearningPath>): readonly unknown[] {
  return parsed.ok ? [] : parsed.failure.map(({ line, rule }) => [line, rule]);
}

describe('content rules', () => {
  it.each(Object.entries(invalid))('%s is found', (name, expected) => {
    expect(linesAndRules(parseFixture(`${name}.invalid`))).toEqual(expected);
  });

  it.each(RULES.filter((rule) => rule !== FOLDER_RULE))('%s lets valid content pass', (rule) => {
    expect(linesAndRules(parseFixture(`${rule}.valid`))).toEqual([]);
  });

  it('has a fixture for each rule, and no fixture that is not tested', () => {
    const tested = [
      ...Object.keys(invalid).map((name) => `${name}.invalid.md`),
      ...RULES.filter((rule) => rule !== FOLDER_RULE).map((rule) => `${rule}.valid.md`),
    ];
    const found = readdirSync(fixtures).filter((name) => name.endsWith('.md'));
    expect(found.sort()).toEqual(tested.sort());
    const broken = new Set(Object.values(invalid).flatMap((all) => all.map(([, rule]) => rule)));
    expect([...broken, FOLDER_RULE].sort()).toEqual([...RULES].sort());
  });

  it('is explained, rule by rule, where paths are written', () => {
    const readme = readFileSync(new URL('../../content/README.md', import.meta.url), 'utf8');
    const table = readme.slice(readme.indexOf('## Rules'));
    const explained = [...table.matchAll(/^\| `([a-z-]+)`/gm)].map((match) => match[1]);
    expect(explained).toEqual([...RULES]);
  });

  it('has its example accepted', () => {
    const readme = readFileSync(new URL('../../content/README.md', import.meta.url), 'utf8');
    const example = /^```markdown\n([^]*?)^```/m.exec(readme)?.[1] ?? '';
    expect(linesAndRules(parseLearningPath(example, 'example.md'))).toEqual([]);
  });
});

describe('a folder of learning paths', () => {
  const folder = `${fixtures}folder`;

  it('lists the paths without findings', async () => {
    const paths = await listLearningPaths(folder);
    expect(paths.map(({ path }) => path.slug)).toEqual(['good']);
  });

  it('tells why the others are not listed', async () => {
    const findings = await listContentFindings(folder);
    expect(findings.map(({ file, line, rule }) => [file, line, rule])).toEqual([
      ['broken.md', 16, 'bad-value'],
      ['renamed.md', 1, 'slug-file-name'],
    ]);
  });

  it('finds a path by its slug only', async () => {
    expect((await loadLearningPath('good', folder))?.path.title).toBe('Tiny path');
    for (const slug of ['broken', 'renamed', 'tiny', 'README', '../folder/good', 'constructor']) {
      expect(await loadLearningPath(slug, folder)).toBeUndefined();
    }
  });
});
