import { GOLDEN_FEEDS, renderGolden } from './calendar-goldens';

/** Prints every golden feed, to be run under another machine's zone and language. */
process.stdout.write(GOLDEN_FEEDS.map(renderGolden).join(''));
