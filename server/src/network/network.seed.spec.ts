// Does an empty database come to hold the whole county, once, and every village its point and its stop?
import 'reflect-metadata';
import { dateAt, distanceMetres, kitItems, pointServices } from '@kehuoyou/shared';
import { readRevisions } from '../database/revision.js';
import { countyFolder } from '../database/seed/county-files.js';
import { fillDatabase } from '../open-database.js';
import { countyDatabase } from '../testing/county-database.js';
import { HandClock } from '../testing/hand-clock.js';
import { migratedDatabase } from '../testing/migrated-database.js';
import type { MigratedDatabase } from '../testing/migrated-database.js';
import { feedFilesIn } from '../timetable/packing/feed-folder-store.js';
import { readFeed } from '../timetable/feed/feed-reader.js';
import { loadFiles, runningFeed } from '../timetable/feed/feed-store.js';
import { AreaEntity, PointEntity, PointHoursEntity, PointKitEntity, PointServiceEntity } from './network.entity.js';
import { networkSeed } from './network.seed.js';

const clock = new HandClock();

describe('the seeded county', () => {
  let database: MigratedDatabase;
  let areas: AreaEntity[];
  let points: PointEntity[];

  beforeAll(async () => {
    database = await countyDatabase(clock);
    areas = await database.dataSource.manager.find(AreaEntity);
    points = await database.dataSource.manager.find(PointEntity);
  });
  afterAll(() => database.drop());

  it('has 13 townships, 111 villages and 9 communities, with the codes of the statisticians', () => {
    const count = (level: string, kind?: string): number =>
      areas.filter((area) => area.level === level && (kind === undefined || area.kind === kind)).length;
    expect([count('county'), count('township'), count('village', 'village'), count('village', 'community')]).toEqual([
      1, 13, 111, 9,
    ]);
    for (const { code, level, parentCode } of areas) {
      expect(code).toMatch({ county: /^350423$/, township: /^350423\d{3}$/, village: /^350423\d{6}$/ }[level]);
      expect([code, parentCode]).toEqual([
        code,
        { county: null, township: '350423', village: code.slice(0, 9) }[level],
      ]);
    }
  });

  it('calls towns towns and rural townships so', () => {
    for (const { name, level, kind } of areas)
      if (level === 'township') expect([name, kind]).toEqual([name, name.endsWith('镇') ? 'town' : 'rural_township']);
  });

  it('has 125 points: the hub, 13 stations, and one for each village', () => {
    const count = (tier: string): number => points.filter((point) => point.tier === tier).length;
    expect([points.length, count('county_hub'), count('township_station'), count('village_point')]).toEqual([
      125, 1, 13, 111,
    ]);
    const served = new Set(points.map(({ villageCode }) => villageCode));
    expect(areas.filter(({ kind, code }) => kind === 'village' && !served.has(code))).toEqual([]);
  });

  it('has a station for the communities in every township that has some', () => {
    const stations = new Set(
      points.filter(({ tier }) => tier === 'township_station').map(({ townshipCode }) => townshipCode),
    );
    expect(areas.filter(({ level, code }) => level === 'township' && !stations.has(code))).toEqual([]);
  });

  it('has for every point a stop of the timetable, which is near it', async () => {
    const { manager } = database.dataSource;
    const running = await runningFeed(manager);
    const { feed } = await readFeed(await loadFiles(manager, running?.id ?? ''), { today: dateAt(clock.now()) });
    const stops = new Map(feed.stops.map((stop) => [stop.stopId, { lat: stop.latitude, lng: stop.longitude }]));
    for (const { id, stopId, latitude, longitude } of points) {
      const stop = stops.get(stopId ?? '');
      expect([id, stop !== undefined]).toEqual([id, true]);
      if (stop) expect(distanceMetres(stop, { lat: latitude, lng: longitude })).toBeLessThan(2_000);
    }
  });

  it('has hours, services and the six pieces of kit for every point', async () => {
    const { manager } = database.dataSource;
    const byPoint = async (
      entity: typeof PointHoursEntity | typeof PointServiceEntity | typeof PointKitEntity,
    ): Promise<Map<string, number>> => {
      const counts = new Map<string, number>();
      for (const { pointId } of await manager.find(entity)) counts.set(pointId, (counts.get(pointId) ?? 0) + 1);
      return counts;
    };
    const [hours, services, kit] = [
      await byPoint(PointHoursEntity),
      await byPoint(PointServiceEntity),
      await byPoint(PointKitEntity),
    ];
    for (const { id } of points) {
      expect([id, (hours.get(id) ?? 0) > 0, (services.get(id) ?? 0) > 0, kit.get(id)]).toEqual([
        id,
        true,
        true,
        kitItems.length,
      ]);
    }
    const offered = new Set((await manager.find(PointServiceEntity)).map(({ service }) => service));
    expect([...offered].sort()).toEqual([...pointServices].sort());
  });

  it('has no phone number that could be somebody’s: none begins with 0 behind the area code', () => {
    for (const { phone } of points) expect(phone).toMatch(/^0598-0\d{6}$/);
  });

  it('lies where the county lies: 25°46′ to 26°23′ north, 116°38′ to 117°11′ east', () => {
    for (const { name, latitude, longitude } of [...areas, ...points]) {
      expect([name, latitude > 25.76 && latitude < 26.39 && longitude > 116.63 && longitude < 117.19]).toEqual([
        name,
        true,
      ]);
    }
  });

  it('has readings that fit their columns, for MariaDB would refuse longer ones', () => {
    for (const { name, pinyin, initials } of [...areas, ...points]) {
      expect([name, pinyin !== '' && pinyin.length <= 255, initials !== '' && initials.length <= 64]).toEqual([
        name,
        true,
        true,
      ]);
    }
  });

  it('is not seeded a second time', async () => {
    const before = await readRevisions(database.dataSource);
    expect(await fillDatabase(database.dataSource, clock)).toBe(false);
    expect(await readRevisions(database.dataSource)).toEqual(before);
    expect(await database.dataSource.manager.count(PointEntity)).toBe(125);
  });
});

describe('an empty database', () => {
  it('is known to be empty, and stays so when the seed fails half-way', async () => {
    const database = await migratedDatabase(clock);
    try {
      expect(await networkSeed.isThere(database.dataSource.manager)).toBe(false);
      // A table that the seed comes to late is missing, so all that was written before it must go.
      await database.dataSource.query('DROP TABLE gtfs_file');
      await expect(fillDatabase(database.dataSource, clock)).rejects.toThrow('gtfs_file');
      expect(await database.dataSource.manager.count(AreaEntity)).toBe(0);
      expect(await networkSeed.isThere(database.dataSource.manager)).toBe(false);
    } finally {
      await database.drop();
    }
  });

  it('finds its files beside the code', () => {
    expect([...feedFilesIn(`${countyFolder}/gtfs`).keys()].sort()).toEqual([
      'agency.txt',
      'calendar.txt',
      'calendar_dates.txt',
      'feed_info.txt',
      'routes.txt',
      'stop_times.txt',
      'stops.txt',
      'trip_cargo.txt',
      'trips.txt',
    ]);
  });
});
