// Do colours, sizes of letters and what is tapped come from the tokens?
import ts from 'typescript';
import { fileRule } from '../rule.js';
import type { Rule } from '../rule.js';
import { isSpec, visit } from '../source.js';
import type { Source } from '../source.js';

const COLOUR = /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|lab)\(/i;
const NAMED = /(?:^|[\s:(,])(?:black|white|red|green|blue|yellow|orange|gr[ae]y|silver|navy)(?=[\s;,)!]|$)/i;

/** The tokens; paper, which has no tints; and what lies around the root, where no token reaches. */
const COLOURS_STAND_IN =
  /^miniapp\/src\/(?:ui\/tokens\.scss|ui\/desk\/print\.scss|app\.scss|app\.config\.ts|ui\/paint\.ts|ui\/cards\/qr-code\.ts)$/;

/** Where the sizes of the elder version are shown before they are chosen. */
const SHOWS_SIZES = 'miniapp/src/me/index.scss';

interface Declaration {
  readonly property: string;
  readonly value: string;
}

/** Declarations of a style sheet, without its comments. */
function declarationsOf(text: string): Declaration[] {
  const bare = text.replace(/\/\*[^]*?\*\/|(?<!:)\/\/[^\n]*/g, '');
  return [...bare.matchAll(/(?:^|[;{}])\s*(?<property>-{0,2}[a-z][a-z-]*)\s*:\s*(?<value>[^;{}]+)(?=[;}])/g)].map(
    ({ groups }) => ({
      property: groups?.['property'] ?? '',
      value: groups?.['value'] ?? '',
    }),
  );
}

function isStyle({ path }: Source): boolean {
  return /^miniapp\/src\/.*\.scss$/.test(path);
}

function strayColours(source: Source): string[] {
  if (!source.path.startsWith('miniapp/src/') || isSpec(source) || source.path.startsWith('miniapp/src/testing/'))
    return [];
  if (COLOURS_STAND_IN.test(source.path)) return [];
  if (isStyle(source))
    return declarationsOf(source.text)
      .filter(({ value }) => COLOUR.test(value) || NAMED.test(value.replace(/var\([^)]*\)/g, '')))
      .map(({ property, value }) => `${property} is ${value}`);
  const found: string[] = [];
  visit(source.tree, (node) => {
    if (
      (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) &&
      /(?:^|["'\s:])#(?:[0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})\b|\brgba?\(/i.test(node.text)
    )
      found.push(`paints with ${node.text}`);
  });
  return found;
}

function ownSizes(source: Source): string[] {
  if (isStyle(source))
    return source.path === SHOWS_SIZES || source.path === 'miniapp/src/ui/tokens.scss'
      ? []
      : declarationsOf(source.text)
          .filter(
            ({ property, value }) =>
              (property === 'font-size' || property === 'font') && /\d(?:px|pt|rpx|rem|vw)\b/.test(value),
          )
          .map(({ property, value }) => `${property} is ${value}`);
  if (!source.path.startsWith('miniapp/src/') || isSpec(source)) return [];
  const found: string[] = [];
  visit(source.tree, (node) => {
    if (ts.isPropertyAssignment(node) && /^(?:fontSize|lineHeight)$/.test(node.name.getText(source.tree)))
      found.push(`sets ${node.getText(source.tree)}`);
  });
  return found;
}

/** Only what a finger hits: `Pressable`, which is as large as the token says. */
function smallTargets(source: Source): string[] {
  if (isStyle(source)) {
    if (source.path.endsWith('/ui/pressable.scss'))
      return ['min-width: var(--target)', 'min-height: var(--target)']
        .filter((wanted) => !source.text.includes(wanted))
        .map((wanted) => `lost ${wanted}`);
    return declarationsOf(source.text)
      .filter(
        ({ property, value }) =>
          property === 'min-height' && /^(?:[0-9]|[1-3]\d|4[0-7])(?:\.\d+)?px$/.test(value.trim()),
      )
      .map(({ value }) => `a part of a page is made ${value} high at least`);
  }
  if (
    !/^miniapp\/src\/.*\.tsx$/.test(source.path) ||
    isSpec(source) ||
    /^miniapp\/src\/(?:testing\/|ui\/pressable\.tsx$)/.test(source.path)
  )
    return [];
  const found: string[] = [];
  visit(source.tree, (node) => {
    if (
      ts.isJsxAttribute(node) &&
      /^on(?:Click|Tap|LongPress|Touch(?:Start|End))$/.test(node.name.getText(source.tree))
    )
      found.push(`${node.name.getText(source.tree)} without Pressable`);
  });
  return found;
}

/** Elder mode, the wide desk and paper change the tokens and nothing else. */
export const styleRules: readonly Rule[] = [
  fileRule('colours are those of the tokens', strayColours, {
    broken: [
      { 'miniapp/src/home/index.scss': '.home { color: #333; }' },
      { 'miniapp/src/ui/cards/card.scss': '.card { box-shadow: 0 1px 2px rgba(0, 0, 0, 0.2); }' },
      { 'miniapp/src/home/index.scss': '.home { background: white; }' },
      { 'miniapp/src/home/index.tsx': "const A = () => <View style={{ color: '#d00' }} />;" },
    ],
    sound: [
      {
        'miniapp/src/home/index.scss':
          '.home { color: var(--red); white-space: nowrap; }\n.note-red { border: 1px solid var(--line); }',
      },
      { 'miniapp/src/ui/tokens.scss': '.root { --ink: #17211c; }' },
    ],
  }),
  fileRule('letters have the sizes of the tokens', ownSizes, {
    broken: [
      { 'miniapp/src/home/index.scss': '.home { font-size: 13px; }' },
      { 'miniapp/src/home/index.scss': '.home { font: 600 14px sans-serif; }' },
      { 'miniapp/src/home/index.tsx': "const A = () => <Text style={{ fontSize: '12px' }} />;" },
    ],
    sound: [{ 'miniapp/src/home/index.scss': '.home { font-size: calc(var(--body) * 1.2); padding: 4px; }' }],
  }),
  fileRule('what is tapped is a Pressable, and as large as the token says', smallTargets, {
    broken: [
      { 'miniapp/src/home/index.tsx': 'const A = () => <View onClick={go}><Text>走</Text></View>;' },
      { 'miniapp/src/ui/pressable.scss': '.pressable { min-width: var(--target); min-height: 30px; }' },
      { 'miniapp/src/home/index.scss': '.home-row { min-height: 32px; }' },
    ],
    sound: [
      { 'miniapp/src/home/index.tsx': 'const A = () => <Pressable onPress={go}><Text>走</Text></Pressable>;' },
      { 'miniapp/src/home/index.scss': '.home-row { min-height: var(--target); }' },
    ],
  }),
];
