// What has V8 compiled when the server has started? Written beside the bundle while it is built.
'use strict';
const { writeFileSync } = require('node:fs');
const load = require('./load.cjs');

const compiled = load.script();

async function warm() {
  const { started } = await load(compiled).main();
  await started;
  writeFileSync(load.COMPILED, compiled.createCachedData());
  process.exit(0);
}

void warm();
