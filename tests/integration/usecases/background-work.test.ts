import { afterEach, expect, it, vi } from 'vitest';
import { takeLease } from '@/lib/db/leases-repository';
import type { BackgroundWork } from '@/lib/usecases/background-work';
import { describeOnEachInstallation } from '../../support/installation';

/** Longer than any test runs: only a nudge makes the work run. */
const NEVER_SECONDS = 86_400;

/** Work that a test lets begin and end, and that counts what it sees. */
class WatchedWork implements BackgroundWork {
  readonly leaseSeconds = 600;
  runs = 0;
  atOnce = 0;
  mostAtOnce = 0;
  signal: AbortSignal | undefined;
  private readonly watchers: { readonly runs: number; readonly tell: () => void }[] = [];
  private readonly gates: (() => void)[] = [];

  constructor(
    readonly name: string,
    private readonly error: Error | null = null,
    readonly everySeconds = NEVER_SECONDS,
  ) {}

  readonly run = async (signal: AbortSignal): Promise<void> => {
    this.signal = signal;
    this.runs += 1;
    this.atOnce += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.atOnce);
    const gate = new Promise<void>((open) => this.gates.push(open));
    for (const { runs, tell } of this.watchers) if (runs === this.runs) tell();
    await gate;
    this.atOnce -= 1;
    if (this.error) throw this.error;
  };

  /** Until the run of this number (from 1) has begun. */
  async begun(runs: number): Promise<void> {
    if (this.runs >= runs) return;
    await new Promise<void>((tell) => this.watchers.push({ runs, tell }));
  }

  /** Lets the run that is in progress come to its end. */
  finish(): void {
    this.gates.shift()?.();
  }
}

function loaded() {
  return import('@/lib/usecases/background-work');
}

/** Has another server hold the lease until so many seconds from now. */
async function holdElsewhere(name: string, seconds: number): Promise<void> {
  const { currentDatabase } = await import('@/lib/db/current-database');
  const database = await currentDatabase();
  const now = new Date();
  const expiresAt = new Date(now.getTime() + seconds * 1000);
  await database.transaction((transaction) =>
    takeLease(transaction, { name, holder: 'another server' }, { now, expiresAt }),
  );
}

async function isFree(name: string): Promise<boolean> {
  const { currentDatabase } = await import('@/lib/db/current-database');
  const database = await currentDatabase();
  const now = new Date();
  return database.transaction((transaction) =>
    takeLease(transaction, { name, holder: 'test' }, { now, expiresAt: now }),
  );
}

describeOnEachInstallation('background work', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('runs when it is nudged, holding its lease, and gives that back', async () => {
    const { nudgeBackgroundWork, startBackgroundWork } = await loaded();
    const work = new WatchedWork('nudged');
    const end = startBackgroundWork([work]);
    expect(work.runs).toBe(0);
    nudgeBackgroundWork('nudged');
    await work.begun(1);
    expect(await isFree('nudged')).toBe(false);
    work.finish();
    await end();
    expect(await isFree('nudged')).toBe(true);
    expect(work.runs).toBe(1);
  });

  it('runs again and again without a nudge, never twice at once', async () => {
    const { startBackgroundWork } = await loaded();
    const work = new WatchedWork('by itself', null, 0);
    const end = startBackgroundWork([work]);
    for (const run of [1, 2, 3]) {
      await work.begun(run);
      work.finish();
    }
    await work.begun(4);
    work.finish();
    await end();
    expect(work.mostAtOnce).toBe(1);
  });

  it('runs once more, after its end, however often it is nudged while it runs', async () => {
    const { nudgeBackgroundWork, startBackgroundWork } = await loaded();
    const work = new WatchedWork('once more');
    const end = startBackgroundWork([work]);
    nudgeBackgroundWork('once more');
    await work.begun(1);
    for (let nudge = 0; nudge < 3; nudge += 1) nudgeBackgroundWork('once more');
    expect(work.runs).toBe(1);
    work.finish();
    await work.begun(2);
    work.finish();
    await end();
    expect([work.runs, work.mostAtOnce]).toEqual([2, 1]);
  });

  it('runs on one of two servers of a database, and on the other once the first has ended', async () => {
    const { nudgeBackgroundWork, startBackgroundWork } = await loaded();
    const first = new WatchedWork('alone');
    const endFirst = startBackgroundWork([first]);
    nudgeBackgroundWork('alone');
    await first.begun(1);

    const second = new WatchedWork('alone');
    const endSecond = startBackgroundWork([second]);
    nudgeBackgroundWork('alone');
    await endSecond();
    expect(second.runs).toBe(0);

    first.finish();
    await endFirst();
    const third = new WatchedWork('alone');
    const endThird = startBackgroundWork([third]);
    nudgeBackgroundWork('alone');
    await third.begun(1);
    third.finish();
    await endThird();
    expect([first.runs, second.runs, third.runs]).toEqual([1, 0, 1]);
  });

  it('runs at once on both where two servers have works of different names', async () => {
    const { nudgeBackgroundWork, startBackgroundWork } = await loaded();
    const works = [new WatchedWork('one name'), new WatchedWork('another name')];
    const ends = works.map((work) => {
      const end = startBackgroundWork([work]);
      nudgeBackgroundWork(work.name);
      return end;
    });
    await Promise.all(works.map((work) => work.begun(1)));
    works.forEach((work) => {
      work.finish();
    });
    await Promise.all(ends.map((end) => end()));
    expect(works.map(({ runs }) => runs)).toEqual([1, 1]);
  });

  it('is taken over from a server that did not come back, and not before its lease is over', async () => {
    const { nudgeBackgroundWork, startBackgroundWork } = await loaded();
    const tried = new WatchedWork('left');
    await holdElsewhere('left', 600);
    const endTried = startBackgroundWork([tried]);
    nudgeBackgroundWork('left');
    await endTried();
    expect(tried.runs).toBe(0);

    const taking = new WatchedWork('left behind');
    await holdElsewhere('left behind', -1);
    const end = startBackgroundWork([taking]);
    nudgeBackgroundWork('left behind');
    await taking.begun(1);
    taking.finish();
    await end();
    expect(taking.runs).toBe(1);
  });

  it('goes on after it failed, and logs its name and the kind of error alone', async () => {
    const { nudgeBackgroundWork, startBackgroundWork } = await loaded();
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    const work = new WatchedWork('failing', new RangeError('https://calendar.example/secret'));
    const end = startBackgroundWork([work]);
    nudgeBackgroundWork('failing');
    await work.begun(1);
    nudgeBackgroundWork('failing');
    work.finish();
    await work.begun(2);
    work.finish();
    await end();
    const line = ['Background work "failing" failed: RangeError.'];
    expect(logged.mock.calls).toEqual([line, line]);
    expect(await isFree('failing')).toBe(true);
  });

  it('tells what runs that the server is ending, waits for it, and begins nothing more', async () => {
    const { nudgeBackgroundWork, startBackgroundWork } = await loaded();
    const work = new WatchedWork('ending');
    const idle = new WatchedWork('idle', null, 0);
    const end = startBackgroundWork([work, idle]);
    await idle.begun(1);
    nudgeBackgroundWork('ending');
    await work.begun(1);
    nudgeBackgroundWork('ending');
    expect(work.signal?.aborted).toBe(false);
    let ended = false;
    const ending = end().then(() => {
      ended = true;
    });
    expect([work.signal?.aborted, idle.signal?.aborted]).toEqual([true, true]);
    idle.finish();
    expect(await isFree('ending')).toBe(false);
    expect(ended).toBe(false);
    work.finish();
    await ending;
    nudgeBackgroundWork('ending');
    expect([work.runs, idle.runs]).toEqual([1, 1]);
    expect(await isFree('ending')).toBe(true);
  });

  it('leaves a nudge for a work that nobody started without effect', async () => {
    const { nudgeBackgroundWork, startBackgroundWork } = await loaded();
    nudgeBackgroundWork('nobody');
    const work = new WatchedWork('somebody');
    const end = startBackgroundWork([work]);
    nudgeBackgroundWork('nobody');
    await end();
    expect(work.runs).toBe(0);
  });
});
