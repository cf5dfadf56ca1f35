import { once } from 'node:events';
import { closeDatabase, openDatabase, type DatabaseConfig } from '@/lib/db/database';

/** A program: says that it is ready, and once told to go opens the database of its argument (JSON). */
const config = JSON.parse(process.argv[2] ?? '') as DatabaseConfig;
process.stdout.write('ready\n');
await once(process.stdin, 'data');
await closeDatabase(await openDatabase(config));
process.exit(0);
