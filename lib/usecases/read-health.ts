import { currentDatabase } from '@/lib/db/current-database';
import { findUser } from '@/lib/db/users-repository';

export interface Health {
  readonly status: 'ok' | 'failing';
  readonly storage: 'sqlite' | 'postgres' | 'unreachable';
  readonly node: string;
  /** Version of the IANA time zone data that Node brought along. */
  readonly timeZoneData: string;
}

/** Asks the database one question; what goes wrong is told without detail, the log has it. */
export async function readHealth(): Promise<Health> {
  const versions = { node: process.versions.node, timeZoneData: process.versions.tz ?? 'none' };
  try {
    const database = await currentDatabase();
    await database.read((reader) => findUser(reader, 'health'));
    return { status: 'ok', storage: database.engine, ...versions };
  } catch (error) {
    console.error('The health check failed:', error);
    return { status: 'failing', storage: 'unreachable', ...versions };
  }
}
