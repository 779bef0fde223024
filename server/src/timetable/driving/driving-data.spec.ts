// What is left of a driver's days once their account is gone, and once their time is over?
import { fleetApi, meApi, retentionRules, runSheetApi, tripReportApi } from '@kehuoyou/shared';
import { v4 as uuid } from 'uuid';
import { MyDataService } from '../../accounts/privacy/my-data.service.js';
import { RetentionService } from '../../accounts/privacy/retention.service.js';
import { RunningApp } from '../../testing/running-app.js';
import { TripAssignmentEntity } from '../running/trip-assignment.entity.js';
import { TripReportEntity } from '../running/trip-report.entity.js';
import { DriverEntity, DriverPaperEntity, SignOnEntity } from './fleet.entity.js';

const DAY = 86_400_000;
const DATE = '2026-11-24';
const TRIP = 'Y104A-01';
const driver = 'driver-1';
const manager = 'manager-1';

let server: RunningApp;
let driverId: string;
beforeEach(async () => {
  const scope = { kind: 'company', id: 'YZ' } as const;
  const people = { [driver]: [{ role: 'driver', scope }], [manager]: [{ role: 'company_manager', scope }] } as const;
  server = await RunningApp.start({ at: '2026-11-24T07:00:00', people });
  const registering = { companyId: 'YZ', staffNumber: 'YZ-77', accountId: driver };
  ({ driverId } = (await server.call(fleetApi.addDriver, registering, { token: manager })).answer);
  for (const kind of ['licence', 'qualification'] as const)
    await server.call(
      fleetApi.addPaper,
      { companyId: 'YZ', ownerId: driverId, kind, validUntil: '2027-12-31' },
      { token: manager },
    );
  await server.call(runSheetApi.signOn, { date: DATE, vehicleId: 'YZ-V01', tripIds: [TRIP] }, { token: driver });
});
afterEach(() => server.close());

async function reported(kind: 'stop' | 'retract', retracts?: string): Promise<string> {
  const eventId = uuid();
  const sentAt = server.clock.now().toISOString();
  const said = kind === 'stop' ? { stopId: 'V104204' } : { retracts: retracts ?? '' };
  const report = { eventId, kind, tripId: TRIP, serviceDate: DATE, occurredAt: sentAt, deviceSeq: 1, ...said };
  const { outcomes } = (await server.call(tripReportApi.submit, { sentAt, reports: [report] }, { token: driver }))
    .answer;
  expect(outcomes).toMatchObject([{ outcome: 'recorded' }]);
  return eventId;
}

const daysOf = (subject: string): number => retentionRules.find((rule) => rule.subject === subject)?.days ?? 0;
const db = () => server.dataSource.manager;

it('the facts stay and lead to nobody, and what somebody took back themself stays taken back', async () => {
  await reported('retract', await reported('stop'));
  expect((await server.call(meApi.data, {}, { token: driver })).answer.others['driving']).toMatchObject({
    driver: { staffNumber: 'YZ-77', papers: [{}, {}] },
    assignments: [{ tripId: TRIP }],
    signOns: [{ serviceDate: DATE }],
  });
  const before = await db().find(TripReportEntity, { order: { eventId: 'ASC' } });
  const { kept } = await server.database.transactions.run((tx) =>
    server.app.get(MyDataService).erase(tx, driver, driver),
  );
  expect(kept.join()).toContain('公司登记的工号和证件');
  const after = await db().find(TripReportEntity, { order: { eventId: 'ASC' } });
  expect(after.map((row) => ({ ...row, actor: driver, deviceId: driver }))).toEqual(
    before.map((row) => ({ ...row, actor: driver, deviceId: driver })),
  );
  expect(new Set(after.map(({ actor }) => actor)).size).toBe(1);
  expect(JSON.stringify([after, await db().find(TripAssignmentEntity), await db().find(DriverEntity)])).not.toContain(
    driver,
  );
  // The company registers them anew, under whichever account.
  expect(await db().findOneBy(DriverEntity, { staffNumber: 'YZ-77' })).toMatchObject({ accountId: null });
});

it('the reporter goes after a year, once, the days after a year, papers and an empty driver three years after', async () => {
  await reported('stop');
  const retention = server.app.get(RetentionService);
  const own = { staffNumber: 'YZ-77' };
  server.clock.pass((daysOf('run_sheet') - 1) * DAY);
  expect(await retention.apply()).toMatchObject({ trip_report: 0, run_sheet: 0, driver: 0 });
  server.clock.pass(2 * DAY);
  expect((await retention.apply()).trip_report).toBeGreaterThan(0);
  expect([await db().count(SignOnEntity), await db().countBy(TripReportEntity, { actor: driver })]).toEqual([0, 0]);
  expect((await retention.apply()).trip_report).toBe(0);
  await db().update(DriverEntity, own, { accountId: null });
  server.clock.pass(daysOf('driver') * DAY);
  await retention.apply();
  expect(await db().existsBy(DriverEntity, own)).toBe(true);
  server.clock.pass(365 * DAY);
  await retention.apply();
  expect([await db().existsBy(DriverEntity, own), await db().countBy(DriverPaperEntity, { driverId })]).toEqual([
    false,
    0,
  ]);
});
