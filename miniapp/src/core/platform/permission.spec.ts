// Is a refusal told from a change of mind, and is everything private that is asked of WeChat declared?
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { privateData } from '@kehuoyou/shared';
import type { Located } from './locator';
import { phone } from '../../testing/taro';
import type { Denial } from './permission';
import { denialOf } from './permission';

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
