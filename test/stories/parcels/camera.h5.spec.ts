// A keeper at a browser holds labels before its camera: each is taken once, from nobody's server but ours.
import { randomUUID } from 'node:crypto';
import { toBuffer } from 'bwip-js/node';
import { pointParcelsApi, scansApi, sessionsApi } from '@kehuoyou/shared';
import type { ScanEvent } from '@kehuoyou/shared';
import { inBrowser } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { eventually } from '../../harness/eventually.js';
import { XIAXIE_POINT } from '../../harness/places.js';
import { setStage } from '../../harness/stage.js';

const CLOCK = '2026-11-24T10:05:00+08:00';
const SEAL = 'YD0731';
const numbers = ['73100112233882', '73100112230417'] as const;

/** What lies before the camera; `undefined` is the bare table. */
type Before = string | undefined;

inBrowser('a browser’s camera', () => {
  const stage = setStage({ clock: CLOCK });
  let keeper: Phone;
  const hosts = new Set<string>();

  beforeAll(async () => {
    const { client } = stage.server;
    const clerk = client.as((await client.call(sessionsApi.bySample, { role: 'hub_clerk' })).token);
    const said = (type: ScanEvent['type'], more: Partial<ScanEvent>, deviceSeq: number): ScanEvent => ({
      ...{ eventId: randomUUID(), type, occurredAt: CLOCK, deviceSeq, pointId: 'HUB' },
      ...more,
    });
    const events = numbers.flatMap((waybill, index) => [
      said('HUB_RECEIVED', { waybill }, 2 * index),
      said('SORTED', { waybill, toPointId: XIAXIE_POINT, seal: SEAL }, 2 * index + 1),
    ]);
    events.push(said('BAG_SEALED', { seal: SEAL, toPointId: XIAXIE_POINT }, 100));
    await clerk.call(scansApi.submit, { deviceId: randomUUID(), sentAt: CLOCK, events });
    keeper = await stage.newPhone();
    keeper.page.on('request', (request) => void hosts.add(new URL(request.url()).host));
    const texts = [SEAL, ...numbers];
    const pictures = await labelsOf(...texts);
    const labels = Object.fromEntries(texts.map((text, place) => [text, pictures[place] ?? '']));
    await keeper.become('站长');
    await keeper.open('/parcels/bench/index');
    await keeper.page.evaluate(fakeCamera, labels);
  }, 180_000);

  /** Holds a label before the camera, or takes it away. */
  const hold = (text: Before): Promise<void> =>
    keeper.page.evaluate((label) => (window as unknown as FakeCamera).before(label), text);

  it('reads a bag and its parcels, each once, and goes on by itself', async () => {
    await keeper.shown('2 件 / 1 袋').waitFor();
    await keeper.press('用相机扫');
    await hold(SEAL);
    await keeper.shown('袋子 YD0731 收下了，2 件').waitFor({ timeout: 60_000 });
    await hold(undefined);
    await keeper.press('2 号架');
    await keeper.press('3 层');
    for (const waybill of numbers) {
      await hold(waybill);
      await keeper.shown(new RegExp(`2-3-${waybill.slice(-4)}`)).waitFor();
      await hold(undefined);
    }
    expect(await keeper.faults('bench-camera')).toEqual([]);
    await keeper.press('关上相机');
    await keeper.shown('都上传好了').waitFor();
    await eventually(async () => {
      const { client } = stage.server;
      const { token } = await client.call(sessionsApi.bySample, { role: 'keeper' });
      const { waiting } = await client.as(token).call(pointParcelsApi.list, { id: XIAXIE_POINT });
      expect(waiting.map(({ waybill }) => waybill).sort()).toEqual([...numbers].sort());
    });
    expect([...hosts]).toEqual([new URL(stage.server.url).host]);
  }, 120_000);

  it('says without a network that what reads labels could not be fetched', async () => {
    const other = await stage.newPhone();
    await other.become('站长');
    await other.open('/parcels/bench/index');
    await other.page.evaluate(fakeCamera, {});
    await other.page.route('**/wasm/**', (route) => route.abort());
    await other.press('用相机扫');
    await other.shown(/读条码的程序没有取到/).waitFor();
    expect(await other.faults('bench-camera-offline')).toEqual([]);
    // Once there is a network, opening the camera anew is enough.
    await other.press('关上相机');
    await other.page.unroute('**/wasm/**');
    const [seal] = await labelsOf(SEAL);
    await other.page.evaluate(fakeCamera, { [SEAL]: seal ?? '' });
    await other.press('用相机扫');
    await other.page.evaluate((label) => (window as unknown as FakeCamera).before(label), SEAL);
    await other.shown(/YD0731/).waitFor({ timeout: 60_000 });
  });

  it('says in a sentence that the browser was told not to open it', async () => {
    await keeper.page.evaluate(() => (window as unknown as FakeCamera).forbid());
    await keeper.press('用相机扫');
    await keeper.shown(/浏览器没让用相机/).waitFor();
    expect(await keeper.faults('bench-camera-refused')).toEqual([]);
    await keeper.press('关上相机');
  });

  it('complains of nothing but what was kept from it', () => {
    const kept = /wasm streaming compile failed|falling back to ArrayBuffer|fetching of the wasm failed/;
    expect(stage.complaints().filter((complaint) => !kept.test(complaint))).toEqual([]);
  });
});

/** Pictures of bar codes, PNG in base64. */
function labelsOf(...texts: readonly string[]): Promise<string[]> {
  const picture = (text: string) =>
    toBuffer({ bcid: 'code128', text, scale: 3, height: 20, includetext: true, paddingwidth: 12 });
  return Promise.all(texts.map(async (text) => (await picture(text)).toString('base64')));
}

interface FakeCamera {
  before: (label: string | undefined) => void;
  forbid: () => void;
}

/** In the page: a camera that sees a table, and on it the label that is held there. */
function fakeCamera(labels: Record<string, string>): void {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [960, 540];
  const pencil = canvas.getContext('2d');
  let seen: HTMLImageElement | undefined;
  const draw = (): void => {
    if (pencil === null) return;
    pencil.fillStyle = '#d9d4c7';
    pencil.fillRect(0, 0, canvas.width, canvas.height);
    if (seen !== undefined) pencil.drawImage(seen, 120, 180);
  };
  setInterval(draw, 50);
  const camera: FakeCamera = {
    before: (label) => {
      seen = undefined;
      if (label === undefined) return;
      const image = new Image();
      image.onload = () => (seen = image);
      image.src = `data:image/png;base64,${labels[label] ?? ''}`;
    },
    forbid: () => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));
    },
  };
  Object.assign(window, camera);
  navigator.mediaDevices.getUserMedia = () => Promise.resolve(canvas.captureStream(20));
}
