// How is the app built for WeChat and for browsers?
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { defineConfig } from '@tarojs/cli';
import type { IProjectConfig } from '@tarojs/taro/types/compile';

const packageRoot = resolve(__dirname, '..');
const { version } = JSON.parse(readFileSync(resolve(packageRoot, 'package.json'), 'utf8')) as { version: string };
const folderOf = (name: string, from = packageRoot): string => dirname(require.resolve(name, { paths: [from] }));
const sha256 = folderOf('@stablelib/sha256');
/** Real folders of what is written in newer JavaScript than old phones know. */
const modern = [
  resolve(packageRoot, '../shared/dist'),
  folderOf('zustand/package.json'),
  folderOf('uqr'),
  sha256,
  folderOf('@stablelib/binary', sha256),
  folderOf('@stablelib/wipe', sha256),
];

/** Read labels and make MP3 in a browser; WeChat has a camera and a recorder of its own. */
const onlyInBrowsers = [
  resolve(folderOf('barcode-detector/ponyfill'), '..'),
  resolve(folderOf('zxing-wasm/reader'), '../..'),
  folderOf('wasm-media-encoders'),
];

/**
 * Sizes are written in px and stay px: on both targets one CSS px is one logical pixel, 390 of them
 * across the phone that the design is drawn on. Shrinking text with the screen (rpx, rem) would make
 * it smallest on the cheapest phones, whose owners need it largest.
 */
const pxtransform = { enable: false, config: {} } as const;

/**
 * Makes scripts small with SWC: as small as terser does, in a fifth of its time. Nothing newer than ES5 is brought in.
 * For browsers letters beyond ASCII are escaped, as Taro does it, for readers that guess the encoding wrong; WeChat reads
 * UTF-8 alone, and a Chinese word escaped is twice as large in a package that has a limit.
 */
function minifyQuickly(
  chain: Parameters<NonNullable<NonNullable<IProjectConfig<'webpack5'>['h5']>['webpackChain']>>[0],
): void {
  if (process.env.NODE_ENV !== 'production') return;
  chain.optimization.minimizer('terserPlugin').tap(([options]) => [
    {
      ...options,
      minify: chain.optimization.minimizer('terserPlugin').get('plugin').swcMinify,
      terserOptions: {
        compress: { ecma: 5, arrows: false },
        mangle: true,
        format: { comments: false, ascii_only: process.env.TARO_ENV === 'h5' },
      },
    },
  ]);
}

const mini: IProjectConfig<'webpack5'>['mini'] = {
  postcss: {
    pxtransform,
    cssModules: { enable: false },
    [resolve(__dirname, 'flex-gap.cjs')]: { enable: true, config: {} },
  },
  compile: { include: modern },
  optimizeMainPackage: { enable: true },
  webpackChain: (chain) => minifyQuickly(chain),
  miniCssExtractPluginOption: { ignoreOrder: true },
};

const h5: IProjectConfig<'webpack5'>['h5'] = {
  publicPath: '/',
  staticDirectory: 'static',
  router: { mode: 'hash' },
  // While developing, the API is the server that runs beside it.
  devServer: { open: false, hot: false, proxy: [{ context: ['/api'], target: 'http://localhost:3000' }] },
  // Plain elements instead of Taro's web components: lighter, and screen readers know them.
  useHtmlComponents: true,
  compile: { include: [...modern, ...onlyInBrowsers] },
  output: { filename: 'js/[name].[contenthash:12].js', chunkFilename: 'chunk/[name].[contenthash:12].js' },
  miniCssExtractPluginOption: {
    ignoreOrder: true,
    filename: 'css/[name].[contenthash:12].css',
    chunkFilename: 'css/[name].[contenthash:12].css',
  },
  postcss: { pxtransform, autoprefixer: { enable: true }, cssModules: { enable: false } },
  webpackChain(chain) {
    // Taro's own sheet restyles every component and fetches a picture from a foreign host.
    chain.resolve.alias.set('@tarojs/components-react/dist/index.css$', resolve(packageRoot, 'src/ui/web-base.scss'));
    chain.performance.hints(false);
    minifyQuickly(chain);
    // What several pages use is one file of its own, not a copy in each.
    chain.optimization.splitChunks({
      chunks: 'all',
      minSize: 0,
      cacheGroups: {
        default: false,
        defaultVendors: false,
        common: { minChunks: 2, priority: 1, reuseExistingChunk: true },
      },
    });
  },
};

export default defineConfig<'webpack5'>(() => ({
  projectName: 'kehuoyou',
  date: '2026-11-24',
  designWidth: 390,
  deviceRatio: { 390: 1 },
  sourceRoot: 'src',
  // What is being developed does not take the place of what was built.
  outputRoot: `dist/${process.env.TARO_ENV ?? 'h5'}${process.argv.includes('--watch') ? '-dev' : ''}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  logger: { quiet: true, stats: false },
  // These are cssnano's options; its svgo takes the viewBox from the icons, without which not every phone scales them.
  csso: { enable: true, config: { svgo: false } },
  plugins: [resolve(__dirname, 'aria-plugin.cjs')],
  env: {
    // A browser asks the server that it has the app from.
    TARO_APP_API: JSON.stringify(process.env.TARO_ENV === 'h5' ? '' : (process.env.TARO_APP_API ?? '')),
    TARO_APP_WECHAT_SI: JSON.stringify(process.env.TARO_APP_WECHAT_SI ?? ''),
    TARO_APP_VERSION: JSON.stringify(version),
  },
  mini,
  h5,
}));
