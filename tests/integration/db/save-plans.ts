import { writeSync } from 'node:fs';
import { openDatabase } from '@/lib/db/database';
import { saveGuest, savePlan } from './samples';

const STDOUT = 1;

/** A program: saves plans into its argument's folder until it is killed, and prints the id of each once saved. */
const database = await openDatabase({ dataDir: process.argv[2] ?? '' });
const owner = await saveGuest(database);
for (;;) {
  const { id } = await savePlan(database, owner.id, { sessions: 40 });
  writeSync(STDOUT, `${id}\n`);
}
