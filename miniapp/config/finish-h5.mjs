// What does a browser need besides what Taro builds? To open offline, and to download little.
import { copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { generateSW } from 'workbox-build';

/** Below this many bytes compressing saves nothing. */
const WORTH_COMPRESSING = 1_000;

/**
 * Writes the service worker that keeps the app's own files, never the API's answers, for those the app
 * keeps itself with their age; then compresses everything beside the originals.
 */
export async function finishH5(output, files) {
  serveProgram(output, 'zxing_reader.wasm', 'zxing-wasm/reader/zxing_reader.wasm');
  serveProgram(output, 'mp3_encoder.wasm', 'wasm-media-encoders/wasm/mp3');
  const { count, size, warnings } = await generateSW({
    globDirectory: output,
    globPatterns: ['index.html', 'js/*.js', 'chunk/*.js', 'css/*.css', 'wasm/mp3_encoder.wasm'],
    swDest: `${output}/sw.js`,
    mode: 'production',
    sourcemap: false,
    inlineWorkboxRuntime: true,
    // The app itself says when a new version may take over (core/platform/shell).
    skipWaiting: false,
    clientsClaim: true,
    cleanupOutdatedCaches: true,
    dontCacheBustURLsMatching: /\.[0-9a-f]{12}\.(?:js|css)$/,
    // What makes MP3 everybody has: one speaks where there is no network, too. What reads labels is kept once a keeper
    // has opened the camera; nobody else needs a megabyte of it.
    runtimeCaching: [{ urlPattern: /\/wasm\//, handler: 'CacheFirst' }],
    // The page is the same whatever follows the question mark.
    ignoreURLParametersMatching: [/./],
  });
  for (const warning of warnings) console.warn(`h5: ${warning}`);
  const texts = [...files, `${output}/sw.js`].filter((file) => /\.(?:js|css|html|svg|json)$/.test(file));
  for (const file of texts) compress(file);
  const sent = texts.filter((file) => !file.endsWith('sw.js')).reduce((sum, file) => sum + compressedSize(file), 0);
  console.log(`h5: ${count} files of ${kb(size)} kept for offline, ${kb(sent)} over the network`);
  for (const file of texts)
    if (statSync(file).size > 60_000) console.log(`h5:   ${relative(output, file)} ${kb(statSync(file).size)}`);
}

/** A library's program in WebAssembly comes from us, and from no foreign host (camera and sound of core/platform). */
function serveProgram(output, name, library) {
  const folder = join(output, 'wasm');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  copyFileSync(createRequire(import.meta.url).resolve(library), file);
  compress(file);
}

function compress(file) {
  const content = readFileSync(file);
  if (content.length < WORTH_COMPRESSING) return;
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  writeFileSync(
    `${file}.br`,
    brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
  );
}

function compressedSize(file) {
  const size = statSync(file).size;
  return size < WORTH_COMPRESSING ? size : statSync(`${file}.br`).size;
}

function kb(bytes) {
  return `${Math.round(bytes / 1024)} KB`;
}
