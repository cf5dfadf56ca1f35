import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ESLint, Linter } from 'eslint';
import { parser } from 'typescript-eslint';
import { beforeAll, describe, expect, it } from 'vitest';
import { repositoryRoot } from './cruise';

const PURITY_RULES = [
  'no-restricted-globals',
  'no-restricted-imports',
  'no-restricted-properties',
  'no-restricted-syntax',
];

/** The purity rules as ESLint would apply them to a file of the core: no comment can switch them off. */
async function purityOfCore(): Promise<Linter.Config[]> {
  const eslint = new ESLint({ cwd: repositoryRoot });
  const effective = (await eslint.calculateConfigForFile('lib/core/result.ts')) as Linter.Config;
  const rules = Object.entries(effective.rules ?? {}).filter(([name]) =>
    PURITY_RULES.includes(name),
  );
  return [
    {
      files: ['**/*.ts'],
      languageOptions: { parser },
      linterOptions: effective.linterOptions ?? {},
      rules: Object.fromEntries(rules),
    },
  ];
}

describe('the core', () => {
  let config: Linter.Config[];
  beforeAll(async () => {
    config = await purityOfCore();
  });

  function problemsOf(source: string): readonly (string | null)[] {
    const messages = new Linter().verify(source, config, { filename: 'lib/core/probe.ts' });
    return messages.map(({ ruleId }) => ruleId);
  }

  it('is pure in every file', () => {
    const folder = path.join(repositoryRoot, 'lib/core');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );
    expect(files).toContain('result.ts');
    const impure = files.filter(
      (file) => problemsOf(readFileSync(path.join(folder, file), 'utf8')).length > 0,
    );
    expect(impure).toEqual([]);
  });

  it.each([
    'export const now = Date.now();',
    'export const at = new Date(0);',
    'export const now = globalThis.Date.now();',
    'export const now = performance.now();',
    'export const zone = new Intl.DateTimeFormat();',
    'export const port = process.env.PORT;',
    'console.log(1);',
    'setTimeout(() => 1, 1);',
    'export const id = crypto.randomUUID();',
    'export const width = window.innerWidth;',
    'export const title = document.title;',
    "export const answer = fetch('/');",
    "export const sum = eval('1 + 1');",
    "export const path = require('node:path');",
  ])('may not use a global: %s', (source) => {
    expect(problemsOf(source)).toEqual(['no-restricted-globals']);
  });

  it.each([
    'export const chance = Math.random();',
    "export const chance = Math['random']();",
    'export const { random } = Math;',
    "export const order = 'a'.localeCompare('b');",
    'export const shown = (1.5).toLocaleString();',
  ])('may not be random or local: %s', (source) => {
    expect(problemsOf(source)).toEqual(['no-restricted-properties']);
  });

  it.each([
    "import { z } from 'zod'; export { z };",
    "import type { DateTime } from 'luxon'; export type { DateTime };",
    "import { readFileSync } from 'node:fs'; export { readFileSync };",
    "import { env } from '@/lib/env'; export { env };",
    "export * from 'react';",
  ])('may not import from outside: %s', (source) => {
    expect(new Set(problemsOf(source))).toEqual(new Set(['no-restricted-imports']));
  });

  it.each([
    'export function valueOf(date: Date): number { return date.valueOf(); }',
    "export const zod = import('zod');",
    'export const here = import.meta.url;',
    'export async function wait(): Promise<void> { await Promise.resolve(); }',
  ])('may not hold a Date, load, look around or wait: %s', (source) => {
    expect(problemsOf(source)).toEqual(['no-restricted-syntax']);
  });

  it('cannot be excused by a comment', () => {
    const source = '/* eslint-disable */\nexport const now = Date.now();';
    expect(problemsOf(source)).toContain('no-restricted-globals');
  });

  it.each([
    "import type { Result } from '../result';\nexport type { Result };",
    '// Date.now() and Math.random() in a comment are words.\nexport const one = 1;',
    "export const words = 'process.env, new Date()';",
    'export const largest = Math.max(1, 2);',
    'export function of(window: { readonly from: number }): number { return window.from; }',
  ])('may: %s', (source) => {
    expect(problemsOf(source)).toEqual([]);
  });
});
