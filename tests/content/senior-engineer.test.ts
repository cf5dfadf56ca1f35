import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadLearningPath } from '@/lib/content/learning-paths';
import { parseLearningPath } from '@/lib/content/parse-learning-path';
import { pathDemand } from '@/lib/core/path/effort';
import type { LearningPath, Topic } from '@/lib/core/path/learning-path';

const content = new URL('../../content/', import.meta.url);

describe('the learning paths that ship', () => {
  const files = readdirSync(content).filter((name) => name.endsWith('.md') && name !== 'README.md');

  it.each(files)('%s has no finding', (name) => {
    const parsed = parseLearningPath(readFileSync(new URL(name, content), 'utf8'), name);
    expect(parsed.ok ? [] : parsed.failure).toEqual([]);
  });
});

async function referencePath(): Promise<LearningPath> {
  const loaded = await loadLearningPath('senior-engineer');
  if (loaded === undefined) throw new Error('the reference path is not there');
  return loaded.path;
}

function topicsOf(path: LearningPath): readonly Topic[] {
  return path.phases.flatMap((phase) => phase.units.flatMap((unit) => unit.topics));
}

describe('the reference path', () => {
  it('states its totals', async () => {
    const path = await referencePath();
    expect(path.title).toBe('Senior Engineer Learning Path');
    expect(path.level).toBe('advanced');
    expect(path.weeks).toEqual({ min: 15, max: 20 });
    expect(path.weeklyMinutes).toEqual({ min: 600, max: 900 });
    expect(path.totalMinutes).toEqual({ min: 12_000, max: 18_000 });
    expect(path.upkeepWeeklyMinutes).toEqual({ min: 120, max: 180 });
    expect(path.objectives).toHaveLength(5);
    expect(path.prerequisites).toHaveLength(5);
  });

  it('has five phases with 57 topics, and the assessment with three times five', async () => {
    const path = await referencePath();
    const shape = path.phases.map(({ id, weeks, units }) => [
      id,
      weeks.min,
      weeks.max,
      units.map((unit) => [unit.weeks, unit.topics.length]),
    ]);
    expect(shape).toEqual([
      [
        'advanced-foundations',
        1,
        2,
        [
          [1, 3],
          [1, 3],
        ],
      ],
      [
        'advanced-patterns',
        4,
        5,
        [
          [2, 9],
          [2, 9],
          [1, 4],
        ],
      ],
      [
        'large-scale-case-studies',
        3,
        4,
        [
          [2, 6],
          [2, 6],
        ],
      ],
      [
        'performance-and-operations',
        2,
        3,
        [
          [1, 4],
          [1, 4],
        ],
      ],
      ['system-design-mastery', 2, 3, [[2, 9]]],
      [
        'skills-assessment',
        3,
        3,
        [
          [1, 5],
          [1, 5],
          [1, 5],
        ],
      ],
    ]);
    expect(topicsOf(path)).toHaveLength(57 + 15);
  });

  it('tells something of its own about each topic', async () => {
    const topics = topicsOf(await referencePath());
    const texts = topics.flatMap(({ core, deep }) => [core, deep]);
    expect(new Set(texts).size).toBe(2 * topics.length);
    expect(new Set(topics.map(({ title }) => title)).size).toBe(topics.length);
    expect(topics.every(({ focus }) => focus !== undefined)).toBe(true);
  });

  it('completes addresses with its base, and keeps reading times', async () => {
    const topics = new Map(topicsOf(await referencePath()).map((topic) => [topic.id, topic]));
    expect(topics.get('hybrid-logical-clocks')).toMatchObject({
      title: 'Hybrid Logical Clocks',
      focus: 'physical and logical time together',
      url: 'https://deepaucksharma.github.io/DStudio/pattern-library/coordination/hlc/',
      readingMinutes: 35,
      requires: ['logical-clocks', 'vector-clocks'],
    });
    expect(topics.get('facebook-tao')?.url).toBe(
      'https://www.usenix.org/conference/atc13/technical-sessions/presentation/bronson',
    );
    expect(topics.get('vector-clocks')?.readingMinutes).toBeUndefined();
    expect(topics.get('performance-modeling')?.url).toBeUndefined();
  });

  it.each([15, 30] as const)('demands 200 to 300 hours on a grid of %i minutes', async (grid) => {
    const path = await referencePath();
    const demand = pathDemand(path, grid);
    const hours = demand.phases.map(({ topics }) => [
      topics.reduce((sum, { effort }) => sum + effort.core, 0) / 60,
      topics.reduce((sum, { effort }) => sum + effort.deep, 0) / 60,
    ]);
    expect(hours).toEqual([
      [20, 30],
      [50, 75],
      [40, 60],
      [30, 45],
      [30, 45],
      [30, 45],
    ]);
    const efforts = demand.phases.flatMap(({ topics }) => topics.map(({ effort }) => effort));
    expect(efforts).toHaveLength(72);
    expect(efforts.every(({ core, deep }) => core >= grid && core <= deep)).toBe(true);
    expect(efforts.every(({ core, deep }) => core % grid === 0 && deep % grid === 0)).toBe(true);
  });
});
