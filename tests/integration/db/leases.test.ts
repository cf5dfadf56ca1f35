import { expect, it } from 'vitest';
import { closeDatabase, openDatabase } from '@/lib/db/database';
import { releaseLease, takeLease } from '@/lib/db/leases-repository';
import { describeOnEachDatabase } from '@/tests/support/database';

const START = Date.UTC(2026, 2, 2, 8);
const moment = (minutes: number) => new Date(START + minutes * 60_000);

describeOnEachDatabase('a lease', ({ database, config }) => {
  const take = (name: string, holder: string, from: number, until: number) =>
    database().transaction((transaction) =>
      takeLease(transaction, { name, holder }, { now: moment(from), expiresAt: moment(until) }),
    );
  const release = (name: string, holder: string) =>
    database().transaction((transaction) => releaseLease(transaction, { name, holder }));

  it('is taken by one holder, and another lease by another', async () => {
    expect(await take('once', 'a', 0, 10)).toBe(true);
    expect(await take('once', 'b', 5, 15)).toBe(false);
    expect(await take('once too', 'b', 5, 15)).toBe(true);
  });

  it('is prolonged by its holder', async () => {
    await take('prolonged', 'a', 0, 10);
    expect(await take('prolonged', 'a', 5, 20)).toBe(true);
    expect(await take('prolonged', 'b', 15, 30)).toBe(false);
  });

  it('is taken over from the moment of its end, and then is the other`s', async () => {
    await take('ended', 'a', 0, 10);
    expect(await take('ended', 'b', 10, 20)).toBe(true);
    expect(await take('ended', 'a', 11, 21)).toBe(false);
  });

  it('is given back by its holder alone', async () => {
    await take('returned', 'a', 0, 10);
    await release('returned', 'b');
    expect(await take('returned', 'b', 1, 11)).toBe(false);
    await release('returned', 'a');
    expect(await take('returned', 'b', 1, 11)).toBe(true);
  });

  it('goes to exactly one of several that ask at the same moment', async () => {
    const holders = ['a', 'b', 'c', 'd', 'e', 'f'];
    const answers = await Promise.all(holders.map((holder) => take('contested', holder, 0, 10)));
    expect(answers.filter(Boolean)).toEqual([true]);
    const later = await Promise.all(holders.map((holder) => take('contested', holder, 10, 20)));
    expect(later.filter(Boolean)).toEqual([true]);
  });

  it('goes to exactly one of two servers that ask at the same moment', async () => {
    const servers = [database(), await openDatabase(config())];
    for (const from of [0, 10, 20]) {
      const answers = await Promise.all(
        servers.map((server, number) =>
          server.transaction((transaction) =>
            takeLease(
              transaction,
              { name: 'two servers', holder: `${from} ${number}` },
              { now: moment(from), expiresAt: moment(from + 10) },
            ),
          ),
        ),
      );
      expect(answers.filter(Boolean)).toEqual([true]);
    }
    await Promise.all(servers.slice(1).map(closeDatabase));
  });
});
