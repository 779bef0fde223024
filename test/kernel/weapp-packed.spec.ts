// Does the program with which mini-programs are uploaded pack our build, and refuse what is broken?
import { execFile } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describeWith } from '../harness/needing.js';
import { findPacker } from '../harness/programs.mjs';
import { pagesOf, readAppJson, weappDist } from '../harness/weapp/built-app.js';

const PACK = fileURLToPath(new URL('../packing/pack.mjs', import.meta.url));

type Packed = { readonly files: readonly string[] } | { readonly refused: string };

/** What the packer makes of each folder; with `--scripts` it reads scripts too. */
async function packed(...words: readonly string[]): Promise<Packed[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [PACK, ...words], { maxBuffer: 64_000_000 });
  const lines = stdout.split('\n').filter((line) => /^\{"(?:files|refused)":/.test(line));
  return lines.map((line) => JSON.parse(line) as Packed);
}

/** Home with what is drawn with it, without the libraries: what is broken in it is found in a second. */
const HOME = ['home', 'custom-tab-bar', 'project.config.json', 'sitemap.json', 'base.wxml', 'utils.wxs'];
const PARTS = ['app.js', 'app-origin.wxss', 'app.wxss', 'common.wxss', 'comp.js', 'comp.json', 'comp.wxml'];

/** What somebody did to a copy, and what the packer answers. */
const breaches: readonly (readonly [string, (folder: string) => void, RegExp])[] = [
  ['a tag that breaks off', (at) => appendFileSync(join(at, 'home/index.wxml'), '<view'), /unexpected end/],
  ['a tag that ends twice', (at) => appendFileSync(join(at, 'base.wxml'), '</view>'), /unexpected end tag/],
  ['a style that never ends', (at) => appendFileSync(join(at, 'app-origin.wxss'), '.a{margin:0'), /Unclosed block/],
  [
    'settings of a page that are no JSON',
    (at) => appendFileSync(join(at, 'home/index.json'), '}'),
    /home\/index\.json/,
  ],
  ['a page that is not there', (at) => changeApp(at, { pages: ['home/index', 'home/nowhere'] }), /home\/nowhere/],
  ['a page without its script', (at) => rmSync(join(at, 'home/index.js')), /home\/index\.js/],
  [
    'a tab that is no page',
    (at) =>
      changeApp(at, { tabBar: { list: ['home/index', 'me/index'].map((pagePath) => ({ pagePath, text: '页' })) } }),
    /tabBar/,
  ],
  [
    'a window in a colour that is none',
    (at) => changeApp(at, { window: { backgroundTextStyle: 'red' } }),
    /backgroundTextStyle/,
  ],
];

function changeApp(folder: string, change: object): void {
  const path = join(folder, 'app.json');
  const app = JSON.parse(readFileSync(path, 'utf8')) as object;
  writeFileSync(path, JSON.stringify({ ...app, ...change }));
}

describeWith(findPacker() !== undefined)('the packer', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'khy-packed-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const copy = (name: string): string => {
    const at = join(folder, name);
    for (const part of [...HOME, ...PARTS]) cpSync(join(weappDist, part), join(at, part), { recursive: true });
    writeFileSync(join(at, 'app.json'), readFileSync(join(weappDist, 'app.json')));
    changeApp(at, { pages: ['home/index'], subPackages: [], preloadRule: {}, tabBar: undefined });
    return at;
  };

  it('takes the whole build, with every page of it', async () => {
    const [all] = await packed(weappDist);
    const pages = pagesOf(readAppJson()).flatMap((page) => [`${page}.js`, `${page}.wxml`]);
    expect(all).toEqual({ files: expect.arrayContaining(['app.json', ...pages]) as unknown });
  });

  it('takes a part of it that is whole, and refuses each that is broken, saying what and where', async () => {
    const whole = copy('whole');
    const broken = breaches.map(([, breach], number) => {
      const at = copy(String(number));
      breach(at);
      return at;
    });
    const [taken, ...refused] = await packed(whole, ...broken);
    expect(taken).toHaveProperty('files');
    expect(refused).toHaveLength(breaches.length);
    const complaints = refused.map((each) => ('refused' in each ? each.refused : 'taken'));
    expect(
      breaches.map(([what, , said], number) => [what, said.test(complaints[number] ?? ''), complaints[number]]),
    ).toEqual(breaches.map(([what], number) => [what, true, complaints[number]]));
  });

  it('refuses a script that breaks off, when it reads scripts', async () => {
    const broken = copy('script');
    appendFileSync(join(broken, 'home/index.js'), 'var a = {;');
    expect(await packed('--scripts', broken)).toEqual([
      { refused: expect.stringMatching(/Unexpected token/) as unknown },
    ]);
  });
});
