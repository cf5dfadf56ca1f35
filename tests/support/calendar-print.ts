import { GOLDEN_FEEDS, renderGolden } from './calendar-goldens';

const [, , ...names] = process.argv;

/**
 * Prints the golden feeds that are named, else all: under another machine's zone and language, or into
 * its file once a change of it has been looked at: `npx tsx tests/support/calendar-print.ts kinds > tests/golden/kinds.ics`.
 */
const chosen = GOLDEN_FEEDS.filter(({ name }) => names.length === 0 || names.includes(name));
process.stdout.write(chosen.map(renderGolden).join(''));
