// Somebody who has only our description writes a program: it compiles under strict types, and works.
import { journeyApi, timetableApi } from '@kehuoyou/shared';
import { jsonIn } from '../../harness/api-client.js';
import { createDatabase } from '../../harness/database.js';
import type { TestDatabase } from '../../harness/database.js';
import { ForeignProgram } from '../../harness/description/foreign-program.js';
import { XIAXIE, XIAXIE_STOP } from '../../harness/places.js';
import { startServer } from '../../harness/running-server.js';
import type { RunningServer } from '../../harness/running-server.js';

/** Reads the board of a stop and plans a way from a village to the county town, then asks for a stop that is not there. */
const PROGRAM = `
import createClient from 'openapi-fetch';
import type { components, paths } from './api.js';

type Journey = components['schemas']['Journey'];

const [, , baseUrl = '', stopId = '', village = ''] = process.argv;
const api = createClient<paths>({ baseUrl });

const board = await api.GET('/api/boards/{stopId}', { params: { path: { stopId }, query: { limit: 2 } } });
if (board.error) throw new Error(board.error.message);
const seconds: number[] = board.data.departures.map((each) => each.seconds);
// @ts-expect-error seconds are no text, and the compiler knows.
const text: string[] = board.data.departures.map((each) => each.seconds);
// @ts-expect-error nothing of that name is promised.
void board.data.departures[0]?.colour;

const ways = await api.GET('/api/journeys', { params: { query: { from: village, to: 'COUNTY' } } });
const first: Journey | undefined = ways.data?.journeys[0];

const nowhere = await api.GET('/api/boards/{stopId}', { params: { path: { stopId: 'NOWHERE' } } });
const code: 'stop_not_found' | undefined = nowhere.error?.code === 'stop_not_found' ? nowhere.error.code : undefined;

console.log(JSON.stringify({ stop: board.data.stop.name, seconds, arrival: first?.arrival, code, text: text.length }));
`;

let database: TestDatabase;
let server: RunningServer;
let program: ForeignProgram;

beforeAll(async () => {
  database = await createDatabase('sqlite');
  server = await startServer({ database, clock: '2026-11-24T09:00:00+08:00' });
  program = await ForeignProgram.against(jsonIn(await server.client.send({ path: '/openapi.json' })));
}, 240_000);

afterAll(async () => {
  await program.remove();
  await server.kill();
  await database.drop();
});

it('knows what it gets, reads a board, plans a journey and understands a refusal', async () => {
  await program.compile(PROGRAM);
  const said = JSON.parse(await program.start(server.url, XIAXIE_STOP, XIAXIE)) as object;
  const board = await server.client.call(timetableApi.board, { stopId: XIAXIE_STOP, limit: 2 });
  const ways = await server.client.call(journeyApi.journeys, { from: XIAXIE, to: 'COUNTY' });
  expect(board.departures).toHaveLength(2);
  expect(said).toEqual({
    stop: board.stop.name,
    seconds: board.departures.map(({ seconds }) => seconds),
    arrival: ways.journeys[0]?.arrival,
    code: 'stop_not_found',
    text: 2,
  });
}, 240_000);
