// Does the sheet at a stop say every bus that leaves there, and is it printed once however many ask?
import { scannedPath, timetableApi } from '@kehuoyou/shared';
import type { Grant } from '@kehuoyou/shared';
import { extractText, getDocumentProxy } from 'unpdf';
import { RunningApp } from '../../testing/running-app.js';

const people: Record<string, readonly Grant[]> = { villager: [] };
let server: RunningApp;
beforeAll(async () => {
  server = await RunningApp.start({ people });
});
afterAll(() => server.close());

const sheetOf = (stopId: string, headers: Record<string, string> = {}) =>
  server.app.inject({ method: 'GET', url: timetableApi.printed.path.replace(':stopId', stopId), headers });

async function wordsOf(bytes: Buffer): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
  return text;
}

it('names the stop, its buses of any day, where they go, and the address of its code', async () => {
  const reply = await sheetOf('V104204');
  expect([reply.statusCode, reply.headers['content-type']]).toEqual([200, 'application/pdf']);
  expect(reply.headers['content-disposition']).toContain(encodeURIComponent('班车时刻表.pdf'));
  const words = await wordsOf(reply.rawPayload);
  const { body: board } = await server.call(timetableApi.board, { stopId: 'V104204', date: '2026-11-25' });
  expect(words).toContain(board.stop.name);
  expect(board.departures.length).toBeGreaterThan(0);
  for (const { departure, headsign, routeName } of board.departures) {
    expect(words).toContain(departure.slice(11, 16));
    expect(words).toContain(`去 ${headsign}`);
    expect(words).toContain(routeName);
  }
  for (const said of [
    '2026年11月24日起',
    '示意时刻表',
    scannedPath({ kind: 'stop', id: 'V104204' }),
    '第 1 页，共 1 页',
  ])
    expect(words).toContain(said);
});

it('is the same bytes until the day or the timetable changes, and then is not sent again to who has it', async () => {
  const [one, two] = await Promise.all([sheetOf('COUNTY'), sheetOf('COUNTY')]);
  expect(one.rawPayload.equals(two.rawPayload)).toBe(true);
  expect(await wordsOf(one.rawPayload)).toMatch(/第 1 页[^]*第 2 页/);
  const etag = String(one.headers['etag']);
  expect((await sheetOf('COUNTY', { 'if-none-match': etag })).statusCode).toBe(304);
  server.clock.set('2026-11-25T09:00:00+08:00');
  const tomorrow = await sheetOf('COUNTY', { 'if-none-match': etag });
  expect([tomorrow.statusCode, tomorrow.headers['etag'] === etag]).toEqual([200, false]);
  server.clock.set('2026-11-24T09:00:00+08:00');
});

it('of a stop that is not there is missing', async () => {
  const reply = await sheetOf('V999999');
  expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([404, 'stop_not_found']);
});
