// Does whoever answers for a company get its papers as a table, the urgent ones first, and nobody else?
import { fleetApi, paperNames } from '@kehuoyou/shared';
import type { Grant } from '@kehuoyou/shared';
import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { RunningApp } from '../../testing/running-app.js';

const people: Record<string, readonly Grant[]> = {
  manager: [{ role: 'company_manager', scope: { kind: 'company', id: 'MT' } }],
  other: [{ role: 'company_manager', scope: { kind: 'company', id: 'YZ' } }],
  driver: [{ role: 'driver', scope: { kind: 'company', id: 'MT' } }],
};
let server: RunningApp;
beforeAll(async () => {
  server = await RunningApp.start({ people });
});
afterAll(() => server.close());

const fileOf = (path: string, as: string, more = '') =>
  server.app.inject({ method: 'GET', url: `${path}?companyId=MT${more}`, headers: { authorization: `Bearer ${as}` } });

it('as CSV and for Excel says the same of every paper that there must be', async () => {
  const csv = await fileOf(fleetApi.papersCsv.path, 'manager');
  const excel = await fileOf(fleetApi.papersExcel.path, 'manager');
  expect([csv.statusCode, excel.statusCode]).toEqual([200, 200]);
  expect(csv.headers['cache-control']).toBe('no-store');
  expect(csv.headers['content-disposition']).toContain(encodeURIComponent('证件2026-11-24.csv'));
  const rows = parse(csv.body, { bom: true, columns: true }) as Record<string, string>[];
  const { body: fleet } = await server.call(fleetApi.list, { companyId: 'MT' }, { token: 'manager' });
  expect(rows).toHaveLength(3 * fleet.vehicles.length + 2 * fleet.drivers.length);
  const left = rows.map((row) => (row['还剩天数'] === '' ? -Infinity : Number(row['还剩天数'])));
  expect([...left].sort((a, b) => a - b)).toEqual(left);
  expect(rows.find((row) => row['车牌或工号'] === '闽G00006示' && row['证件'] === paperNames.inspection)).toEqual({
    车辆或司机: '车辆',
    车牌或工号: '闽G00006示',
    证件: '年检',
    有效到: '2026-10-31',
    还剩天数: '-24',
    情况: '已过期',
  });
  const [sheet] = await readXlsxFile(excel.rawPayload);
  const [header, ...cells] = sheet?.data ?? [];
  expect(header).toEqual(Object.keys(rows[0] ?? {}));
  expect(
    cells.map((row) =>
      row.map((cell) => (cell === null ? '' : cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell))),
    ),
  ).toEqual(rows.map((row) => Object.values(row)));
});

it('holds the papers of those alone that are asked for, and of nobody of another company', async () => {
  const { body: fleet } = await server.call(fleetApi.list, { companyId: 'MT' }, { token: 'manager' });
  const [vehicle, driver] = [fleet.vehicles[0], fleet.drivers[0]];
  const some = await fileOf(
    fleetApi.papersCsv.path,
    'manager',
    `&owners=${vehicle?.vehicleId ?? ''},${driver?.driverId ?? ''},YZ-V01`,
  );
  const rows = parse(some.body, { bom: true, columns: true }) as Record<string, string>[];
  expect(new Set(rows.map((row) => row['车牌或工号']))).toEqual(new Set([vehicle?.plate, driver?.staffNumber]));
  expect(rows).toHaveLength(5);
});

it('is kept from everybody else as the fleet is', async () => {
  for (const { path } of [fleetApi.papersCsv, fleetApi.papersExcel]) {
    expect((await fileOf(path, 'other')).json<{ code: string }>().code).toBe('company_not_found');
    expect((await fileOf(path, 'driver')).json<{ code: string }>().code).toBe('not_allowed');
    expect((await fileOf(path, 'nobody')).json<{ code: string }>().code).toBe('sign_in_needed');
  }
});
