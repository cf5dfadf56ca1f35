import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { failure, success, type Result } from '@/lib/core/result';

/** The environment as the app uses it; every default is filled in. */
export interface Env {
  readonly NODE_ENV: 'development' | 'production' | 'test';
  readonly PORT: number;
  /** Absolute folder of the database and the secret. */
  readonly DATA_DIR: string;
  /** A Postgres server, or null for the SQLite file in DATA_DIR. */
  readonly DATABASE_URL: string | null;
  /** The origin people reach the app at, without a trailing slash. */
  readonly APP_URL: string;
  /** Signs guests' cookies and derives feed tokens. */
  readonly AUTH_SECRET: string;
  /** Hosts (`name` or `name:port`) in any network that calendars may be read from and pushed to, over http too. */
  readonly ALLOWED_HOSTS: readonly string[];
}

/** What is wrong with one variable, in a sentence that says what would be right; holds no secret value. */
export interface EnvFinding {
  readonly name: keyof Env;
  readonly message: string;
}

export type EnvSource = Readonly<Record<string, string | undefined>>;

const SECRET_FILE = 'auth-secret';
const SHORTEST_SECRET = 32;

const variables = z.object({
  NODE_ENV: z
    .enum(['development', 'production', 'test'], {
      error: 'must be development, production or test',
    })
    .default('development'),
  PORT: z
    .string()
    .refine(isPort, 'must be a number from 1 to 65535')
    .transform(Number)
    .default(3000),
  DATA_DIR: z
    .string()
    .refine((directory) => path.isAbsolute(directory), 'must be an absolute path')
    .optional(),
  DATABASE_URL: z
    .string()
    .refine(
      isPostgresAddress,
      'must be a postgres:// or postgresql:// address, or be left out for SQLite',
    )
    .optional(),
  APP_URL: z
    .string()
    .refine(
      isOrigin,
      'must be an http:// or https:// origin without a path or a trailing slash, for example https://plan.example.org',
    )
    .optional(),
  AUTH_SECRET: z
    .string()
    .min(SHORTEST_SECRET, `must be at least ${String(SHORTEST_SECRET)} characters`)
    .optional(),
  ALLOWED_HOSTS: z
    .string()
    .transform((hosts) => hosts.split(',').map((host) => host.trim()))
    .refine(
      (hosts) => hosts.every(isHost),
      'must be host names, each with or without a port, separated by commas, for example calendar.home,nas.home:5232',
    )
    .default([]),
});

/** Reads the environment, and the secret from `<DATA_DIR>/auth-secret` where AUTH_SECRET is not given. */
export function parseEnv(source: EnvSource): Result<Env, readonly EnvFinding[]> {
  const given = Object.fromEntries(
    // `NAME=` in a settings file means "not set".
    Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    return failure(
      parsed.error.issues.map(({ path: [name], message }) => ({
        name: name as keyof Env,
        message,
      })),
    );
  }
  const { NODE_ENV, PORT, DATABASE_URL, APP_URL } = parsed.data;
  const DATA_DIR = parsed.data.DATA_DIR ?? path.resolve('data');
  const secret = parsed.data.AUTH_SECRET ?? secretIn(DATA_DIR);
  if (secret === undefined) {
    return failure([
      {
        name: 'AUTH_SECRET',
        message:
          `is not set and ${path.join(DATA_DIR, SECRET_FILE)} holds none: start with "npm start", which makes it, ` +
          `or set it to at least ${String(SHORTEST_SECRET)} random characters`,
      },
    ]);
  }
  return success({
    NODE_ENV,
    PORT,
    DATA_DIR,
    DATABASE_URL: DATABASE_URL ?? null,
    APP_URL: APP_URL ?? `http://localhost:${String(PORT)}`,
    AUTH_SECRET: secret,
    ALLOWED_HOSTS: parsed.data.ALLOWED_HOSTS,
  });
}

let known: Env | undefined;

/** The process's environment, read on first use: `next build` imports this module without having one. */
export function env(): Env {
  if (known) return known;
  const parsed = parseEnv(process.env);
  if (!parsed.ok) {
    const sentences = parsed.failure.map(({ name, message }) => `${name} ${message}.`);
    throw new Error(`The environment does not fit:\n${sentences.join('\n')}`);
  }
  known = parsed.value;
  return known;
}

/** The secret the launcher made; undefined where there is none of full length. */
function secretIn(directory: string): string | undefined {
  try {
    const secret = readFileSync(path.join(directory, SECRET_FILE), 'utf8').trim();
    return secret.length >= SHORTEST_SECRET ? secret : undefined;
  } catch {
    // Absent or unreadable: the finding tells what to do.
    return undefined;
  }
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

function isPostgresAddress(text: string): boolean {
  const url = parsedUrl(text);
  return url !== undefined && ['postgres:', 'postgresql:'].includes(url.protocol);
}

function isOrigin(text: string): boolean {
  const url = parsedUrl(text);
  return url !== undefined && ['http:', 'https:'].includes(url.protocol) && url.origin === text;
}

/** What stands between `://` and the path of an address. */
function isHost(text: string): boolean {
  return text !== '' && !/[\s/?#@]/.test(text) && parsedUrl(`http://${text}`) !== undefined;
}

function parsedUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
