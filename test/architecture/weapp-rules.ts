// What does WeChat ask of the app that a browser does not notice?
import { posix } from 'node:path';
import { fileRule } from './rule.js';
import type { Rule } from './rule.js';
import { isSpec } from './source.js';
import type { Source } from './source.js';

const inApp = (source: Source): boolean =>
  /^miniapp\/src\/(?!testing\/)/.test(source.path) && !isSpec(source) && !source.path.endsWith('.scss');

/** What a page's config must say when a file of the page calls the hook, and only then. */
const abilities = { pulled: 'usePulled', shared: 'useShared' } as const;

/** Pages by their folder, with the text of their config. */
function pagesIn(sources: readonly Source[]): Map<string, Source> {
  const configs = sources.filter(({ path }) => path.startsWith('miniapp/src/') && path.endsWith('/index.config.ts'));
  return new Map(configs.map((source) => [posix.dirname(source.path), source]));
}

function untoldAbilities(sources: readonly Source[]): string[] {
  const pages = pagesIn(sources);
  return Object.entries(abilities).flatMap(([word, hook]) => {
    const callers = sources.filter(
      (source) => inApp(source) && !/\/core\//.test(source.path) && new RegExp(`\\b${hook}\\(`).test(source.text),
    );
    const homes = new Set<string>();
    const homeless = callers.filter(({ path }) => {
      const home = [...pages.keys()].find((folder) => path.startsWith(`${folder}/`));
      if (home !== undefined) homes.add(home);
      return home === undefined;
    });
    const says = (config: Source): boolean => new RegExp(`\\b${word}: true`).test(config.text);
    return [
      ...homeless.map(({ path }) => `${path}: calls ${hook} outside of a page, whose config nobody can look up`),
      ...[...pages]
        .filter(([folder, config]) => homes.has(folder) !== says(config))
        .map(([folder, { path }]) =>
          homes.has(folder) ? `${path}: its page calls ${hook}, say ${word}` : `${path}: says ${word} for nothing`,
        ),
    ];
  });
}

const HOW_TO_MOVE = /\bTaro\s*\.\s*(?:navigateTo|redirectTo|switchTab|reLaunch|navigateBack)\b/;
const NAVIGATION = 'miniapp/src/core/platform/navigation.ts';

/** May use it themselves, and say why. */
const TIMED: ReadonlySet<string> = new Set([
  'miniapp/src/core/use-every.ts',
  // Belongs to no page: what waits on the phone is sent wherever one looks.
  'miniapp/src/core/outbox/app-outbox.ts',
]);
/** A file of a conversation needs no permission. */
const ASKS_PERMISSION =
  /\bTaro\s*\.\s*(?:getFuzzyLocation|getLocation|chooseLocation|scanCode|chooseMedia|chooseImage|requestSubscribeMessage|saveImageToPhotosAlbum|startRecord|getRecorderManager)\b/;
const DRAWING = 'miniapp/src/ui/svg-address.ts';

const config = 'miniapp/src/network/point/index.config.ts';
const page = 'miniapp/src/network/point/index.tsx';

/** Rules about WeChat. */
export const weappRules: readonly Rule[] = [
  {
    title: 'WeChat is told which pages are pulled and sent: the config says what the page’s code does',
    breaches: untoldAbilities,
    broken: [
      { [config]: 'pageConfig(a)', [page]: 'usePulled(refresh);' },
      { [config]: 'pageConfig(a, { pulled: true })', 'miniapp/src/network/point/part.tsx': "useShared('a', p);" },
      { [config]: 'pageConfig(a, { pulled: true })', [page]: 'nothing();' },
      { [config]: 'pageConfig(a)', 'miniapp/src/network/use-point.ts': 'usePulled(refresh);' },
    ],
    sound: [
      { [config]: 'pageConfig(a, { pulled: true, shared: true })', [page]: "usePulled(refresh); useShared('a', p);" },
      { [config]: 'pageConfig(a, { pulled: true })', 'miniapp/src/network/point/part.tsx': 'usePulled(refresh);' },
    ],
  },
  fileRule(
    'pages are opened and left by core/platform/navigation alone, where two touches count as one',
    (source) =>
      inApp(source) && source.path !== NAVIGATION && HOW_TO_MOVE.test(source.text)
        ? ['moves between pages by itself']
        : [],
    {
      broken: [
        { 'miniapp/src/home/index.tsx': "void Taro.navigateTo({ url: '/a' });" },
        { 'miniapp/src/core/session.ts': 'Taro.reLaunch({ url })' },
      ],
      sound: [{ [NAVIGATION]: 'Taro.navigateTo({ url })' }],
    },
  ),
  fileRule(
    'what is done again and again rests on pages that nobody sees: useEvery, not setInterval',
    (source) =>
      inApp(source) && !TIMED.has(source.path) && /\bsetInterval\(/.test(source.text)
        ? ['sets an interval itself']
        : [],
    {
      broken: [{ 'miniapp/src/home/index.tsx': 'useEffect(() => { const timer = setInterval(work, 1_000); });' }],
      sound: [
        { 'miniapp/src/core/use-every.ts': 'setInterval(work, everyMs)' },
        { 'miniapp/src/home/index.tsx': 'useEvery(1_000, refresh);' },
      ],
    },
  ),
  fileRule(
    'drawings become pictures by svgAddress alone, in base64 and with a size',
    (source) =>
      inApp(source) && source.path !== DRAWING && source.text.includes('data:image/svg+xml')
        ? ['writes the address of a drawing itself']
        : [],
    {
      broken: [{ 'miniapp/src/ui/a.tsx': 'const src = `data:image/svg+xml,${encodeURIComponent(svg)}`;' }],
      sound: [{ [DRAWING]: 'return `data:image/svg+xml;base64,${base64(svg)}`;' }],
    },
  ),
  fileRule(
    'what a person must permit is asked for by permitted(), which tells refused from cancelled',
    (source) =>
      inApp(source) && ASKS_PERMISSION.test(source.text) && !/\b(?:permitted|picked|denialOf)\(/.test(source.text)
        ? ['asks without telling a refusal from a change of mind']
        : [],
    {
      broken: [{ 'miniapp/src/core/platform/a.ts': "await Taro.getFuzzyLocation({ type: 'gcj02' });" }],
      sound: [
        { 'miniapp/src/core/platform/a.ts': "permitted('位置', () => Taro.getFuzzyLocation({ type: 'gcj02' }))" },
        { 'miniapp/src/core/platform/a.ts': "picked('相机和相册', () => Taro.scanCode({}))" },
      ],
    },
  ),
];
