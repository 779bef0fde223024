// Is what was built for WeChat whole, sound and small enough to be uploaded?
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { compileFunction } from 'node:vm';
import { messageTemplates, privateData, scannedKinds, scannedPath, wechatDeclaration } from '@kehuoyou/shared';
import { declaredEndpoints } from '../architecture/endpoint-rules.js';
import { pagesOf, readAppJson, weappDist } from '../harness/weapp/built-app.js';

/** WeChat takes 2 MB a package; we want less, for a weak network. */
const MAIN_BYTES = 600 * 1024;
const SUB_BYTES = 1_500_000;
const ALL_BYTES = 8_000_000;

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

const app = readAppJson();
const files = filesUnder(weappDist).map((path) => relative(weappDist, path));
const roots = (app.subPackages ?? []).map(({ root }) => root.replace(/\/$/, ''));
const bytesOf = (paths: readonly string[]): number =>
  paths.reduce((sum, path) => sum + statSync(join(weappDist, path)).size, 0);
const inRoot =
  (root: string) =>
  (path: string): boolean =>
    path.startsWith(`${root}/`);

describe('the build for WeChat', () => {
  const scripts = files.filter((path) => path.endsWith('.js'));

  it('has an app with pages', () => {
    expect(pagesOf(app).length).toBeGreaterThanOrEqual(6);
    expect(scripts.length).toBeGreaterThan(pagesOf(app).length);
  });

  it('has nothing that a script engine cannot read: every script compiles, as `node --check` has it', () => {
    const complaintOf = (text: string): string | undefined => {
      try {
        compileFunction(text, ['exports', 'require', 'module', '__filename', '__dirname']);
        return undefined;
      } catch (error) {
        return String(error);
      }
    };
    const complaints = scripts.map((path) => [path, complaintOf(readFileSync(join(weappDist, path), 'utf8'))]);
    expect(complaints.filter(([, complaint]) => complaint !== undefined)).toEqual([]);
    // What breaks off is found even where nobody calls it.
    expect(complaintOf('function f() { var a = {; }')).toContain('SyntaxError');
  });

  it('has every page that it names, each with its four files, and no page that it does not name', () => {
    for (const page of pagesOf(app)) {
      for (const ending of ['js', 'json', 'wxml']) expect(files).toContain(`${page}.${ending}`);
    }
    const drawn = files.filter((path) => /(?:^|\/)index\.wxml$/.test(path)).map((path) => path.replace(/\.wxml$/, ''));
    expect(drawn.filter((path) => !pagesOf(app).includes(path) && path !== 'custom-tab-bar/index')).toEqual([]);
  });

  it('requires nothing that is not there, and nothing of another subpackage', () => {
    for (const path of scripts) {
      const text = readFileSync(join(weappDist, path), 'utf8');
      for (const [, name = ''] of text.matchAll(/\brequire\("(\.[^"]+)"\)/g)) {
        const target = relative(weappDist, join(weappDist, dirname(path), name)).replace(/(?:\.js)?$/, '.js');
        expect([path, target, existsSync(join(weappDist, target))]).toEqual([path, target, true]);
        const foreign = roots.find((root) => inRoot(root)(target) && !inRoot(root)(path));
        expect([path, target, foreign]).toEqual([path, target, undefined]);
      }
    }
  });

  it('knows the programs that its project file points at, and no registration of ours', () => {
    const project = JSON.parse(readFileSync(join(weappDist, 'project.config.json'), 'utf8')) as {
      miniprogramRoot?: string;
    };
    expect(existsSync(join(weappDist, project.miniprogramRoot ?? './', 'app.json'))).toBe(true);
  });

  it('leaves out what only a browser can run', () => {
    expect(
      scripts.filter((path) => /zxing|MediaRecorder|mp3_encoder/i.test(readFileSync(join(weappDist, path), 'utf8'))),
    ).toEqual([]);
  });

  it('carries nothing that only the API’s description says', () => {
    const text = scripts.map((path) => readFileSync(join(weappDist, path), 'utf8')).join('\n');
    const endpoints = [...declaredEndpoints().values()];
    expect(endpoints.filter(({ summary }) => text.includes(summary)).map(({ summary }) => summary)).toEqual([]);
    expect(endpoints.filter(({ path }) => text.includes(path)).length).toBeGreaterThan(100);
  });

  it('is small: the main package and each other one', () => {
    const main = files.filter((path) => !roots.some((root) => inRoot(root)(path)));
    expect(bytesOf(main)).toBeLessThan(MAIN_BYTES);
    for (const root of roots) expect([root, bytesOf(files.filter(inRoot(root))) < SUB_BYTES]).toEqual([root, true]);
    expect(bytesOf(files)).toBeLessThan(ALL_BYTES);
  });

  it('asks WeChat for what the table of private data says, and the operator’s page says the same', () => {
    expect(app).toMatchObject({ ...wechatDeclaration, __usePrivacyCheck__: true });
    const page = readFileSync(new URL('../../WECHAT.md', import.meta.url), 'utf8');
    for (const { declared, why } of privateData)
      if (declared !== undefined) expect(page).toContain(`| ${declared} | ${why} |`);
    for (const kind of scannedKinds) expect(page).toContain(`/${scannedPath({ kind, id: 'x' }).split('/')[1] ?? ''}/`);
    for (const name of messageTemplates) expect(page).toContain(`| \`${name.toUpperCase()}\` |`);
  });

  it('tells WeChat’s search of pages for everybody only', () => {
    const { rules } = JSON.parse(readFileSync(join(weappDist, 'sitemap.json'), 'utf8')) as {
      rules: readonly { readonly action: string; readonly page: string }[];
    };
    expect(rules.at(-1)).toEqual({ action: 'disallow', page: '*' });
    const open = rules.slice(0, -1).map(({ page }) => page);
    expect(pagesOf(app)).toEqual(expect.arrayContaining(open));
    expect(open).toContain('timetable/board/index');
    expect(open.filter((page) => /^accounts|fleet|office|run-sheet/.test(page))).toEqual([]);
  });

  it('carries no map of its sources and fetches nothing from strangers', () => {
    expect(files.filter((path) => path.endsWith('.map'))).toEqual([]);
    const styles = files
      .filter((path) => path.endsWith('.wxss'))
      .map((path) => readFileSync(join(weappDist, path), 'utf8'))
      .join('\n');
    expect(styles.match(/url\(\s*['"]?(?:https?:)?\/\//g)).toBeNull();
  });
});
