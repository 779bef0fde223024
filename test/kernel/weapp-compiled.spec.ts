// Do WeChat's own compilers take every template and style sheet of the build, and refuse what is broken?
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeWith } from '../harness/needing.js';
import { compileStyles, compileTemplates, readTemplates, runsCompilers } from '../harness/weapp/compilers.js';
import { weappDist } from '../harness/weapp/built-app.js';

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith(ending));

/** What each compiler says of a folder; nothing when it takes it. */
const compilers = {
  'glass-easel-template-compiler': readTemplates,
  wcc: compileTemplates,
  wcsc: compileStyles,
} as const;

/** The old compilers come for Intel’s processors only; where nothing may be left out they are asked all the same. */
const isHere = (name: string): boolean => !name.startsWith('wc') || runsCompilers();

describe.each(Object.entries(compilers))('%s', (name, complaintsOf) => {
  describeWith(isHere(name))('of the build', () => {
    it('takes the whole of it', () => {
      expect(filesIn(weappDist, '.wxml').length).toBeGreaterThan(30);
      expect(complaintsOf(weappDist)).toEqual([]);
    });
  });
});

describe('a broken copy', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'khy-weapp-'));
    for (const ending of ['.wxml', '.wxs', '.wxss', '.json'])
      for (const path of filesIn(weappDist, ending))
        cpSync(join(weappDist, path), join(folder, path), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const change = (path: string, from: string | RegExp, to: string): void => {
    const text = readFileSync(join(folder, path), 'utf8');
    expect(text.replace(from, to)).not.toBe(text);
    writeFileSync(join(folder, path), text.replace(from, to));
  };

  it.each([
    ['a tag that never ends', 'base.wxml', '</view>', ''],
    [
      'what those who know HTML only make of an input',
      'base.wxml',
      /(<input[^>]*>)<\/input>|(<input[^>]*)\/>/,
      '$1$2>',
    ],
    ['an expression that breaks off', 'base.wxml', '{{i.st}}', '{{i.st+}}'],
  ])('with %s is refused by those who read templates', (_what, path, from, to) => {
    change(path, from, to);
    const readers = Object.entries(compilers).filter(([name]) => name !== 'wcsc' && isHere(name));
    const said = readers.map(([name, complaintsOf]) => [name, complaintsOf(folder)]);
    expect(said.filter(([, complaints]) => complaints?.length === 0)).toEqual([]);
  });

  describeWith(runsCompilers())('of a style sheet', () => {
    it.each([
      ['a star', '.a>*{margin:0}'],
      ['a selector that names nothing', '.a>:nth-child(2){margin:0}'],
      ['a rule that never ends', '.a{margin:0'],
    ])('with %s is refused by wcsc', (_what, rule) => {
      writeFileSync(join(folder, 'app-origin.wxss'), `${readFileSync(join(folder, 'app-origin.wxss'), 'utf8')}${rule}`);
      expect(compileStyles(folder)).not.toEqual([]);
    });
  });
});
