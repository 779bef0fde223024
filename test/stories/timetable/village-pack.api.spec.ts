// A phone keeps everything for its village, in one small answer that agrees with the server's own.
import { gunzipSync } from 'node:zlib';
import {
  addDays,
  boardFromVillagePack,
  networkApi,
  pointOpeningAt,
  VILLAGE_PACK_DAYS,
  villagePackCovers,
  timetableApi,
} from '@kehuoyou/shared';
import type { VillagePack } from '@kehuoyou/shared';
import { jsonIn } from '../../harness/api-client.js';
import { countyRows, value } from '../../harness/county-files.js';
import { onEachDatabase } from '../../harness/database.js';
import { eventually } from '../../harness/eventually.js';
import { toGcj02 } from '../../harness/gcj02.js';
import { XIAXIE, XIAXIE_POINT } from '../../harness/places.js';
import { randomFor } from '../../harness/random.js';
import { startServer } from '../../harness/running-server.js';
import type { RunningServer } from '../../harness/running-server.js';
import { carryOut } from '../../harness/run/commands.js';

const CLOCK = '2026-11-24T09:00:00+08:00';
const MOST_BYTES = 15_000;
const villages = countyRows('villages.csv').map((row) => value(row, 'code'));

onEachDatabase((database) => {
  let server: RunningServer;
  const fetchPack = async (code: string, headers: Record<string, string> = {}) =>
    server.client.send({ path: `/api/villages/${code}/pack`, headers: { 'accept-encoding': 'gzip', ...headers } });

  beforeAll(async () => {
    server = await startServer({ database, clock: CLOCK });
  });
  afterAll(() => server.stop());

  it('is at most 15 kB packed for each of the 120 villages and communities, and holds a bus and a point for each', async () => {
    expect(villages).toHaveLength(120);
    for (const code of villages) {
      const reply = await fetchPack(code);
      expect([code, reply.status, reply.headers['content-encoding']]).toEqual([code, 200, 'gzip']);
      expect([code, reply.bytes.length <= MOST_BYTES]).toEqual([code, true]);
      const pack = JSON.parse(gunzipSync(reply.bytes).toString()) as VillagePack;
      expect(pack.village.code).toBe(code);
      expect(pack.points.length).toBeGreaterThan(0);
      expect(pack.boards.some(({ departures }) => departures.length > 0)).toBe(true);
    }
  });

  it('has a strong ETag: unchanged it is not sent again, and nobody is told the same of another one', async () => {
    const first = await fetchPack(XIAXIE);
    const etag = String(first.headers.etag);
    expect(etag).toMatch(/^"[\w-]{16,}"$/);
    for (const sent of [etag, `"other", ${etag}`, `W/${etag}`, '*']) {
      const again = await fetchPack(XIAXIE, { 'if-none-match': sent });
      expect([sent, again.status, again.bytes.length, again.headers.etag]).toEqual([sent, 304, 0, etag]);
    }
    expect((await fetchPack(XIAXIE, { 'if-none-match': '"other"' })).status).toBe(200);
    expect((await fetchPack('350423104201')).headers.etag).not.toBe(etag);
    const plain = await server.client.send({
      path: `/api/villages/${XIAXIE}/pack`,
      headers: { 'accept-encoding': 'gzip;q=0' },
    });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.headers.vary).toMatch(/accept-encoding/i);
    expect(jsonIn(plain)).toEqual(JSON.parse(gunzipSync(first.bytes).toString()));
  });

  it('answers each of its boards as the server does, for every day that it covers', async () => {
    const random = randomFor('packs');
    const from = '2026-11-23';
    for (const code of [XIAXIE, ...Array.from({ length: 5 }, () => random.pick(villages))]) {
      const pack = await server.client.call(timetableApi.pack, { code });
      expect(pack.from).toBe(from);
      expect([
        villagePackCovers(pack, addDays(from, -1)),
        villagePackCovers(pack, addDays(from, VILLAGE_PACK_DAYS - 1)),
        villagePackCovers(pack, addDays(from, VILLAGE_PACK_DAYS)),
      ]).toEqual([false, true, false]);
      for (const { stop } of pack.boards) {
        for (let day = 0; day < VILLAGE_PACK_DAYS; day += 1) {
          const date = addDays(from, day);
          const { next, ...board } = await server.client.call(timetableApi.board, { stopId: stop.id, date });
          const { next: packedNext, ...packed } = boardFromVillagePack(pack, stop.id, { date }) ?? {};
          expect(packed).toEqual(board);
          // What lies beyond its last day, a pack cannot know.
          if (next === undefined || villagePackCovers(pack, next.date)) expect(packedNext).toEqual(next);
        }
      }
    }
  });

  it('knows the points of the village as the server does, and so whether they are open at any minute', async () => {
    const pack = await server.client.call(timetableApi.pack, { code: XIAXIE });
    for (const record of pack.points) {
      const { openNow, ...point } = await server.client.call(networkApi.point, { id: record.id });
      expect(record).toEqual(point);
      expect(pointOpeningAt(record, new Date(CLOCK))).toEqual(openNow);
    }
    expect(pack.points.map(({ id }) => id)).toEqual([XIAXIE_POINT, 'S104', 'HUB']);
  });

  it('is in the datum of Chinese maps, or in the one that is asked for', async () => {
    const shifted = await server.client.call(timetableApi.pack, { code: XIAXIE });
    const plain = await server.client.call(timetableApi.pack, { code: XIAXIE, crs: 'wgs84' });
    const { position } = plain.village;
    expect(position).toEqual({ lat: 25.97529, lng: 116.73685 });
    expect(shifted.village.position.lat).toBeCloseTo(toGcj02(position).lat, 5);
    expect(shifted.village.position.lng).toBeCloseTo(toGcj02(position).lng, 5);
    expect(shifted.boards.map(({ stop }) => stop.id)).toEqual(plain.boards.map(({ stop }) => stop.id));
    expect(shifted.boards[0]?.stop.position).not.toEqual(plain.boards[0]?.stop.position);
  });

  it('tells that the point pauses, until it is taken back, and changes its ETag with it', async () => {
    const before = (await fetchPack(XIAXIE)).headers.etag;
    const words = ['pause-point', XIAXIE_POINT, '2026-11-25T08:00+08:00', '-', '停电'];
    const { out } = await carryOut('announce', words, { database, clock: CLOCK });
    await eventually(async () => {
      const { notices, points } = await server.client.call(timetableApi.pack, { code: XIAXIE });
      expect(notices).toMatchObject([
        { id: out, kind: 'point_paused', text: '下谢村客货邮服务点暂停服务：停电。明天 08:00 起，恢复时间另行通知' },
      ]);
      expect(points[0]?.pauses).toHaveLength(1);
    });
    expect((await fetchPack(XIAXIE)).headers.etag).not.toBe(before);
    await carryOut('announce', ['resume-point', out], { database, clock: CLOCK });
    await eventually(async () => expect((await fetchPack(XIAXIE)).headers.etag).toBe(before));
  });
});
