import { join } from 'node:path';
import { readMigrationFiles } from 'drizzle-orm/migrator';

/** One statement of a migration file. */
export interface MigrationStep {
  /** Hash of the file: a file merged late is still run, and a changed one is noticed. */
  readonly migration: string;
  /** Number of the statement within the file, from 0. */
  readonly step: number;
  readonly statement: string;
}

export type AppliedStep = Pick<MigrationStep, 'migration' | 'step'>;

/** Where the applied steps are recorded; the same statement serves both engines. */
export const CREATE_STEPS_TABLE =
  'create table if not exists migration_steps (migration text not null, step integer not null, primary key (migration, step))';
export const SELECT_STEPS = 'select migration, step from migration_steps';

/** All steps of an engine's migrations, in order. */
export function migrationSteps(engine: 'sqlite' | 'pg'): readonly MigrationStep[] {
  return readMigrationFiles({
    migrationsFolder: join(process.cwd(), 'drizzle', engine),
  }).flatMap(({ hash, sql }) =>
    sql.map((statement, step) => ({ migration: hash, step, statement })),
  );
}

/** The steps still to run. Throws when the database has seen a migration that is not among them. */
export function pendingSteps(
  steps: readonly MigrationStep[],
  applied: readonly AppliedStep[],
): readonly MigrationStep[] {
  const name = ({ migration, step }: AppliedStep) => `${migration} ${step}`;
  const known = new Set(steps.map(name));
  if (!applied.every((step) => known.has(name(step)))) {
    throw new Error(
      'The database was migrated by another version of Paceline than this one: start that version or a newer one.',
    );
  }
  const done = new Set(applied.map(name));
  return steps.filter((step) => !done.has(name(step)));
}
