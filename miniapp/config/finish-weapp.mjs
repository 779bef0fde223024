// Will WeChat take what was built? Every script must parse, and every package must be small enough.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Script } from 'node:vm';

/** Our own limits in KB, well under WeChat's 2,048: there must be room for what comes later. */
const MAIN_LIMIT_KB = 1_200;
const PACKAGE_LIMIT_KB = 1_500;

/** Throws when a script does not parse, a package is too large or the project's root is wrong. */
export async function finishWeapp(output, files) {
  for (const file of files) if (file.endsWith('.js')) new Script(readFileSync(file, 'utf8'), { filename: file });
  const project = JSON.parse(readFileSync(join(output, 'project.config.json'), 'utf8'));
  if (!existsSync(join(output, project.miniprogramRoot, 'app.json'))) {
    throw new Error(`weapp: miniprogramRoot ${project.miniprogramRoot} holds no app.json`);
  }
  const app = JSON.parse(readFileSync(join(output, 'app.json'), 'utf8'));
  const roots = (app.subPackages ?? app.subpackages ?? []).map((each) => each.root.replace(/\/$/, ''));
  const sizes = new Map([['main', 0], ...roots.map((root) => [root, 0])]);
  for (const file of files) {
    const top = relative(output, file).split(sep)[0] ?? '';
    const owner = roots.includes(top) ? top : 'main';
    sizes.set(owner, (sizes.get(owner) ?? 0) + statSync(file).size);
  }
  for (const [owner, bytes] of sizes) {
    const size = Math.round(bytes / 1024);
    const limit = owner === 'main' ? MAIN_LIMIT_KB : PACKAGE_LIMIT_KB;
    console.log(`weapp: ${owner} package ${size} KB`);
    if (size > limit) throw new Error(`weapp: the ${owner} package is ${size} KB, over our limit of ${limit} KB`);
  }
}
