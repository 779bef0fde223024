// Does a browser's microphone close whenever somebody leaves, and hear only whoever is still there?
import { recordInBrowser } from './recorder-h5';

jest.mock('./mp3', () => ({ mp3Maker: () => Promise.resolve(() => new ArrayBuffer(4)) }));

/** The microphone, and the steps of a browser that the test takes by hand. */
const browser = { isOpen: false, begins: (): void => undefined, opens: (_: unknown): void => undefined };

class SlowRecorder {
  state = 'inactive';
  onstart = (): void => undefined;
  onstop = (): void => undefined;
  ondataavailable = (_: { data: Blob }): void => undefined;
  start(): void {
    this.state = 'recording';
    browser.begins = () => this.onstart();
  }
  stop(): void {
    this.state = 'inactive';
    this.ondataavailable({ data: new Blob(['sound']) });
    this.onstop();
  }
}

class Sound {
  decodeAudioData(): Promise<unknown> {
    return Promise.resolve({ getChannelData: () => new Float32Array(16_000) });
  }
}

const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 20));

beforeAll(() => {
  const track = { stop: () => (browser.isOpen = false) };
  const getUserMedia = () =>
    new Promise((done) => {
      browser.opens = () => {
        browser.isOpen = true;
        done({ getTracks: () => [track] });
      };
    });
  Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia } });
  Object.assign(globalThis, {
    MediaRecorder: SlowRecorder,
    OfflineAudioContext: Sound,
    Response: class {
      arrayBuffer = () => Promise.resolve(new ArrayBuffer(4));
    },
    fetch: () => Promise.resolve({ ok: true, arrayBuffer: () => Promise.resolve(new ArrayBuffer(4)) }),
  });
});

function begun() {
  const heard: string[] = [];
  return { heard, recording: recordInBrowser({ mostMs: 60_000, onBegun: () => heard.push('begun') }) };
}

it('keeps what was said until it is told to end, and closes the microphone', async () => {
  const { heard, recording } = begun();
  await settled();
  browser.opens(undefined);
  await settled();
  browser.begins();
  expect([heard, browser.isOpen]).toEqual([['begun'], true]);
  recording.stop();
  expect(await recording.ended).toMatchObject({ ms: 1_000 });
  expect(browser.isOpen).toBe(false);
});

it.each(['stop', 'abandon'] as const)('closes it when somebody leaves before it is open: %s', async (how) => {
  const { heard, recording } = begun();
  await settled();
  recording[how]();
  browser.opens(undefined);
  expect(await recording.ended).toBe('cancelled');
  expect([heard, browser.isOpen]).toEqual([[], false]);
});

it.each(['stop', 'abandon'] as const)('closes it when somebody leaves before it hears: %s', async (how) => {
  const { heard, recording } = begun();
  await settled();
  browser.opens(undefined);
  await settled();
  recording[how]();
  browser.begins();
  expect(await Promise.race([recording.ended, settled()])).toBe('cancelled');
  expect([heard, browser.isOpen]).toEqual([[], false]);
});
