import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentHash } from '@/lib/content/learning-paths';
import { parseLearningPath } from '@/lib/content/parse-learning-path';
import { pathDemand } from '@/lib/core/path/effort';
import type { LearningPath } from '@/lib/core/path/learning-path';

const tiny = readFileSync(new URL('fixtures/empty-path.valid.md', import.meta.url), 'utf8');

function parsed(source: string): LearningPath {
  const result = parseLearningPath(source, 'tiny.md');
  if (!result.ok) throw new Error(result.failure.map(({ message }) => message).join(' '));
  return result.value;
}

function firstTopic(
  source: string,
): LearningPath['phases'][number]['units'][number]['topics'][number] {
  const topic = parsed(source).phases[0]?.units[0]?.topics[0];
  if (topic === undefined) throw new Error('no topic');
  return topic;
}

function withBullet(bullet: string): string {
  return tiny.replace('- resource: /one/', bullet);
}

function findingsOf(source: string): readonly unknown[] {
  const result = parseLearningPath(source, 'tiny.md');
  return result.ok ? [] : result.failure.map(({ line, rule }) => [line, rule]);
}

describe('parseLearningPath', () => {
  it('reads a whole path', () => {
    expect(parsed(tiny)).toEqual({
      slug: 'tiny',
      title: 'Tiny path',
      level: 'beginner',
      summary: 'A path small enough to read at a glance.',
      weeks: { min: 2, max: 3 },
      weeklyMinutes: { min: 240, max: 360 },
      totalMinutes: { min: 480, max: 1080 },
      objectives: [],
      prerequisites: [],
      phases: [
        {
          id: 'first',
          title: 'First phase',
          summary: '',
          weeks: { min: 1, max: 2 },
          units: [
            {
              id: 'first-unit',
              title: 'First unit',
              weeks: 1,
              topics: [
                {
                  id: 'first-topic',
                  title: 'First topic',
                  url: 'https://example.org/course/one/',
                  requires: [],
                  core: 'Read it.',
                  deep: 'Explain it.',
                },
              ],
            },
          ],
        },
        {
          id: 'second',
          title: 'Second phase',
          summary: '',
          weeks: { min: 1, max: 1 },
          units: [
            {
              id: 'second-unit',
              title: 'Second unit',
              weeks: 1,
              topics: [
                {
                  id: 'second-topic',
                  title: 'Second topic',
                  requires: ['first-topic'],
                  core: 'Build it.',
                  deep: 'Break it.',
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it('reads the same path from other line ends, and findings on the same lines', () => {
    for (const end of ['\r\n', '\r']) {
      expect(parsed(tiny.replaceAll('\n', end))).toEqual(parsed(tiny));
      const broken = tiny.replace('- weeks: 1-2', '- weeks: many');
      expect(findingsOf(broken.replaceAll('\n', end))).toEqual([[16, 'bad-value']]);
    }
  });

  it('carries text as typed, on one line', () => {
    const source = withBullet(
      '- focus: the *first*  `look`\n  at [M/M/1](x) with R + W > N and\n  AT&amp;T  \n  \\<b>',
    );
    expect(firstTopic(source).focus).toBe(
      'the *first* `look` at [M/M/1](x) with R + W > N and AT&T <b>',
    );
  });

  it('reads times in minutes or hours', () => {
    expect(firstTopic(withBullet('- reading time: 1.5 h')).readingMinutes).toBe(90);
    expect(firstTopic(withBullet('- reading time: 25 min')).readingMinutes).toBe(25);
    expect(firstTopic(withBullet('- effort: 1.5-3 h')).ownEffort).toEqual({ core: 90, deep: 180 });
    expect(firstTopic(withBullet('- effort: 90 min')).ownEffort).toEqual({ core: 90, deep: 90 });
  });

  it('reads whether a topic is optional, and its priority', () => {
    expect(firstTopic(withBullet('- optional: yes')).optional).toBe(true);
    expect(firstTopic(withBullet('- optional: no')).optional).toBe(false);
    expect(firstTopic(withBullet('- priority: 10')).priority).toBe(10);
    expect(firstTopic(tiny)).not.toHaveProperty('optional');
    expect(firstTopic(tiny)).not.toHaveProperty('priority');
  });

  it.each(['optional: true', 'optional: Yes', 'priority: 0', 'priority: 11', 'priority: 1.5'])(
    'refuses %s',
    (bullet) => {
      expect(findingsOf(withBullet(`- ${bullet}`))).toEqual([[26, 'bad-value']]);
    },
  );

  it('completes an address whether or not its base ends in a slash', () => {
    const slashed = tiny.replace('org/course', 'org/course/');
    expect(firstTopic(slashed).url).toBe('https://example.org/course/one/');
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://example.org/',
    'mailto:me@example.org',
    '//example.org/',
    'one/',
    'https://',
    'https://user:secret@example.org/',
    'https://example.org/a b',
  ])('refuses the address %s', (address) => {
    expect(findingsOf(withBullet(`- resource: ${address}`))).toEqual([[26, 'bad-address']]);
  });

  it('never evaluates front matter', () => {
    for (const language of ['js', 'javascript', 'json', 'coffee', 'constructor', '__proto__']) {
      const source = `---${language}\n(globalThis.frontMatterRan = true)\n---\n`;
      expect(findingsOf(source)[0]).toEqual([1, 'front-matter-language']);
    }
    expect('frontMatterRan' in globalThis).toBe(false);
  });

  it('refuses a bomb of aliases before it is read', () => {
    const bomb = 'abcdefgh'
      .split('')
      .map((name, index, all) => `${name}: &${name} [${`*${all[index - 1] ?? name}, `.repeat(9)}]`);
    const source = tiny.replace('slug: tiny', ['slug: tiny', ...bomb].join('\n'));
    expect(findingsOf(source)).toEqual(
      bomb.map((_, index) => [index + 3, 'front-matter-reference']),
    );
  });

  it('needs the front matter closed, and alone between its fences', () => {
    expect(findingsOf(tiny.replace('\n---\n', '\n'))).toEqual([[1, 'front-matter-missing']]);
    expect(findingsOf('---\nslug: tiny')).toEqual([[1, 'front-matter-missing']]);
    expect(findingsOf(tiny.replace('\n---\n', '\n--- more\n'))).toEqual([[9, 'front-matter-yaml']]);
    expect(findingsOf(tiny.replace(/^---[^]*?\n---\n/, '---\njust words\n---\n'))).toEqual([
      [2, 'front-matter-yaml'],
    ]);
    expect(findingsOf('---\n---')).toEqual([
      ...['slug', 'title', 'level', 'weeks', 'weekly', 'total'].map(() => [1, 'missing-key']),
      [1, 'empty-path'],
    ]);
  });

  it('refuses a file of more than 256 KiB, and one of more than 10,000 lines', () => {
    const comment = (characters: number): string => `\n<!--${'x'.repeat(characters)}-->\n`;
    const room = 256 * 1024 - tiny.length - comment(0).length;
    expect(findingsOf(tiny + comment(room))).toEqual([]);
    expect(findingsOf(tiny + comment(room + 1))).toEqual([[1, 'too-large']]);
    const lines = tiny.split('\n').length;
    expect(findingsOf(tiny + '\n'.repeat(10_000 - lines))).toEqual([]);
    expect(findingsOf(tiny + '\n'.repeat(10_001 - lines))).toEqual([[1, 'too-large']]);
  });

  it.each([
    ['quotes', '>'],
    ['quotes in bullets', '- a\n\n  > b\n'],
    ['numbered lists in each other', '1. '],
    ['bullets in each other', '- - \n'],
    ['marks', '_a*'],
    ['brackets', '!['],
    ['tags', '<a '],
  ])('gets through a file of nothing but %s', (_, part) => {
    const body = part
      .repeat(Math.floor(200_000 / part.length))
      .split('\n')
      .slice(0, 9000);
    const result = parseLearningPath(`${tiny}\n${body.join('\n')}`, 'tiny.md');
    expect(result.ok).toBe(false);
  });
});

describe('contentHash', () => {
  it('is the SHA-256 of the path with sorted keys', () => {
    const path = parsed(tiny);
    const turned = Object.fromEntries(Object.entries(path).reverse()) as unknown as LearningPath;
    expect(contentHash(path)).toMatch(/^[0-9a-f]{64}$/);
    expect(contentHash(turned)).toBe(contentHash(path));
    expect(contentHash(parsed(tiny.replace('Read it', 'Read this')))).not.toBe(contentHash(path));
  });

  it('is the known digest of a known path', () => {
    const path: LearningPath = {
      slug: 's',
      title: 't',
      level: 'l',
      summary: '',
      weeks: { min: 1, max: 1 },
      weeklyMinutes: { min: 60, max: 60 },
      totalMinutes: { min: 60, max: 60 },
      objectives: [],
      prerequisites: [],
      phases: [],
    };
    expect(contentHash(path)).toBe(
      '4ac8f29237811b7d95527cb33a0df3c9951d7e6292cac6e2bd00d02ba3969a4e',
    );
  });
});

/** Valid content with some of its pieces removed, repeated, swapped or replaced. */
const mutated = fc
  .array(
    fc.record({
      at: fc.nat(tiny.length),
      remove: fc.nat(12),
      insert: fc.oneof(
        fc.string({ maxLength: 8 }),
        fc.constantFrom('\n', '- ', '#', '---', ': ', '&a ', '*a', '<b>', '\n\n', '> ', '9', '-1'),
        fc.constantFrom(...tiny.split('\n')),
      ),
    }),
    { maxLength: 6 },
  )
  .map((edits) =>
    edits.reduce(
      (source, { at, remove, insert }) => source.slice(0, at) + insert + source.slice(at + remove),
      tiny,
    ),
  );

describe('whatever the file', () => {
  it('gives findings in file order or a path that can be planned', () => {
    const source = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('-', '#', ' ', '\n', ':', 'a', '*', '>', '1', '.') }),
      mutated,
    );
    fc.assert(
      fc.property(source, (text) => {
        const result = parseLearningPath(text, 'any.md');
        if (result.ok) {
          const demand = pathDemand(result.value, 30);
          const efforts = demand.phases.flatMap(({ topics }) => topics.map(({ effort }) => effort));
          const total = efforts.reduce((sum, { core }) => sum + core, 0);
          expect(total).toBe(result.value.totalMinutes.min);
          return;
        }
        const lines = result.failure.map(({ line }) => line);
        expect(lines.length).toBeGreaterThan(0);
        expect(lines).toEqual([...lines].sort((a, b) => a - b));
        expect(Math.min(...lines)).toBeGreaterThanOrEqual(1);
        expect(Math.max(...lines)).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length);
      }),
      { numRuns: 500 },
    );
  });
});
