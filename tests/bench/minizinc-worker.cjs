// MiniZinc's WebAssembly is made for a browser's worker: what it expects of one, in a thread of Node.
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { runInThisContext } = require('node:vm');
const { parentPort, workerData } = require('node:worker_threads');

Object.assign(globalThis, {
  require,
  __filename: workerData.script,
  __dirname: path.dirname(workerData.script),
  postMessage: (message) => parentPort.postMessage(message),
  addEventListener: (_type, listener) => parentPort.on('message', (data) => listener({ data })),
});
runInThisContext(readFileSync(workerData.script, 'utf8'), { filename: workerData.script });
