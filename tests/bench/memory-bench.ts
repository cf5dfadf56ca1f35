import { fit } from '@/lib/core/schedule/fit';
import { largestCase } from './bench-problems';
import { formatMs } from './timing';

// In a process of its own: what is the most memory that the largest fit takes, from a cold start?
const start = performance.now();
const outcome = fit(largestCase().problem, 1_000_000_000);
const ms = performance.now() - start;
const kilobytes = process.resourceUsage().maxRSS;
console.log('## Memory\n');
console.log(
  `10,000 topics over 14 years, cold, in a process of its own: ${outcome.kind} in ${formatMs(ms)}, at most ${Math.round(kilobytes / 1000)} MB of memory in use, Node itself included.\n`,
);
