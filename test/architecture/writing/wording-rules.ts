// Where does the house speak to people, and in which language?
import ts from 'typescript';
import { fileRule } from '../rule.js';
import type { Rule } from '../rule.js';
import { isSpec, visit } from '../source.js';
import type { Source } from '../source.js';

const HAN = /\p{Script=Han}/u;

/**
 * Files of the server that have something to say to people: words and sentences, views, notices, what is found in a
 * feed, documents, the stand-in's and the samples' people, commands and the description of the API.
 */
const SPEAKS =
  /(?:-words|-sentence|\.view|-notices\.service|-messages|-people|\.seed|\.command)\.ts$|\/seed(?:ing)?(?:\/|-)|^server\/src\/(?:documents|wechat\/stand-in|http\/description|timetable\/feed|timetable\/packing|timetable\/importing\/feed-difference)|^server\/src\/main\.ts$/;

/** Elsewhere a word of Chinese is a value with a name, where whoever looks for it finds it: not a text in the middle of work. */
function isNamedValue(node: ts.Node): boolean {
  for (let at = node.parent; at; at = at.parent) {
    if (ts.isFunctionLike(at) || ts.isDecorator(at)) return false;
    if (ts.isVariableStatement(at)) return ts.isSourceFile(at.parent);
  }
  return false;
}

/** Kinds of file that have nothing to say at all. */
const SILENT =
  /\.(?:controller|dto|entity|module|events|tables|listener)\.ts$|-(?:store|rows)\.ts$|^server\/src\/(?:database\/(?!seed)|timers|device-facts|pictures)/;

function strayWords(source: Source): string[] {
  if (
    !source.path.startsWith('server/src/') ||
    isSpec(source) ||
    /^server\/src\/testing\//.test(source.path) ||
    SPEAKS.test(source.path)
  )
    return [];
  const found: string[] = [];
  visit(source.tree, (node) => {
    if (!ts.isStringLiteralLike(node) && !ts.isTemplateHead(node) && !ts.isTemplateMiddleOrTemplateTail(node)) return;
    if (HAN.test(node.text) && (SILENT.test(source.path) || !isNamedValue(node))) found.push(`says “${node.text}”`);
  });
  return found;
}

/** Proper names and abbreviations that people here know by their letters. */
const KNOWN = /\b(?:GTFS|CSV|Excel|PDF|GeoNames|CC BY(?: 4\.0)?|UTF-8|WGS-84|GCJ-02|App|Wi-?Fi|km|QR|ID)\b/g;

/** Attributes whose text is read out or shown. */
const SHOWN =
  /^(?:title|word|words|label|sentence|next|hint|note|text|placeholder|caption|heading|alt|unit|detail|lead|spoken|aria-label|ariaLabel|confirmText|cancelText)$/;

function isEnglish(text: string): boolean {
  return /[A-Za-z]{2,}/.test(text.replace(KNOWN, '').replace(/\b[A-Z0-9]+(?:-[A-Z0-9]+)*\b/g, ''));
}

function foreignWords(source: Source): string[] {
  if (!source.path.startsWith('miniapp/src/') || isSpec(source) || source.path.startsWith('miniapp/src/testing/'))
    return [];
  const found: string[] = [];
  visit(source.tree, (node) => {
    if (ts.isJsxText(node) && isEnglish(node.text)) found.push(`shows “${node.text.trim()}”`);
    const isShown =
      (ts.isJsxAttribute(node) || ts.isPropertyAssignment(node)) && SHOWN.test(node.name.getText(source.tree));
    const text = isShown ? node.initializer : undefined;
    if (
      text &&
      ts.isStringLiteral(text) &&
      /^[A-Z]?[a-z]+(?:[ ,.!?]|$)/.test(text.text) &&
      /[A-Z ]/.test(text.text) &&
      isEnglish(text.text)
    )
      found.push(`shows “${text.text}”`);
  });
  return found;
}

/** Chinese on screens, English in code. */
export const wordingRules: readonly Rule[] = [
  fileRule('what people read is said in the files for it, on the server too', strayWords, {
    broken: [
      { 'server/src/parcels/a.service.ts': "throw new Failure('invalid_field', { sentence: '单号不对' });" },
      { 'server/src/parcels/a.controller.ts': "const TITLE = '快递';" },
      { 'server/src/parcels/ranking.ts': 'const text = (count: number) => `还有 ${count} 件`;' },
      { 'server/src/http/a.guard.ts': "if (!caller) throw new Error('请先登录');" },
      { 'server/src/parcels/a-rows.ts': "export const UNKNOWN = '不知道';" },
    ],
    sound: [
      { 'server/src/parcels/parcel-words.ts': 'const text = (count: number) => `还有 ${count} 件`;' },
      { 'server/src/parcels/a.service.ts': "const PURPOSE = '当面核对身份';\n// 快递" },
    ],
  }),
  fileRule('screens speak Chinese', foreignWords, {
    broken: [
      { 'miniapp/src/home/index.tsx': 'const A = () => <Text>Next bus</Text>;' },
      { 'miniapp/src/home/index.tsx': 'const A = () => <Button word="Call now" />;' },
      { 'miniapp/src/home/words.ts': "export const a = { title: 'No buses today' };" },
      { 'miniapp/src/home/index.tsx': 'const A = () => <Text>{name} 开往 Changxiao</Text>;' },
    ],
    sound: [
      { 'miniapp/src/home/index.tsx': 'const A = () => <Text>导出 CSV，位置参考 GeoNames（CC BY 4.0）</Text>;' },
      { 'miniapp/src/home/index.tsx': 'const A = () => <Card look="green" desk="staff" title="下一班" />;' },
    ],
  }),
];
