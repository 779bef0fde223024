// May a vehicle and its driver set out, and who may say which are there?
import { fleetApi, runSheetApi } from '@kehuoyou/shared';
import { DriverEntity } from './fleet.entity.js';
import {
  today,
  trip,
  server,
  report,
  send,
  now,
  serverForEachTest,
} from '../../testing/timetable/trip-report-server.js';

serverForEachTest();

describe('before the first departure', () => {
  async function link(): Promise<void> {
    await server.call(
      fleetApi.addDriver,
      { companyId: 'MT', staffNumber: 'MT-01', accountId: 'driver' },
      { token: 'manager' },
    );
  }
  const signOn = (vehicleId: string, tripIds: readonly string[] = [trip], as = 'driver') =>
    server.call(runSheetApi.signOn, { date: today, vehicleId, tripIds }, { token: as });

  it('papers are in order: the trips are the driver’s, and stand on the run sheet with whom to phone', async () => {
    await link();
    expect((await signOn('MT-V01')).body).toEqual({
      outcome: 'ready',
      refusals: [],
      tripIds: [trip],
      vehicleId: 'MT-V01',
    });
    const { body: sheet } = await server.call(runSheetApi.sheet, {}, { token: 'driver' });
    expect(sheet.trips).toHaveLength(1);
    expect(sheet.trips[0]).toMatchObject({ tripId: trip, state: 'ready', vehicleId: 'MT-V01', routeName: 'K01' });
    expect(sheet.trips[0]?.calls[1]).toMatchObject({
      stopName: '立新村',
      arrival: '06:49',
      approximate: true,
      keeper: { pointId: 'P102212', phone: '0598-0102212' },
    });
    expect(sheet.open.some(({ tripId }) => tripId === trip)).toBe(false);
    expect(sheet.open.length).toBeGreaterThan(50);
    now('06:38');
    await send([report('depart', '06:37')]);
    const { body: later } = await server.call(runSheetApi.sheet, {}, { token: 'driver' });
    expect(later.trips[0]).toMatchObject({
      state: 'departed',
      calls: expect.arrayContaining([
        expect.objectContaining({ stopId: 'COUNTY', reportedAt: `${'2026-11-23'}T22:37:00.000Z` }),
      ]) as unknown,
    });
  });

  it.each([
    [
      'an inspection that is over',
      'MT-V06',
      'inspection',
      '闽G00006示 年检 2026年10月31日 已经到期，不能出车，请找公司补办。',
    ],
    [
      'no second maintenance',
      'MT-V07',
      'maintenance',
      '闽G00007示 二级维护 2026年11月15日 已经到期，不能出车，请找公司补办。',
    ],
  ])('%s is a clear refusal, and the bus may not leave', async (_what, vehicleId, why, sentence) => {
    await link();
    const { status, body } = await signOn(vehicleId);
    expect(status).toBe(201);
    expect(body).toMatchObject({ outcome: 'refused', refusals: [{ subject: 'vehicle', why, sentence }] });
    now('06:40');
    expect((await send([report('depart', '06:38')]))[0]).toMatchObject({
      outcome: 'refused',
      reason: 'papers_not_valid',
    });
    expect((await server.call(runSheetApi.sheet, {}, { token: 'driver' })).body.trips).toEqual([]);
    // With another vehicle it may.
    expect((await signOn('MT-V01')).body.outcome).toBe('ready');
    expect((await send([report('depart', '06:39')]))[0]?.outcome).toBe('recorded');
  });

  it('a vehicle with the postal mark carries no passengers, nor a driver without the qualification', async () => {
    await server.dataSource.manager.update(DriverEntity, { id: 'YZ-D03' }, { accountId: 'postman' });
    const { body } = await signOn('YZ-V04', ['Y100A-01'], 'postman');
    expect(body.refusals.map(({ why }) => why)).toEqual(['postal_mark', 'qualification']);
    expect(body.refusals[0]?.sentence).toContain('只能运邮件');
  });

  it('a paper that was renewed counts at once', async () => {
    await link();
    expect((await signOn('MT-V06')).body.outcome).toBe('refused');
    const paper = { companyId: 'MT', kind: 'inspection', validUntil: '2027-10-31' } as const;
    // Neither for another company's vehicle nor, being a vehicle's paper, for a driver, nor under another company.
    for (const [changes, code] of [
      [{ ownerId: 'YZ-V01' }, 'vehicle_or_driver_not_found'],
      [{ ownerId: 'MT-D01' }, 'vehicle_or_driver_not_found'],
      [{ ownerId: 'YZ-V01', companyId: 'YZ' }, 'company_not_found'],
      [{ ownerId: 'YZ-D01', kind: 'qualification' }, 'vehicle_or_driver_not_found'],
    ] as const)
      expect((await server.call(fleetApi.addPaper, { ...paper, ...changes }, { token: 'manager' })).failure.code).toBe(
        code,
      );
    await server.call(
      fleetApi.addPaper,
      { companyId: 'MT', ownerId: 'MT-V06', kind: 'inspection', validUntil: '2027-10-31' },
      { token: 'manager' },
    );
    expect((await signOn('MT-V06')).body.outcome).toBe('ready');
  });

  it('nobody signs on who is not registered, with another company’s vehicle or for its trips', async () => {
    expect((await signOn('MT-V01')).body.refusals).toEqual([expect.objectContaining({ why: 'not_registered' })]);
    expect((await server.call(runSheetApi.sheet, {}, { token: 'driver' })).failure.code).toBe('driver_not_registered');
    await link();
    expect((await signOn('YZ-V01')).failure).toMatchObject({ code: 'vehicle_or_driver_not_found', field: 'vehicleId' });
    expect((await signOn('MT-V01', ['Y100A-01'])).failure).toMatchObject({
      code: 'trip_not_found',
      field: 'tripIds.0',
    });
    expect((await signOn('MT-V01', [trip], 'manager')).status).toBe(403);
  });

  it('a dispatcher may have given the trips already', async () => {
    await link();
    const assign = (driverId: string, as: string) =>
      server.call(
        runSheetApi.assign,
        { date: today, driverId, vehicleId: 'MT-V02', tripIds: [trip, 'K01-I01'] },
        { token: as },
      );
    expect((await assign('MT-D01', 'driver')).status).toBe(403);
    expect((await assign('YZ-D01', 'manager')).failure.code).toBe('vehicle_or_driver_not_found');
    // The driver is theirs; the vehicle, or one of the trips, is another company's.
    const given = { date: today, driverId: 'MT-D01', vehicleId: 'MT-V02', tripIds: [trip] };
    for (const [changes, code, field] of [
      [{ vehicleId: 'YZ-V01' }, 'vehicle_or_driver_not_found', 'vehicleId'],
      // Its inspection is over.
      [{ vehicleId: 'MT-V06' }, 'vehicle_not_valid', 'vehicleId'],
      [{ tripIds: [trip, 'Y100A-01'] }, 'trip_not_found', 'tripIds.1'],
    ] as const)
      expect(
        (await server.call(runSheetApi.assign, { ...given, ...changes }, { token: 'manager' })).failure,
      ).toMatchObject({ code, field });
    expect((await assign('MT-D01', 'manager')).status).toBe(201);
    expect(
      (await server.call(runSheetApi.sheet, {}, { token: 'driver' })).body.trips.map(({ tripId, state }) => [
        tripId,
        state,
      ]),
    ).toEqual([
      [trip, 'planned'],
      ['K01-I01', 'planned'],
    ]);
    await assign('MT-D02', 'manager');
    expect((await server.call(runSheetApi.sheet, {}, { token: 'driver' })).body.trips).toEqual([]);
  });

  it.each([
    ['2026-11-22', 'invalid_field'],
    ['2026-11-23', ''],
    ['2027-01-22', ''],
    ['2027-01-23', ''],
    ['2027-01-24', 'invalid_field'],
  ])('trips are given from yesterday to sixty days ahead: %s %s', async (date, code) => {
    const ask = { date, driverId: 'MT-D01', vehicleId: 'MT-V02', tripIds: [trip] };
    const reply = await server.call(runSheetApi.assign, ask, { token: 'manager' });
    expect(reply.status < 400 ? '' : reply.failure.code).toBe(code);
  });

  it('a company’s fleet is its own', async () => {
    const list = (companyId: string, as: string) => server.call(fleetApi.list, { companyId }, { token: as });
    expect((await list('MT', 'manager')).body.vehicles).toHaveLength(7);
    expect((await list('YZ', 'manager')).failure.code).toBe('company_not_found');
    expect((await list('NOBODY', 'office')).failure.code).toBe('company_not_found');
    const car = { companyId: 'MT', plate: '闽G09999示', seats: 19, postalMark: false };
    expect((await server.call(fleetApi.addVehicle, car, { token: 'manager' })).body).toMatchObject({
      plate: '闽G09999示',
      papers: [],
    });
    expect((await server.call(fleetApi.addVehicle, car, { token: 'manager' })).failure).toMatchObject({
      code: 'already_registered',
      field: 'plate',
    });
    // Whoever there is not, drives for another company, or was never asked whether they would.
    for (const accountId of ['nobody', 'postman', 'keeper', 'manager'])
      expect(
        (
          await server.call(
            fleetApi.addDriver,
            { companyId: 'MT', staffNumber: 'MT-09', accountId },
            { token: 'manager' },
          )
        ).failure,
      ).toMatchObject({ code: 'account_not_found', field: 'accountId' });
    await link();
    expect(
      (
        await server.call(
          fleetApi.addDriver,
          { companyId: 'MT', staffNumber: 'MT-02', accountId: 'driver' },
          { token: 'manager' },
        )
      ).failure,
    ).toMatchObject({ code: 'already_registered', field: 'accountId' });
  });
});
