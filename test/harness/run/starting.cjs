// What spares a process of a test the cost of its start? Most live for seconds: what they run once need not be made fast.
'use strict';
const { setImmediate } = require('node:timers');
const { setFlagsFromString } = require('node:v8');

/** By then every process has begun, also where four do at once, ms. Whoever still runs then is worth the trouble. */
const STARTED_MS = 4_000;

// Not before the code is loaded: what V8 kept of it was made with the usual flags, and is refused by others.
setImmediate(() => {
  setFlagsFromString('--no-opt');
  setTimeout(() => setFlagsFromString('--opt'), STARTED_MS).unref();
});
