// Do the desk and 我说过的事 live for the sample people, once, whenever the server starts and whatever the day?
import { complaintDeskApi, complaintFiguresApi, receiptsApi, sessionsApi } from '@kehuoyou/shared';
import type { DeskComplaint, DeskPart, Role } from '@kehuoyou/shared';
import { RunningApp } from '../../testing/running-app.js';
import { ComplaintLapses } from '../handling/lapses.service.js';
import { SampleComplaints } from './sample-complaints.service.js';

const DAY_MS = 86_400_000;
let server: RunningApp;

afterEach(() => server.close());

const as = async (role: Role): Promise<string> => (await server.call(sessionsApi.bySample, { role })).answer.token;
const catchUp = () => server.app.get(SampleComplaints).catchUp();
const rows = async (): Promise<number> => {
  const [{ count }] = (await server.dataSource.query('SELECT COUNT(*) AS count FROM complaint_step')) as [
    { count: number },
  ];
  return Number(count);
};
async function desk(token: string, part: DeskPart): Promise<readonly DeskComplaint[]> {
  return (await server.call(complaintDeskApi.list, { part, limit: 50 }, { token })).answer.complaints;
}

it.each([0, 1, 2, 3, 4])('shows something of each kind on a fresh start, %s days later too', async (later) => {
  const at = new Date(Date.parse('2026-11-25T21:00:00+08:00') + later * DAY_MS);
  server = await RunningApp.start({ at: at.toISOString() });
  expect((await catchUp())?.acts).toBeGreaterThan(20);
  await server.app.get(ComplaintLapses).sweep();
  const office = await as('county_office');
  const [open, reopened, waiting] = [
    await desk(office, 'open'),
    await desk(office, 'reopened'),
    await desk(office, 'waiting'),
  ];
  const now = at.getTime();
  const age = ({ receivedAt }: DeskComplaint): number => now - Date.parse(receivedAt);
  expect(open.some((row) => age(row) >= 7 * DAY_MS)).toBe(true);
  expect(open.some(({ promisedBy }) => promisedBy !== undefined && Date.parse(promisedBy) < now)).toBe(true);
  expect(open.some(({ together }) => together === 2)).toBe(true);
  expect(reopened.length).toBeGreaterThan(0);
  expect(waiting.length).toBeGreaterThan(0);
  const mine = (await server.call(receiptsApi.mine, {}, { token: await as('resident') })).answer.complaints;
  expect(mine.some(({ kind }) => kind === 'praise')).toBe(true);
  const { count } = (await server.call(complaintFiguresApi.praiseOfPoint, { id: 'P104204' })).answer;
  expect(count).toBeGreaterThan(0);
});

it('moves with the clock, and a server that starts anew adds nothing', async () => {
  server = await RunningApp.start({ at: '2026-11-25T21:00:00+08:00' });
  await catchUp();
  const before = await rows();
  expect(await catchUp()).toBeUndefined();
  // As a process that knows of nothing that has happened.
  Object.assign(server.app.get(SampleComplaints), { until: undefined });
  await catchUp();
  expect(await rows()).toBe(before);
  server.clock.pass(DAY_MS);
  expect((await catchUp())?.acts).toBeGreaterThan(0);
  expect(await rows()).toBeGreaterThan(before);
});
