// Do the tables become the picture that they describe?
import 'reflect-metadata';
import type { EntityManager } from 'typeorm';
import { HandClock } from '../testing/hand-clock.js';
import { migratedDatabase } from '../testing/migrated-database.js';
import type { MigratedDatabase } from '../testing/migrated-database.js';
import { loadNetwork } from './network-rows.js';
import {
  AreaEntity,
  PointEntity,
  PointExceptionEntity,
  PointHoursEntity,
  PointKitEntity,
  PointPauseEntity,
  PointServiceEntity,
} from './network.entity.js';

let database: MigratedDatabase;

const township = '350423103';
const village = '350423103210';

function area(code: string, parentCode: string | null, level: AreaEntity['level'], name: string): AreaEntity {
  return {
    code,
    parentCode,
    level,
    kind: level === 'village' ? 'village' : level === 'township' ? 'town' : 'county',
    name,
    pinyin: 'a',
    initials: 'a',
    latitude: 26,
    longitude: 116.8,
    positionQuality: 'surveyed',
  };
}

const bare = {
  tier: 'village_point' as const,
  status: 'open' as const,
  pinyin: 'xiaxie',
  initials: 'xx',
  townshipCode: township,
  villageCode: null,
  stopId: null,
  phone: null,
  latitude: 26.01,
  longitude: 116.71,
  positionQuality: 'illustrative' as const,
  detailsConfirmed: false,
};

async function addCounty(db: EntityManager): Promise<void> {
  await db.insert(AreaEntity, area('350423', null, 'county', '清流县'));
  await db.insert(AreaEntity, area(township, '350423', 'township', '长校镇'));
  await db.insert(AreaEntity, area(village, township, 'village', '下谢村'));
  await db.insert(PointEntity, {
    ...bare,
    id: 'P1',
    name: '下谢村服务点',
    villageCode: village,
    stopId: 'V103210',
    phone: '0598-0000001',
    detailsConfirmed: true,
  });
  await db.insert(PointEntity, { ...bare, id: 'S1', name: '长校镇服务站', tier: 'township_station' });
}

beforeEach(async () => {
  database = await migratedDatabase(new HandClock());
});
afterEach(() => database.drop());

describe('the areas', () => {
  it('are a tree: the county, its townships, their villages', async () => {
    await addCounty(database.dataSource.manager);
    const { county } = await loadNetwork(database.dataSource.manager);
    expect([county.name, county.children?.[0]?.name, county.children?.[0]?.children?.[0]?.name]).toEqual([
      '清流县',
      '长校镇',
      '下谢村',
    ]);
    expect(county.children?.[0]?.children?.[0]).toEqual({
      code: village,
      name: '下谢村',
      level: 'village',
      kind: 'village',
      pinyin: 'a',
      initials: 'a',
      position: { lat: 26, lng: 116.8 },
      positionQuality: 'surveyed',
    });
  });

  it('are missed loudly when there are none', async () => {
    await expect(loadNetwork(database.dataSource.manager)).rejects.toThrow('run the seed first');
  });
});

describe('a point', () => {
  it('has what its rows say, and lacks what they leave out', async () => {
    const db = database.dataSource.manager;
    await addCounty(db);
    await db.insert(PointServiceEntity, [
      { pointId: 'P1', service: 'mail' },
      { pointId: 'P1', service: 'express' },
    ]);
    await db.insert(PointKitEntity, [
      { pointId: 'P1', item: 'sign', state: 'present', checkedOn: '2026-09-28' },
      { pointId: 'P1', item: 'camera', state: 'unchecked', checkedOn: null },
    ]);
    const network = await loadNetwork(db);
    const point = network.point('P1');
    expect(point).toMatchObject({
      id: 'P1',
      villageCode: village,
      stopId: 'V103210',
      phone: '0598-0000001',
      details: 'confirmed',
      position: { lat: 26.01, lng: 116.71 },
    });
    expect([...(point?.services ?? [])].sort()).toEqual(['express', 'mail']);
    expect([...(point?.kit ?? [])].sort((a, b) => (a.item < b.item ? -1 : 1))).toEqual([
      { item: 'camera', state: 'unchecked' },
      { item: 'sign', state: 'present', checkedOn: '2026-09-28' },
    ]);
    const station = network.point('S1');
    expect(station).toMatchObject({ details: 'sample', services: [], kit: [], weekly: [], pauses: [], exceptions: [] });
    for (const absent of ['villageCode', 'stopId', 'phone']) expect(station).not.toHaveProperty(absent);
  });

  it('has its hours by day and time, whatever the order of the rows', async () => {
    const db = database.dataSource.manager;
    await addCounty(db);
    await db.insert(PointHoursEntity, [
      { pointId: 'P1', weekday: 2, opens: 48_600, closes: 64_800 },
      { pointId: 'P1', weekday: 1, opens: 0, closes: 3_600 },
      { pointId: 'P1', weekday: 2, opens: 30_600, closes: 43_200 },
    ]);
    expect((await loadNetwork(db)).point('P1')?.weekly).toEqual([
      { weekday: 1, opens: 0, closes: 3_600 },
      { weekday: 2, opens: 30_600, closes: 43_200 },
      { weekday: 2, opens: 48_600, closes: 64_800 },
    ]);
  });

  it('has its exceptions by date: with other hours, or with none, which closes the day', async () => {
    const db = database.dataSource.manager;
    await addCounty(db);
    await db.insert(PointExceptionEntity, [
      { pointId: 'P1', date: '2027-02-06', stretch: 0, opens: null, closes: null, reason: '春节' },
      { pointId: 'P1', date: '2026-12-31', stretch: 1, opens: 50_400, closes: 57_600, reason: '赶圩' },
      { pointId: 'P1', date: '2026-12-31', stretch: 0, opens: 0, closes: 3_600, reason: '赶圩' },
    ]);
    expect((await loadNetwork(db)).point('P1')?.exceptions).toEqual([
      {
        date: '2026-12-31',
        reason: '赶圩',
        stretches: [
          { opens: 0, closes: 3_600 },
          { opens: 50_400, closes: 57_600 },
        ],
      },
      { date: '2027-02-06', reason: '春节', stretches: [] },
    ]);
  });

  it('has the pauses that stand, in the order of their announcement, and none that was taken back', async () => {
    const db = database.dataSource.manager;
    await addCounty(db);
    const pause = {
      pointId: 'P1',
      startsAt: new Date('2026-11-24T02:00:00Z'),
      endsAt: null,
      reason: '盘点',
      substitutePointId: null,
      withdraws: null,
    };
    await db.insert(PointPauseEntity, [
      {
        ...pause,
        id: 'later',
        announcedAt: new Date('2026-11-22T00:00:00Z'),
        endsAt: new Date('2026-11-25T00:00:00Z'),
        substitutePointId: 'S1',
      },
      { ...pause, id: 'sooner', announcedAt: new Date('2026-11-21T00:00:00Z') },
      { ...pause, id: 'mistaken', announcedAt: new Date('2026-11-20T00:00:00Z') },
      { ...pause, id: 'back', announcedAt: new Date('2026-11-23T00:00:00Z'), withdraws: 'mistaken' },
    ]);
    expect((await loadNetwork(db)).point('P1')?.pauses).toEqual([
      { id: 'sooner', from: '2026-11-24T02:00:00.000Z', reason: '盘点', announcedAt: '2026-11-21T00:00:00.000Z' },
      {
        id: 'later',
        from: '2026-11-24T02:00:00.000Z',
        until: '2026-11-25T00:00:00.000Z',
        reason: '盘点',
        substitutePointId: 'S1',
        announcedAt: '2026-11-22T00:00:00.000Z',
      },
    ]);
  });
});

describe('who serves a village', () => {
  it('is its own points, or else the station of its township', async () => {
    const db = database.dataSource.manager;
    await addCounty(db);
    await db.insert(AreaEntity, area('350423103001', township, 'village', '长校社区'));
    const network = await loadNetwork(db);
    expect(network.pointsServing(village).map(({ id }) => id)).toEqual(['P1']);
    expect(network.pointsServing('350423103001').map(({ id }) => id)).toEqual(['S1']);
    expect(network.pointsServing('999')).toEqual([]);
  });

  it('is listed for a township with the villages first', async () => {
    await addCounty(database.dataSource.manager);
    expect((await loadNetwork(database.dataSource.manager)).pointsIn(township).map(({ id }) => id)).toEqual([
      'P1',
      'S1',
    ]);
  });
});
