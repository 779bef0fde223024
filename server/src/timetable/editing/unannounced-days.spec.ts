// Does whoever changes the timetable learn what nobody can know yet of a year to come?
import { timetableEditApi } from '@kehuoyou/shared';
import type { TimetableEdit } from '@kehuoyou/shared';
import { RunningApp } from '../../testing/running-app.js';

/** K01-O01 leaves the county at 06:37 every day. */
const trip = 'K01-O01';
let server: RunningApp;
beforeAll(async () => {
  const office = [{ role: 'county_office' as const, scope: { kind: 'area' as const, id: '350423' } }];
  server = await RunningApp.start({ at: '2026-11-24T08:00:00+08:00', people: { office } });
});
afterAll(() => server.close());

it('says in the preview from which day on nobody knows which weekends are worked, where that matters', async () => {
  const days = { from: '2026-12-01', until: '2027-01-31' };
  const edit = (on: 'workdays' | 'every_day'): TimetableEdit => ({
    kind: 'cancel',
    tripId: trip,
    days: { ...days, on },
    reason: '检修',
  });
  const unknown = async (on: 'workdays' | 'every_day', from: string, until: string) =>
    (await server.call(timetableEditApi.preview, { edits: [edit(on)], from, until }, { token: 'office' })).body
      .unannouncedFrom;
  expect(await unknown('workdays', '2026-12-20', '2027-01-10')).toBe('2027-01-01');
  expect(await unknown('workdays', '2027-01-04', '2027-01-10')).toBe('2027-01-04');
  expect(await unknown('workdays', '2026-12-01', '2026-12-31')).toBeUndefined();
  expect(await unknown('every_day', '2026-12-20', '2027-01-10')).toBeUndefined();
});
