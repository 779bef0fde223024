// Will WeChat take what was built? Every script must parse, and every package must be small enough.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Script } from 'node:vm';
import { GUEST_APP_ID, LOCAL_API } from './release.mjs';

/** Our own limits in KB, well under WeChat's 2,048: there must be room for what comes later. */
const MAIN_LIMIT_KB = 600;
const PACKAGE_LIMIT_KB = 1_500;

/**
 * Says whose it is, and throws when a script does not parse, a package is too large, the project's root is wrong, or
 * something to be uploaded still speaks to this machine, or older WebViews would push together what stands in a line.
 */
export async function finishWeapp(output, files, { appId, local }) {
  signProject(join(output, 'project.config.json'), appId);
  await writeSitemap(output);
  encodeDrawings(output, files);
  tightenTemplates(files);
  demandGaps(output, files);
  if (!local) demandNothingLocal(output, files);
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

function signProject(path, appId) {
  writeFileSync(path, `${JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), appid: appId }, null, 2)}\n`);
}

function demandNothingLocal(output, files) {
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    for (const word of [LOCAL_API, GUEST_APP_ID])
      if (text.includes(word)) throw new Error(`weapp: ${relative(output, file)} still says ${word}`);
  }
}

/** What WeChat's search may know: the pages for everybody, not those of accounts and work. */
async function writeSitemap(output) {
  const { noticesPages, networkPages, pageRoute, tabPages, timetablePages } = await import('@kehuoyou/shared');
  const open = [tabPages, noticesPages, networkPages, timetablePages]
    .flatMap((pages) => Object.values(pages))
    .filter(({ access }) => access.includes('public'));
  const rules = [
    ...open.map(({ path }) => ({ action: 'allow', page: pageRoute(path) })),
    { action: 'disallow', page: '*' },
  ];
  writeFileSync(join(output, 'sitemap.json'), `${JSON.stringify({ rules }, null, 2)}\n`);
}

function demandGaps(output, files) {
  const styles = files.filter((file) => file.endsWith('.wxss')).map((file) => [file, readFileSync(file, 'utf8')]);
  for (const [file, text] of styles) {
    const gaps = [...text.matchAll(/\{[^{}]*\}/g)].filter(
      ([rule]) => /[{;]gap:(?!0[;}])/.test(rule) && !/:grid/.test(rule),
    );
    const instead = [...text.matchAll(/not \(aspect-ratio: ?1 ?\/ ?1\)/g)];
    if (gaps.length > instead.length)
      throw new Error(
        `weapp: ${relative(output, file)} has ${gaps.length} gaps, and margins instead for ${instead.length}`,
      );
  }
}

/** Some versions of WeChat read drawings in base64 only; so are they smaller, too. */
function encodeDrawings(output, files) {
  for (const file of files.filter((each) => /\.(?:wxss|js|wxml)$/.test(each))) {
    const text = readFileSync(file, 'utf8');
    const encoded = file.endsWith('.wxss')
      ? text.replace(/url\("?data:image\/svg\+xml(?:;charset=[\w-]+)?,([^")]*)"?\)/g, (_all, svg) => {
          const bytes = Buffer.from(decodeURIComponent(svg));
          return `url("data:image/svg+xml;base64,${bytes.toString('base64')}")`;
        })
      : text;
    if (/data:image\/svg\+xml(?!;base64)/.test(encoded))
      throw new Error(`weapp: ${relative(output, file)} has a drawing that is not base64`);
    if (encoded !== text) writeFileSync(file, encoded);
  }
}

/** Takes the blanks from between the tags. Those who know HTML only would also take the ends of `<input>`, which WeChat needs. */
function tightenTemplates(files) {
  for (const file of files.filter((each) => each.endsWith('.wxml'))) {
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      text
        .replace(/<!--.*?-->/gs, '')
        .replace(/>\s+</g, '><')
        .trim(),
    );
  }
}
