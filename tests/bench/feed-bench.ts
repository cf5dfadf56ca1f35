import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import autocannon, { type Result } from 'autocannon';
import { saveBenchPlans } from './feed-bench-plans';
import { buildCopy, folderForCopy, serveCopy } from './feed-bench-server';

// The feeds' route of a production build under load, beside a route of the same server that answers a
// constant of the same size: in turns, so that what else the machine does meets both.

const isQuick = process.argv.includes('--quick');
const ROUNDS = isQuick ? 1 : 3;
const ROUND_SECONDS = isQuick ? 3 : 5;
const CONNECTIONS = [1, 32];

interface Load {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly median: number;
  readonly high: number;
}

type Headers = Readonly<Record<string, string>>;

async function measured(url: string, connections: number, headers: Headers): Promise<Load> {
  const result: Result = await autocannon({ url, connections, duration: ROUND_SECONDS, headers });
  if (result.errors + result.timeouts + result['4xx'] + result['5xx'] > 0) {
    throw new Error(`${url} failed under load.`);
  }
  const { requests, latency } = result;
  return { perSecond: requests.average, median: latency.p50, high: latency.p99 };
}

/** Of several rounds, the middle one by throughput. */
function middle(loads: readonly Load[]): Load {
  const sorted = loads.toSorted((one, other) => one.perSecond - other.perSecond);
  const load = sorted[Math.floor(sorted.length / 2)];
  if (!load) throw new Error('no round');
  return load;
}

async function compare(
  feed: string,
  constant: string,
  connections: number,
  headers: Headers,
): Promise<string> {
  const [feeds, constants]: [Load[], Load[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    constants.push(await measured(constant, connections, headers));
    feeds.push(await measured(feed, connections, headers));
  }
  const [one, other] = [middle(feeds), middle(constants)];
  const ratio = (one.perSecond / other.perSecond).toFixed(2);
  const figures = ({ perSecond, median, high }: Load) =>
    `${Math.round(perSecond)} | ${median} | ${high}`;
  return `${connections} | ${figures(one)} | ${figures(other)} | ${ratio}`;
}

async function run(address: string, name: string, token: string): Promise<void> {
  const feed = `${address}/feeds/${token}/plan.ics`;
  const first = await fetch(feed, { headers: { 'Accept-Encoding': 'identity' } });
  const { byteLength } = await first.arrayBuffer();
  const etag = first.headers.get('etag');
  if (first.status !== 200 || etag === null) throw new Error(`The ${name} is not served.`);
  const constant = `${address}/feeds/bench-constant/${byteLength}`;
  for (const url of [feed, constant]) await measured(url, 8, {});
  for (const [answer, headers] of [
    ['200', {}],
    ['304', { 'If-None-Match': etag }],
  ] as const) {
    for (const connections of CONNECTIONS) {
      const row = await compare(feed, constant, connections, headers);
      console.log(`| ${name}, ${Math.round(byteLength / 1000)} kB, ${answer} | ${row} |`);
    }
  }
}

const data = mkdtempSync(path.join(tmpdir(), 'paceline-bench-'));
process.env['DATA_DIR'] = data;
process.env['DATABASE_URL'] = '';
process.env['AUTH_SECRET'] = 'a secret for benchmarks, long enough to be one';
process.env['APP_URL'] = 'http://localhost:3000';
const copy = folderForCopy();
try {
  buildCopy(copy);
  const plans = await saveBenchPlans();
  const server = await serveCopy(copy);
  console.log('## The calendar feed beside a constant of the same size\n');
  console.log(
    'Requests a second, and the median and 99th percentile of their milliseconds; then the same of the constant.\n',
  );
  console.log(
    '| feed, answer | connections | per s | p50 | p99 | constant per s | p50 | p99 | ratio |',
  );
  console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
  try {
    for (const { name, token } of plans) await run(server.address, name, token);
  } finally {
    await server.end();
  }
  console.log();
} finally {
  for (const folder of [copy, data]) rmSync(folder, { recursive: true, force: true });
}
