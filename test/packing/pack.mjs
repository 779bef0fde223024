// Does WeChat's own packer take these folders? `node pack.mjs [--scripts] FOLDER …` prints a line of JSON for each.
//
// It packs as before an upload, with all that it can do to templates and style sheets, and with `--scripts` to scripts
// too, which ours do not ask for and which takes it half a minute for all. It has no key, no account and no network: who
// wants attributes of the registration gets those that it falls back to. It is a program of its own because the
// packer writes to standard output, starts processes and never ends by itself.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
/** Nobody listens there. The packer asks WeChat which endings of files are allowed, and goes on without an answer. */
const NOBODY = 'http://127.0.0.1:9';
const scripts = process.argv.includes('--scripts');
const setting = { minifyWXML: true, minifyWXSS: true, autoPrefixWXSS: true, es6: scripts };

const ci = require('miniprogram-ci');
ci.proxy(NOBODY);

/**
 * The names of the files of the package, or the packer's complaint.
 * @param {string} folder
 * @returns {Promise<{ files: string[] } | { refused: string }>}
 */
async function packed(folder) {
  try {
    const project = new ci.Project({
      appid: 'wx0123456789abcdef',
      type: 'miniProgram',
      projectPath: folder,
      privateKey: 'none',
      attr: () => Promise.resolve(ci.DefaultProjectAttr),
    });
    return { files: Object.keys(await ci.getCompiledResult({ project, version: '0', desc: '', setting })) };
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) };
  }
}

const folders = process.argv.slice(2).filter((word) => word !== '--scripts');
for (const folder of folders) process.stdout.write(`\n${JSON.stringify(await packed(folder))}\n`);
process.exit();
