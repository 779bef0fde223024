// Does a build for WeChat that could work on nobody's phone refuse to be made, unless it is told to stay here?
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { releaseTroubles } from '../../miniapp/config/release.mjs';

const BUILD = fileURLToPath(new URL('../../miniapp/build.mjs', import.meta.url));
const SOUND = { TARO_APP_API: 'https://khy.example', WECHAT_APP_ID: 'wx0123456789abcdef' };

/** What the build says before it begins, and how it ends. */
function built(settings: Readonly<Record<string, string>>): Promise<{ code: number | string; said: string }> {
  return new Promise((done) => {
    execFile(process.execPath, [BUILD, 'weapp'], { env: settings }, (error, stdout, stderr) =>
      done({ code: error?.code ?? 0, said: `${stdout}${stderr}` }),
    );
  });
}

it.each([
  [{}, /TARO_APP_API is not set.*\n.*WECHAT_APP_ID is not set/],
  [{ ...SOUND, TARO_APP_API: 'http://khy.example' }, /must begin with https/],
  [{ ...SOUND, WECHAT_APP_ID: 'touristappid' }, /touristappid is nobody's/],
])('is not built with %j', async (settings, said) => {
  const result = await built(settings);
  expect(result.code).toBe(1);
  expect(result.said).toMatch(said);
  expect(result.said).toMatch(/nothing was built; --local/);
});

it.each([
  ['https://khy.example', true],
  ['https://api.khy.example:8443', true],
  ['https://khy.example/', false],
  ['https://khy.example/api', false],
  ['https://khy.example?a=1', false],
  ['https://127.0.0.1', false],
  ['https://[::1]', false],
  ['https://localhost', false],
  ['https://server.local', false],
  ['https://me@khy.example', false],
  ['wss://khy.example', false],
  ['khy.example', false],
  ['', false],
])('an API at %j may be uploaded: %s', (api, may) => {
  expect(releaseTroubles({ api, appId: SOUND.WECHAT_APP_ID }).length === 0).toBe(may);
});

it.each([
  ['wx0123456789abcdef', true],
  ['wxstandin000000001', false],
  ['wx0123456789ABCDEF', false],
  ['wx0123', false],
  [undefined, false],
])('a build of %j may be uploaded: %s', (appId, may) => {
  expect(releaseTroubles({ api: SOUND.TARO_APP_API, appId }).length === 0).toBe(may);
});
