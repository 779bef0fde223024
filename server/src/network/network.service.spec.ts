// What does the network answer?
import 'reflect-metadata';
import type { Area, Point, PointSummary } from '@kehuoyou/shared';
import { Snapshots } from '../database/snapshots.js';
import { NetworkService } from './network.service.js';
import { failure, read, thrown } from '../testing/answers.js';
import { clock, database, network, nearest, networkForEachTest } from '../testing/network-spec.js';

networkForEachTest();

const village = '350423104204';

describe('before it was loaded', () => {
  it('the network is unavailable and does not make answers up', () => {
    const unloaded = new NetworkService(database.dataSource, clock, new Snapshots(database.dataSource));
    for (const ask of [
      () => unloaded.areas({}),
      () => unloaded.point({ id: 'HUB' }),
      () => unloaded.nearest({ lat: 26, lng: 116 }),
      () => unloaded.stations('350423104'),
    ]) {
      expect(thrown(ask)).toEqual(failure('unavailable'));
    }
    expect(unloaded.nearestByUrl('/api/points/nearest?lat=26&lng=116')).toBeUndefined();
  });
});

describe('the county', () => {
  it('has 13 townships and 120 villages and communities', () => {
    const county: Area = read(network.areas({}));
    expect(county.children).toHaveLength(13);
    expect(county.children?.flatMap((township) => township.children ?? [])).toHaveLength(120);
  });

  it('is drawn in the datum that is asked for', () => {
    const drawn = read(network.areas({ crs: 'gcj02' })).position;
    const kept = read(network.areas({ crs: 'wgs84' })).position;
    expect(read(network.areas({})).position).toEqual(drawn);
    expect(Math.abs(drawn.lng - kept.lng)).toBeGreaterThan(0.003);
  });
});

describe('a point', () => {
  it('says what it is and whether it is open now', () => {
    const point: Point = read(network.point({ id: 'HUB' }));
    expect(point).toMatchObject({
      id: 'HUB',
      tier: 'county_hub',
      openNow: { open: true, reason: 'open', sentence: '今天开到 19:00' },
      details: 'sample',
    });
    expect(point.kit).toHaveLength(6);
  });

  it('is closed at night', () => {
    clock.set('2026-11-24T23:00:00');
    expect(read(network.point({ id: 'HUB' })).openNow).toMatchObject({
      open: false,
      reason: 'after_hours',
      sentence: '今天已经关门，明天 07:00 开',
    });
  });

  it('that nobody knows is not found', () => {
    for (const id of ['', 'P999', 'constructor', '__proto__'])
      expect(thrown(() => network.point({ id }))).toEqual(failure('point_not_found', 'id'));
  });
});

describe('points by place or name', () => {
  it('of a village are those that serve it', () => {
    expect(read(network.points({ village })).points.map(({ id }) => id)).toEqual(['P104204']);
  });

  it('of a township are its villages’ and its station', () => {
    const points: PointSummary[] = read(network.points({ township: '350423104' })).points;
    expect(points.length).toBeGreaterThan(2);
    expect(points.at(-1)?.tier).toBe('township_station');
    expect(points.every(({ townshipCode }) => townshipCode === '350423104')).toBe(true);
  });

  it.each(['下谢', 'xiaxie', 'xxc'])('by name are found by %s', (q) => {
    expect(
      read(network.points({ q }))
        .points.map(({ name }) => name)
        .join(),
    ).toContain('下谢');
  });

  it('are as many as asked for at most', () => {
    expect(read(network.points({ q: '村', limit: 3 })).points).toHaveLength(3);
    expect(read(network.points({ q: '村' })).points).toHaveLength(50);
  });

  it('are refused for a place that does not exist and for no question', () => {
    expect(thrown(() => network.points({ village: '350423999999' }))).toEqual(failure('village_not_found', 'village'));
    expect(thrown(() => network.points({ village: '350423104' }))).toEqual(failure('village_not_found', 'village'));
    expect(thrown(() => network.points({ township: '350423999' }))).toEqual(failure('area_not_found', 'township'));
    for (const ask of [{}, { q: '' }, { q: '   ' }])
      expect(thrown(() => network.points(ask))).toEqual(failure('invalid_field', 'q'));
  });
});

describe('the nearest points', () => {
  it('to where one stands come by distance', () => {
    const points = nearest({ lat: 26.1, lng: 116.8, limit: 20 });
    expect(points).toHaveLength(20);
    expect(points.map(({ distanceMetres }) => distanceMetres)).toEqual(
      points.map(({ distanceMetres }) => distanceMetres).sort((a, b) => a - b),
    );
    expect(nearest({ lat: 26.1, lng: 116.8 })).toHaveLength(10);
  });

  it('are at the distance that they have on the map of the one who asks', () => {
    const hub = read(network.point({ id: 'HUB' })).position;
    expect(nearest({ ...hub, limit: 1 })).toEqual([
      expect.objectContaining({ id: 'HUB', distanceMetres: expect.any(Number) }),
    ]);
    expect(nearest({ ...hub, limit: 1 })[0]?.distanceMetres).toBeLessThan(2);
    const kept = read(network.point({ id: 'HUB', crs: 'wgs84' })).position;
    expect(nearest({ ...kept, crs: 'wgs84', limit: 1 })[0]).toMatchObject({ id: 'HUB', distanceMetres: 0 });
  });

  it('that offer what is wanted, all of it', () => {
    const points = nearest({ lat: 26.1, lng: 116.8, services: 'mail,tobacco', limit: 50 });
    expect(points.length).toBeGreaterThan(0);
    for (const { services } of points) expect(services).toEqual(expect.arrayContaining(['mail', 'tobacco']));
    const all = nearest({ lat: 26.1, lng: 116.8, limit: 50 });
    expect(all.some(({ services }) => !services.includes('tobacco'))).toBe(true);
  });

  it('that are open now, when only those are of use', () => {
    clock.set('2026-11-24T18:30:00');
    const points = nearest({ lat: 26.1, lng: 116.8, open: true, limit: 50 });
    expect(points.length).toBeGreaterThan(0);
    expect(points.every(({ openNow }) => openNow.open)).toBe(true);
    expect(nearest({ lat: 26.1, lng: 116.8, limit: 50 }).some(({ openNow }) => !openNow.open)).toBe(true);
  });

  it('of a village begin with its own, then by minutes on the bus', async () => {
    const rides = new Map([
      ['T104', 9],
      ['COUNTY', 70],
    ]);
    const withBuses = new NetworkService(database.dataSource, clock, new Snapshots(database.dataSource), (from, to) =>
      from === 'V104204' ? rides.get(to) : undefined,
    );
    await withBuses.load();
    const { points } = read(withBuses.nearest({ village, limit: 4 }));
    expect(points.map(({ busMinutes }) => busMinutes)).toEqual([0, 9, 70, 70]);
    expect(points[0]?.villageCode).toBe(village);
  });

  it('of a village and of where one stands are ranked as the village would, and measured from where one stands', () => {
    const [own] = nearest({ village, lat: 26.1852, lng: 116.8181, crs: 'wgs84' });
    expect(own?.villageCode).toBe(village);
    expect(own?.distanceMetres).toBeGreaterThan(5_000);
  });

  it('need a place to be near to', () => {
    expect(thrown(() => network.nearest({}))).toEqual(failure('invalid_field', 'lat'));
    expect(thrown(() => network.nearest({ lat: 26 }))).toEqual(failure('invalid_field', 'lng'));
    expect(thrown(() => network.nearest({ lng: 116, village }))).toEqual(failure('invalid_field', 'lat'));
    expect(thrown(() => network.nearest({ village: '350423999999' }))).toEqual(failure('village_not_found', 'village'));
  });

  it('are the same for a URL as for the fields in it', () => {
    for (const [url, ask] of [
      ['lat=26.1&lng=116.8', { lat: 26.1, lng: 116.8 }],
      ['limit=3&lng=116.8&lat=26.1&crs=wgs84', { lat: 26.1, lng: 116.8, limit: 3, crs: 'wgs84' as const }],
    ] as const) {
      expect(network.nearestByUrl(`/api/points/nearest?${url}`)?.json).toBe(network.nearest(ask).json);
    }
  });

  it.each([
    '',
    'lat=26',
    'lat=26&lng=',
    'lat=26&lng=116&',
    'lat=26&lng=116&lng=117',
    'lat=26&lng=116&x=1',
    'lat=91&lng=0',
    'lat=2e1&lng=0',
    'lat=26&lng=116&limit=0',
    'lat=26&lng=116&limit=51',
    'lat=26&lng=116&limit=',
    'lat=26&lng=116&crs=',
    'lat=26&lng=116&village=1',
    'lat=%32&lng=1',
  ])('are left to the long way for "%s"', (query) => {
    expect(network.nearestByUrl(`/api/points/nearest?${query}`)).toBeUndefined();
  });

  it('have a tag that changes exactly when some point’s own part does', () => {
    const tag = (): string => network.nearest({ lat: 26.1, lng: 116.8 }).etag;
    const before = tag();
    clock.set('2026-11-24T09:41:00');
    expect(tag()).toBe(before);
    clock.set('2026-11-24T12:30:00');
    expect(tag()).not.toBe(before);
  });
});
