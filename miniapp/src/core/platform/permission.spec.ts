// Is a refusal told from a change of mind, and is everything private that is asked of WeChat declared?
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { privateData } from '@kehuoyou/shared';
import type { Located } from './locator';
import { phone } from '../../testing/taro';
import type { Denial } from './permission';
import { denialOf } from './permission';
import type { askForMessages } from './subscribe-message';

beforeAll(() => {
  process.env.TARO_ENV = 'weapp';
});
beforeEach(() => phone.reset());
afterAll(() => {
  process.env.TARO_ENV = 'h5';
});

it.each([
  [{ errMsg: 'scanCode:fail cancel' }, 'cancelled'],
  [{ errMsg: 'chooseMedia:fail cancel' }, 'cancelled'],
  [{ errMsg: 'getFuzzyLocation:fail auth deny' }, 'refused'],
  [{ errMsg: 'getFuzzyLocation:fail:auth denied' }, 'refused'],
  [{ errMsg: 'authorize:fail auth deny' }, 'refused'],
  [{ errMsg: 'getFuzzyLocation:fail privacy permission is not authorized', errno: 104 }, 'refused'],
  [{ errMsg: 'scanCode:fail system permission denied' }, 'refused'],
  [{ errMsg: 'chooseMedia:fail:system permission denied' }, 'refused'],
  [{ errMsg: 'requestSubscribeMessage:fail the main switch is switched off', errCode: 20004 }, 'refused'],
  [{ errMsg: 'getFuzzyLocation:fail timeout' }, 'unavailable'],
  [new Error('anything'), 'unavailable'],
  ['text', 'unavailable'],
])('%j is %s', (error, denial) => expect(denialOf(error)).toBe(denial));

describe('a position', () => {
  const asked = (): string[] => phone.calls.map(([name]) => name);
  const located = async (words?: string): Promise<Located | Denial> => {
    if (words !== undefined) phone.refuses.set('getFuzzyLocation', words);
    const { locate } = await import('./locator');
    return locate();
  };

  it('that was refused leads to the settings, of WeChat or of the phone', async () => {
    expect(await located('getFuzzyLocation:fail auth deny')).toBe('refused');
    expect(asked()).toEqual(['getFuzzyLocation', 'showModal', 'openSetting']);
    phone.calls = [];
    expect(await located('getFuzzyLocation:fail system permission denied')).toBe('refused');
    expect(asked()).toEqual(['getFuzzyLocation', 'showModal', 'openAppAuthorizeSetting']);
  });

  it('leads nowhere when the person does not want to', async () => {
    phone.saysYes = false;
    expect(await located('getFuzzyLocation:fail auth deny')).toBe('refused');
    expect(asked()).toEqual(['getFuzzyLocation', 'showModal']);
  });

  it('that was only closed asks nothing more', async () => {
    expect(await located('getFuzzyLocation:fail cancel')).toBe('cancelled');
    expect(asked()).toEqual(['getFuzzyLocation']);
  });
});

const CALL = 'requestSubscribeMessage';
const askedOf = (): string[] => phone.calls.map(([name]) => name);

describe('a window in which something is chosen', () => {
  type Window = readonly [call: string, choose: () => Promise<unknown>, nothing: unknown];
  const windows: readonly Window[] = [
    ['scanCode', async () => (await import('./scanner')).scanCode(), undefined],
    ['chooseMessageFile', async () => (await import('./files/file')).chooseFile('zip'), undefined],
    ['chooseMedia', async () => (await import('./files/picture')).choosePictures(1), { pictures: [], unreadable: 0 }],
  ];

  it.each(windows)(
    '%s: refused leads to the settings, closed to nothing, and one that does not open says so',
    async (call, choose, nothing) => {
      for (const [words, then] of [
        [`${call}:fail privacy permission is not authorized`, ['showModal', 'openSetting']],
        [`${call}:fail auth deny`, ['showModal', 'openSetting']],
        [`${call}:fail system permission denied`, ['showModal', 'openAppAuthorizeSetting']],
        [`${call}:fail cancel`, []],
        [`${call}:fail internal error`, ['showModal']],
      ] as const) {
        phone.calls = [];
        phone.refuses.set(call, words);
        expect(await choose()).toEqual(nothing);
        expect([words, askedOf()]).toEqual([words, [call, ...then]]);
      }
      expect(phone.calls.at(-1)?.[1]).toMatchObject({
        content: expect.stringMatching(/打不开/) as string,
        showCancel: false,
      });
    },
  );

  it('that gives a file which is not there any more says what to do', async () => {
    phone.message = { name: 'a.zip', path: 'wxfile://usr/swept' };
    const { chooseFile } = await import('./files/file');
    expect(await chooseFile('zip')).toBeUndefined();
    expect(phone.calls.at(-1)?.[1]).toMatchObject({ content: expect.stringContaining('在聊天里点开它') as string });
  });
});

describe('messages', () => {
  interface Fresh {
    readonly phone: typeof phone;
    readonly askForMessages: typeof askForMessages;
  }
  let fresh: Fresh;
  const asked = (): string[] => fresh.phone.calls.splice(0).map(([name]) => name);

  // The app opens anew.
  beforeEach(async () => {
    jest.resetModules();
    fresh = { ...(await import('../../testing/taro')), ...(await import('./subscribe-message')) };
  });

  it('that come are no reason to ask for anything', async () => {
    expect(await fresh.askForMessages(['T1'])).toEqual(['T1']);
    expect(asked()).toEqual(['requestSubscribeMessage']);
  });

  it('that were refused this once lead nowhere', async () => {
    fresh.phone.saysYes = false;
    expect(await fresh.askForMessages(['T1'], 'for_messages')).toEqual([]);
    expect(asked()).toEqual(['requestSubscribeMessage']);
  });

  it.each([
    ['always refused', (of: Fresh['phone']) => void (of.settled = { T1: 'reject' }), '您选过“总是拒绝”'],
    ['switched off', (of: Fresh['phone']) => void of.refuses.set(CALL, `${CALL}:fail 20004`), '没有打开'],
  ])(
    'that are %s say so with the way to the settings: once beside other things, always on their own',
    async (_how, arrange, words) => {
      const ask = fresh.askForMessages;
      fresh.phone.saysYes = false;
      arrange(fresh.phone);
      expect(await ask(['T1'])).toEqual([]);
      expect(fresh.phone.calls.at(-1)?.[1]).toMatchObject({ content: expect.stringContaining(words) as string });
      expect(asked()).toEqual([CALL, 'showModal']);
      await ask(['T1']);
      expect(asked()).toEqual([CALL]);
      await ask(['T1'], 'for_messages');
      expect(asked()).toEqual([CALL, 'showModal']);
    },
  );

  it('lead to the settings of messages', async () => {
    fresh.phone.refuses.set(CALL, `${CALL}:fail 20004`);
    await fresh.askForMessages(['T1']);
    expect(fresh.phone.calls.at(-1)).toEqual(['openSetting', { withSubscriptions: true }]);
  });
});

/** Calls and buttons that WeChat lets nobody use undeclared. */
const PRIVATE =
  /\bTaro\s*\.\s*((?:get(?:Fuzzy)?Location|startLocationUpdate(?:Background)?|choose(?:Location|Poi|Address|Media|Image|Video|MessageFile|Invoice\w*|LicensePlate)|(?:get|set)ClipboardData|getWeRunData|saveImageToPhotosAlbum|saveVideoToPhotosAlbum|startRecord|getRecorderManager|getUserProfile|getUserInfo|addPhone(?:Contact|Calendar)|openBluetoothAdapter|login)\b)|(getPhoneNumber)/g;

it('everything private that the app asks of WeChat is in the table, and nothing else', () => {
  const root = resolve(__dirname, '../..');
  const used = new Set<string>();
  for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(path) || /\.spec\.|^testing/.test(path)) continue;
    for (const [, call, button] of readFileSync(resolve(root, path), 'utf8').matchAll(PRIVATE))
      used.add(call ?? button ?? '');
  }
  expect([...used].sort()).toEqual(privateData.flatMap(({ calls }) => calls).sort());
});
