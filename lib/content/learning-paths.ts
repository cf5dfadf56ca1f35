import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { LearningPath } from '@/lib/core/path/learning-path';
import { failure, success, type Result } from '@/lib/core/result';
import type { Finding } from './finding';
import { parseLearningPath } from './parse-learning-path';

export interface LoadedPath {
  readonly path: LearningPath;
  readonly contentHash: string;
}

type Loaded = ReadonlyMap<string, Result<LoadedPath, readonly Finding[]>>;

const EXTENSION = '.md';
const NOT_A_PATH = 'README.md';
const reads = new Map<string, Promise<Loaded>>();

/** The folder of the installation's learning paths, read once a process. */
function contentDirectory(): string {
  return path.join(process.cwd(), 'content');
}

/** The learning path of `<slug>.md`; undefined where there is none, or one with findings. */
export async function loadLearningPath(
  slug: string,
  directory: string = contentDirectory(),
): Promise<LoadedPath | undefined> {
  const loaded = (await readOnce(directory)).get(slug);
  return loaded?.ok === true ? loaded.value : undefined;
}

/** All learning paths without findings, by slug. */
export async function listLearningPaths(
  directory: string = contentDirectory(),
): Promise<readonly LoadedPath[]> {
  const all = [...(await readOnce(directory)).values()];
  return all.flatMap((each) => (each.ok ? [each.value] : []));
}

/** Why the other files of the folder are not listed. */
export async function listContentFindings(
  directory: string = contentDirectory(),
): Promise<readonly Finding[]> {
  const all = [...(await readOnce(directory)).values()];
  return all.flatMap((each) => (each.ok ? [] : each.failure));
}

/** SHA-256, as hex, of the path's canonical JSON (keys sorted): equal for equal paths only. */
export function contentHash(learningPath: LearningPath): string {
  return createHash('sha256').update(canonicalJson(learningPath), 'utf8').digest('hex');
}

function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`);
  return `{${members.join(',')}}`;
}

function readOnce(directory: string): Promise<Loaded> {
  const known = reads.get(directory);
  if (known !== undefined) return known;
  const read = readDirectory(directory);
  reads.set(directory, read);
  // A folder that could not be read may be there next time.
  read.catch(() => reads.delete(directory));
  return read;
}

async function readDirectory(directory: string): Promise<Loaded> {
  const names = (await readdir(directory))
    .filter((name) => name.endsWith(EXTENSION) && name !== NOT_A_PATH)
    .sort();
  const entries = await Promise.all(
    names.map(async (name) => {
      const source = await readFile(path.join(directory, name), 'utf8');
      return [name.slice(0, -EXTENSION.length), loadSource(source, name)] as const;
    }),
  );
  return new Map(entries);
}

function loadSource(source: string, file: string): Result<LoadedPath, readonly Finding[]> {
  const parsed = parseLearningPath(source, file);
  if (!parsed.ok) return parsed;
  const wanted = `${parsed.value.slug}${EXTENSION}`;
  if (file !== wanted) {
    const message = `The slug is "${parsed.value.slug}", so the file must be called ${wanted}.`;
    return failure([{ file, line: 1, rule: 'slug-file-name', message }]);
  }
  return success({ path: parsed.value, contentHash: contentHash(parsed.value) });
}
