// How is the bundle begun with, without compiling again what V8 has compiled before?
'use strict';
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

const FILE = join(__dirname, 'server.cjs');
/** What V8 made of the bundle when it was built; it is refused by another Node, which then compiles anew. */
const COMPILED = join(__dirname, 'server.v8');

/** The bundle as a script. */
function script() {
  let cachedData;
  try {
    cachedData = readFileSync(COMPILED);
  } catch {
    cachedData = undefined;
  }
  return new Script(readFileSync(FILE, 'latin1'), { filename: FILE, cachedData });
}

/** Gives what can be begun with: `main`, and `run` for the commands. */
module.exports = function load(compiled = script()) {
  const begun = { exports: {} };
  compiled.runInThisContext()(begun.exports, require, begun, FILE, __dirname);
  return begun.exports;
};
module.exports.script = script;
module.exports.COMPILED = COMPILED;
