import { currentDatabase } from '@/lib/db/current-database';
import { newId } from '@/lib/db/ids';
import { releaseLease, takeLease, type Lease } from '@/lib/db/leases-repository';
import { readClockMilliseconds } from '@/lib/time/clock';

/** A piece of work that is done again and again while a server runs, by one server at a time. */
export interface BackgroundWork {
  /** Names its lease, and itself in the log. */
  readonly name: string;
  /** Seconds from the end of one run to the beginning of the next. */
  readonly everySeconds: number;
  /** Seconds after which another server may take over from one that does not come back. */
  readonly leaseSeconds: number;
  /** Does what is due, and is safe to do twice; `signal` says that the server is ending. */
  readonly run: (signal: AbortSignal) => Promise<void>;
}

interface Runner {
  readonly nudge: (name: string) => void;
}

// On globalThis, since the code that starts the work and a page's are bundled apart in one process.
const holder = globalThis as typeof globalThis & { pacelineBackgroundWork?: Runner };

/** Starts the work, each piece first after its own interval. What is returned ends it and waits for what runs. */
export function startBackgroundWork(works: readonly BackgroundWork[]): () => Promise<void> {
  const ending = new AbortController();
  const server = newId();
  const rounds = new Map(
    works.map((work) => [work.name, startRounds(work, server, ending.signal)]),
  );
  holder.pacelineBackgroundWork = { nudge: (name) => rounds.get(name)?.nudge() };
  return async () => {
    delete holder.pacelineBackgroundWork;
    ending.abort();
    await Promise.all([...rounds.values()].map(({ ended }) => ended()));
  };
}

/** Has a piece of work run soon, for what should not wait for its turn; nothing where no work was started. */
export function nudgeBackgroundWork(name: string): void {
  holder.pacelineBackgroundWork?.nudge(name);
}

interface Rounds {
  readonly nudge: () => void;
  readonly ended: () => Promise<void>;
}

function startRounds(work: BackgroundWork, server: string, ending: AbortSignal): Rounds {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let again = false;

  function later(): void {
    if (ending.aborted) return;
    timer = setTimeout(round, work.everySeconds * 1000);
    timer.unref();
  }

  function round(): void {
    clearTimeout(timer);
    again = false;
    running = runAlone(work, server, ending).then(() => {
      running = null;
      if (again && !ending.aborted) round();
      else later();
    });
  }

  later();
  return {
    nudge: () => {
      if (ending.aborted) return;
      if (running) again = true;
      else round();
    },
    ended: async () => {
      clearTimeout(timer);
      await running;
    },
  };
}

/** One run under the work's lease; none while another server has it. Never throws. */
async function runAlone(work: BackgroundWork, server: string, ending: AbortSignal): Promise<void> {
  const lease: Lease = { name: work.name, holder: server };
  try {
    const database = await currentDatabase();
    const now = readClockMilliseconds();
    const taken = await database.transaction((transaction) =>
      takeLease(transaction, lease, {
        now: new Date(now),
        expiresAt: new Date(now + work.leaseSeconds * 1000),
      }),
    );
    if (!taken) return;
    try {
      await work.run(ending);
    } finally {
      await database.transaction((transaction) => releaseLease(transaction, lease));
    }
  } catch (error) {
    // The name alone: what went wrong may hold an address or a password.
    console.error(
      `Background work "${work.name}" failed: ${error instanceof Error ? error.name : 'unknown'}.`,
    );
  }
}
