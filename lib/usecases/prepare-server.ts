import { listContentFindings, listLearningPaths } from '@/lib/content/learning-paths';
import { currentDatabase } from '@/lib/db/current-database';
import { startBackgroundWork } from './background-work';
import { writeFeedJournal } from './feed-journal';
import { pushToCaldav } from './push-to-caldav';
import { refreshBusyCalendars } from './refresh-busy-calendars';

/** Opens and migrates the database, reads the paths and starts the background work; ends the process when either fails. */
export async function prepareServer(): Promise<void> {
  try {
    const [database, paths] = await Promise.all([currentDatabase(), listLearningPaths()]);
    for (const { file, line, rule, message } of await listContentFindings()) {
      console.warn(`content/${file}:${line} ${rule}: ${message}`);
    }
    if (paths.length === 0) throw new Error('content/ holds no learning path without findings.');
    console.log(
      `Storage: ${database.engine}. Learning paths: ${paths.length}. Time zone data: ${process.versions.tz ?? 'none'}.`,
    );
    const endWork = startBackgroundWork([refreshBusyCalendars, pushToCaldav]);
    // The server's own handler ends the process only after its connections have.
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => void Promise.all([endWork(), writeFeedJournal()]));
    }
  } catch (error) {
    // Next would go on and answer every request with an error.
    console.error('Paceline cannot start:', error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
