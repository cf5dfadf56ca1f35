// `npm run build`: a build that the next `npm start` recognises as its own.
import { fileURLToPath } from 'node:url';
import { build } from './launcher/build.mjs';
import { runPlainly } from './launcher/plain-error.mjs';

await runPlainly(() => build(fileURLToPath(new URL('..', import.meta.url))));
