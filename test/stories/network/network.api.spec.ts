// A villager of 下谢村 looks for the village, the point that serves it, and the points around.
import { distanceMetres, networkApi } from '@kehuoyou/shared';
import type { Area } from '@kehuoyou/shared';
import { countyRows, value } from '../../harness/county-files.js';
import { onEachDatabase } from '../../harness/database.js';
import { eventually } from '../../harness/eventually.js';
import { toGcj02 } from '../../harness/gcj02.js';
import { CHANGXIAO, XIAXIE, XIAXIE_POINT, XIAXIE_STOP } from '../../harness/places.js';
import { randomFor } from '../../harness/random.js';
import { startServer } from '../../harness/running-server.js';
import type { RunningServer } from '../../harness/running-server.js';
import { runCommand } from '../../harness/server-process.js';
import { TimetableOracle } from '../../harness/timetable-oracle.js';

/** A Tuesday morning. */
const CLOCK = '2026-11-24T09:00:00+08:00';
const filedPoints = countyRows('service_points.csv').map((row) => ({
  id: value(row, 'id'),
  townshipCode: value(row, 'township_code'),
  villageCode: value(row, 'village_code'),
  position: { lat: Number(value(row, 'latitude')), lng: Number(value(row, 'longitude')) },
}));
const details = new Map(countyRows('point_details.csv').map((row) => [value(row, 'id'), row]));

onEachDatabase((database) => {
  let server: RunningServer;

  beforeAll(async () => {
    server = await startServer({ database, clock: CLOCK });
  });
  afterAll(() => server.stop());

  describe('chooses a village', () => {
    it('finds it under its township, with all the county’s real names and codes', async () => {
      const county = await server.client.call(networkApi.areas, {});
      expect(county).toMatchObject({ code: '350423', name: '清流县', level: 'county' });
      const townships = county.children ?? [];
      expect(namesByCode(townships)).toEqual(filedNames('townships.csv'));
      expect(namesByCode(townships.flatMap(({ children }) => children ?? []))).toEqual(filedNames('villages.csv'));
      for (const township of townships) {
        for (const village of township.children ?? []) expect(village.code.startsWith(township.code)).toBe(true);
      }
      const changxiao = townships.find(({ code }) => code === CHANGXIAO);
      const xiaxie = changxiao?.children?.find(({ code }) => code === XIAXIE);
      expect(xiaxie).toMatchObject({
        name: '下谢村',
        kind: 'village',
        level: 'village',
        positionQuality: 'illustrative',
      });
      expect(xiaxie?.initials.split(' ')).toContain('xxc');
      expect(changxiao?.initials.split(' ')).toEqual(expect.arrayContaining(['cxz']));
    });

    it('gets the names small, to keep, and need not fetch them again', async () => {
      const first = await server.client.send({ path: '/api/areas', headers: { 'accept-encoding': 'gzip' } });
      expect(first.headers['content-encoding']).toBe('gzip');
      expect(first.bytes.length).toBeLessThan(12_000);
      expect(first.headers['cache-control']).toMatch(/max-age=[1-9]\d{3,}/);
      const again = await server.client.send({
        path: '/api/areas',
        headers: { 'if-none-match': String(first.headers.etag) },
      });
      expect([again.status, again.bytes.length]).toEqual([304, 0]);
    });
  });

  describe('looks for points around', () => {
    const random = randomFor('nearest');
    const positions = Array.from({ length: 40 }, () => ({
      lat: 25.9 + random.next() * 0.5,
      lng: 116.6 + random.next() * 0.5,
    }));

    it(`gets the nearest by great circle, exactly (${random.seed})`, async () => {
      for (const position of positions) {
        const limit = random.between(1, 50);
        const { points } = await server.client.call(networkApi.nearest, { ...position, limit, crs: 'wgs84' });
        const metres = filedPoints
          .map((point) => distanceMetres(position, point.position))
          .sort((a, b) => a - b)
          .slice(0, limit);
        expect(points.map(({ distanceMetres: each }) => each)).toEqual(metres.map(Math.round));
        for (const point of points)
          expect(point.position).toEqual(filedPoints.find(({ id }) => id === point.id)?.position);
      }
    });

    it('gets the same points when the phone says where it is in its own datum, and sees them in it', async () => {
      for (const position of positions.slice(0, 10)) {
        const plain = await server.client.call(networkApi.nearest, { ...position, crs: 'wgs84' });
        const shifted = await server.client.call(networkApi.nearest, toGcj02(position));
        expect(shifted.points).toHaveLength(10);
        expect(shifted.points.map(({ id }) => id)).toEqual(plain.points.map(({ id }) => id));
        shifted.points.forEach((point, index) => {
          const other = plain.points[index];
          if (!other) throw new Error('there are fewer points');
          expect(Math.abs(point.distanceMetres - other.distanceMetres)).toBeLessThanOrEqual(2);
          expect(distanceMetres(point.position, toGcj02(other.position))).toBeLessThan(1);
          expect(distanceMetres(point.position, other.position)).toBeGreaterThan(200);
        });
      }
    });

    it('gets them as a villager ranks them: the own one, then by minutes on the bus, then by distance', async () => {
      const oracle = new TimetableOracle();
      const { points } = await server.client.call(networkApi.nearest, { village: XIAXIE, limit: 50, crs: 'wgs84' });
      expect(points[0]).toMatchObject({ id: XIAXIE_POINT, busMinutes: 0 });
      const rank = (minutes: number | undefined): number => minutes ?? Number.MAX_SAFE_INTEGER;
      for (const [index, point] of points.entries()) {
        const before = points[index - 1];
        const ride =
          point.stopId === undefined || point.stopId === XIAXIE_STOP
            ? undefined
            : oracle.quickestRide(XIAXIE_STOP, point.stopId);
        if (point.stopId !== XIAXIE_STOP)
          expect(point.busMinutes).toBe(ride === undefined ? undefined : Math.ceil(ride / 60));
        if (!before || index === 1) continue;
        expect(rank(before.busMinutes)).toBeLessThanOrEqual(rank(point.busMinutes));
        if (before.busMinutes === point.busMinutes)
          expect(before.distanceMetres).toBeLessThanOrEqual(point.distanceMetres);
      }
      expect(points.some(({ busMinutes }) => busMinutes === undefined)).toBe(true);
    });

    it('gets only those that offer what is needed, all of it', async () => {
      const { points } = await server.client.call(networkApi.nearest, {
        village: XIAXIE,
        services: 'produce,tobacco',
        limit: 50,
      });
      const offering = [...details].filter(([, row]) =>
        ['produce', 'tobacco'].every((each) => value(row, 'services').split(' ').includes(each)),
      );
      expect(points.map(({ id }) => id).sort()).toEqual(offering.map(([id]) => id).sort());
    });
  });

  describe('asks for one point', () => {
    it('sees its hours, services and kit, and whether it is open', async () => {
      const point = await server.client.call(networkApi.point, { id: XIAXIE_POINT });
      const filed = details.get(XIAXIE_POINT);
      expect(point).toMatchObject({
        name: '下谢村客货邮服务点',
        tier: 'village_point',
        villageCode: XIAXIE,
        stopId: XIAXIE_STOP,
        phone: value(filed, 'phone'),
        details: 'sample',
        openNow: { open: true, reason: 'open', sentence: '今天开到 19:00' },
      });
      expect([...point.services].sort()).toEqual(value(filed, 'services').split(' ').sort());
      expect(point.kit.map(({ item }) => item).sort()).toEqual([
        'camera',
        'extinguisher',
        'hotline_board',
        'shelf',
        'sign',
        'terminal',
      ]);
      expect(point.weekly).toHaveLength(7);
      expect(new Set(point.weekly.map(({ opens, closes }) => `${opens}-${closes}`))).toEqual(
        new Set([`${7.5 * 3_600}-${19 * 3_600}`]),
      );
    });

    it.each(['下谢', 'xiaxie', 'xiaxiecun', 'XX', 'xxc', ' 下谢村 '])('finds it by typing %s', async (q) => {
      const { points } = await server.client.call(networkApi.points, { q });
      expect(points.map(({ id }) => id)).toContain(XIAXIE_POINT);
    });

    it.each(['长校', 'changxiao', 'zhangjiao', 'cx'])(
      'finds the township’s station by typing %s, however it is read',
      async (q) => {
        const { points } = await server.client.call(networkApi.points, { q });
        expect(points.map(({ id }) => id)).toContain('S104');
      },
    );

    it('finds nothing for what no point is called', async () => {
      expect(await server.client.call(networkApi.points, { q: '北京' })).toEqual({ points: [] });
      expect(await server.client.call(networkApi.points, { q: 'qqqq' })).toEqual({ points: [] });
    });

    it('finds the points of a village, of a township, and of a community in town that has none of its own', async () => {
      const of = async (ask: { village?: string; township?: string }): Promise<string[]> =>
        (await server.client.call(networkApi.points, ask)).points.map(({ id }) => id);
      expect(await of({ village: XIAXIE })).toEqual([XIAXIE_POINT]);
      expect((await of({ township: CHANGXIAO })).sort()).toEqual(
        filedPoints
          .filter(({ townshipCode }) => townshipCode === CHANGXIAO)
          .map(({ id }) => id)
          .sort(),
      );
      expect(await of({ village: '350423100001' })).toEqual(['S100']);
    });

    it('asks for no more than it wants to see', async () => {
      expect((await server.client.call(networkApi.points, { township: CHANGXIAO, limit: 3 })).points).toHaveLength(3);
      expect((await server.client.call(networkApi.nearest, { lat: 26, lng: 116.7, limit: 1 })).points).toHaveLength(1);
    });
  });

  it('learns within seconds that the point pauses, why, until when and where to go instead, and that it is back', async () => {
    const words = [
      'pause-point',
      XIAXIE_POINT,
      '2026-11-24T08:00+08:00',
      '2026-11-26T08:00+08:00',
      '站长看病',
      'P104201',
    ];
    const announced = await runCommand('announce', words, { database, clock: CLOCK });
    expect(announced).toMatchObject({ code: 0, err: '' });
    const point = await eventually(async () => {
      const seen = await server.client.call(networkApi.point, { id: XIAXIE_POINT });
      expect(seen.openNow.open).toBe(false);
      return seen;
    });
    expect(point.openNow).toMatchObject({ reason: 'paused', sentence: '暂停服务：站长看病，后天 08:00 恢复' });
    expect(point.pauses).toMatchObject([{ reason: '站长看病', substitutePointId: 'P104201' }]);
    const open = await server.client.call(networkApi.nearest, { village: XIAXIE, open: true });
    expect(open.points.map(({ id }) => id)).not.toContain(XIAXIE_POINT);
    expect(open.points.every(({ openNow }) => openNow.open)).toBe(true);

    await server.kill();
    await server.startAgain();
    expect((await server.client.call(networkApi.point, { id: XIAXIE_POINT })).openNow.reason).toBe('paused');

    expect((await runCommand('announce', ['resume-point', announced.out], { database, clock: CLOCK })).code).toBe(0);
    await eventually(async () =>
      expect((await server.client.call(networkApi.point, { id: XIAXIE_POINT })).openNow.open).toBe(true),
    );
    const twice = await runCommand('announce', ['resume-point', announced.out], { database, clock: CLOCK });
    expect(twice.code).toBe(1);
    expect(twice.err).toMatch(/^already_withdrawn/);
  });

  it('reads in the evening when it opens again', async () => {
    await server.itIs('2026-11-24T19:00:00+08:00');
    const { openNow } = await server.client.call(networkApi.point, { id: XIAXIE_POINT });
    expect(openNow).toMatchObject({ open: false, reason: 'after_hours', sentence: '今天已经关门，明天 07:30 开' });
  });
});

function namesByCode(areas: readonly Area[]): Record<string, string> {
  return Object.fromEntries(areas.map(({ code, name }) => [code, name]));
}

function filedNames(file: string): Record<string, string> {
  return Object.fromEntries(countyRows(file).map((row) => [value(row, 'code'), value(row, 'name')]));
}
