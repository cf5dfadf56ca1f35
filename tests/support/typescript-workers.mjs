// Preloaded by the processes of the integration tests: their worker threads read TypeScript.
import { isMainThread } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

if (!isMainThread) register();
