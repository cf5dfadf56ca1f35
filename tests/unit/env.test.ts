import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseEnv, type EnvSource } from '@/lib/env';

const SECRET = 'a-secret-of-the-least-length-32c';
const GIVEN: EnvSource = { AUTH_SECRET: SECRET, DATA_DIR: '/srv/paceline' };

describe('parseEnv', () => {
  it('fills in every default', () => {
    expect(parseEnv(GIVEN)).toEqual({
      ok: true,
      value: {
        NODE_ENV: 'development',
        PORT: 3000,
        DATA_DIR: '/srv/paceline',
        DATABASE_URL: null,
        APP_URL: 'http://localhost:3000',
        AUTH_SECRET: SECRET,
        ALLOWED_HOSTS: [],
      },
    });
  });

  it('keeps what is given, and takes the port into the default address', () => {
    expect(
      parseEnv({ ...GIVEN, NODE_ENV: 'production', PORT: '8080', DATABASE_URL: 'postgres://db/x' }),
    ).toEqual({
      ok: true,
      value: {
        NODE_ENV: 'production',
        PORT: 8080,
        DATA_DIR: '/srv/paceline',
        DATABASE_URL: 'postgres://db/x',
        APP_URL: 'http://localhost:8080',
        AUTH_SECRET: SECRET,
        ALLOWED_HOSTS: [],
      },
    });
  });

  it('takes an empty or blank variable for one that is not set', () => {
    expect(parseEnv({ ...GIVEN, PORT: '', APP_URL: ' ', DATABASE_URL: '' })).toEqual(
      parseEnv(GIVEN),
    );
  });

  it('puts the data into ./data of the working directory by default', () => {
    expect(parseEnv({ AUTH_SECRET: SECRET })).toMatchObject({
      value: { DATA_DIR: path.resolve('data') },
    });
  });

  it('takes the allowed hosts apart', () => {
    expect(
      parseEnv({ ...GIVEN, ALLOWED_HOSTS: 'calendar.home, nas.home:5232,[::1]:80' }),
    ).toMatchObject({ value: { ALLOWED_HOSTS: ['calendar.home', 'nas.home:5232', '[::1]:80'] } });
  });

  const port = 'must be a number from 1 to 65535';
  const database = 'must be a postgres:// or postgresql:// address, or be left out for SQLite';
  const origin =
    'must be an http:// or https:// origin without a path or a trailing slash, for example https://plan.example.org';
  const hosts =
    'must be host names, each with or without a port, separated by commas, for example calendar.home,nas.home:5232';
  it.each([
    ['ALLOWED_HOSTS', 'http://nas.home', hosts],
    ['ALLOWED_HOSTS', 'nas.home,', hosts],
    ['ALLOWED_HOSTS', 'nas.home:port', hosts],
    ['PORT', '0', port],
    ['PORT', '65536', port],
    ['PORT', '3e3', port],
    ['PORT', 'http', port],
    ['DATA_DIR', 'data', 'must be an absolute path'],
    ['DATABASE_URL', 'mysql://db/x', database],
    ['DATABASE_URL', 'localhost:5432', database],
    ['DATABASE_URL', 'postgres', database],
    ['APP_URL', 'https://plan.example.org/', origin],
    ['APP_URL', 'https://plan.example.org/paceline', origin],
    ['APP_URL', 'plan.example.org', origin],
    ['APP_URL', 'ftp://plan.example.org', origin],
    ['APP_URL', 'https://me:word@plan.example.org', origin],
    ['AUTH_SECRET', 'a-secret-one-short-of-the-least', 'must be at least 32 characters'],
    ['NODE_ENV', 'staging', 'must be development, production or test'],
  ])('refuses %s=%s', (name, value, message) => {
    expect(parseEnv({ ...GIVEN, [name]: value })).toEqual({
      ok: false,
      failure: [{ name, message }],
    });
  });

  it.each(['postgresql://user:word@db.example.org:5432/x?sslmode=require', 'postgres:///x'])(
    'accepts DATABASE_URL=%s',
    (address) => {
      expect(parseEnv({ ...GIVEN, DATABASE_URL: address })).toMatchObject({
        value: { DATABASE_URL: address },
      });
    },
  );

  it.each(['https://plan.example.org', 'http://localhost:8080', 'http://[::1]:3000'])(
    'accepts APP_URL=%s',
    (origin_) => {
      expect(parseEnv({ ...GIVEN, APP_URL: origin_ })).toMatchObject({
        value: { APP_URL: origin_ },
      });
    },
  );

  it('reports every wrong variable at once, without their values', () => {
    const parsed = parseEnv({ AUTH_SECRET: 'hunter2', DATABASE_URL: 'my:word@db', PORT: 'x' });
    expect(parsed).toMatchObject({
      ok: false,
      failure: [{ name: 'PORT' }, { name: 'DATABASE_URL' }, { name: 'AUTH_SECRET' }],
    });
    expect(JSON.stringify(parsed)).not.toMatch(/hunter2|word/);
  });
});

describe('parseEnv without AUTH_SECRET', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(path.join(os.tmpdir(), 'paceline-env-'));
  });
  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  it('reads the secret that the launcher made', () => {
    writeFileSync(path.join(directory, 'auth-secret'), `${SECRET}\n`);
    expect(parseEnv({ DATA_DIR: directory })).toMatchObject({ value: { AUTH_SECRET: SECRET } });
  });

  it.each([
    ['no file', undefined],
    ['a cut-off file', 'short'],
  ])('says what to do where there is %s', (_, content) => {
    const file = path.join(directory, 'auth-secret');
    if (content) writeFileSync(file, content);
    expect(parseEnv({ DATA_DIR: directory })).toEqual({
      ok: false,
      failure: [
        {
          name: 'AUTH_SECRET',
          message: `is not set and ${file} holds none: start with "npm start", which makes it, or set it to at least 32 random characters`,
        },
      ],
    });
  });
});
