import type { Transaction } from '@/lib/db/schema';

/** What an engine has to offer; `database.ts` adds what is the same for both. */
export interface Engine {
  readonly name: 'sqlite' | 'postgres';
  readonly tables: Transaction['tables'];
  /** Runs the work once on a consistent snapshot; a write fails. */
  read<Value>(work: Work<Value>): Promise<Value>;
  /** Runs the work once, as if no other transaction ran, and undoes all of it when anything fails. */
  write<Value>(work: Work<Value>): Promise<Value>;
  /** Only once no work is running. */
  close(): Promise<void>;
}

export type Work<Value> = (queries: Transaction['queries']) => Promise<Value>;
