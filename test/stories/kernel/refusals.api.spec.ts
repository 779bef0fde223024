// What is asked wrongly is refused: with a code, the field at fault, and a sentence to act on.
import {
  announcementsApi,
  journeyApi,
  meApi,
  networkApi,
  picturesApi,
  sessionsApi,
  timetableApi,
} from '@kehuoyou/shared';
import type { Endpoint, FailureCode } from '@kehuoyou/shared';
import { refusalIn } from '../../harness/api-client.js';
import { onEachDatabase } from '../../harness/database.js';
import { XIAXIE, XIAXIE_POINT, XIAXIE_STOP } from '../../harness/places.js';
import { startServer } from '../../harness/running-server.js';
import type { RunningServer } from '../../harness/running-server.js';

type Ask = Readonly<Record<string, unknown>>;
type Case = readonly [string, Endpoint<object, unknown>, Ask, FailureCode, string | undefined];

const { nearest, point, points, areas } = networkApi as unknown as Record<string, Endpoint<object, unknown>>;
const { board, pack, lines } = timetableApi as unknown as Record<string, Endpoint<object, unknown>>;
const { journeys } = journeyApi as unknown as Record<string, Endpoint<object, unknown>>;
const {
  byWechat,
  byCode,
  bySample,
  list: sessions,
} = sessionsApi as unknown as Record<string, Endpoint<object, unknown>>;
const { one: announcement, submit } = announcementsApi as unknown as Record<string, Endpoint<object, unknown>>;
const { picture } = picturesApi as unknown as Record<string, Endpoint<object, unknown>>;
const { me } = meApi as unknown as Record<string, Endpoint<object, unknown>>;
if (
  !nearest ||
  !point ||
  !points ||
  !areas ||
  !board ||
  !pack ||
  !journeys ||
  !lines ||
  !byWechat ||
  !byCode ||
  !bySample
)
  throw new Error('an endpoint has gone');
if (!sessions || !announcement || !submit || !picture || !me) throw new Error('an endpoint has gone');

const here = { lat: 26.1, lng: 116.8 };

const cases: readonly Case[] = [
  ['an unknown village', pack, { code: '350423999999' }, 'village_not_found', 'code'],
  ['a township where a village is meant', pack, { code: '350423104' }, 'village_not_found', 'code'],
  ['an unknown village to be served', points, { village: '1' }, 'village_not_found', 'village'],
  ['an unknown village to rank for', nearest, { village: '1' }, 'village_not_found', 'village'],
  ['an unknown township', points, { township: XIAXIE }, 'area_not_found', 'township'],
  ['an unknown stop', board, { stopId: 'NOWHERE' }, 'stop_not_found', 'stopId'],
  ['a name that every object has', board, { stopId: '__proto__' }, 'stop_not_found', 'stopId'],
  ['an unknown point', point, { id: 'P000000' }, 'point_not_found', 'id'],
  ['another name that every object has', point, { id: 'constructor' }, 'point_not_found', 'id'],
  ['a way from nowhere', journeys, { from: 'NOWHERE', to: XIAXIE }, 'stop_not_found', 'from'],
  ['a way to nowhere', journeys, { from: XIAXIE, to: 'NOWHERE' }, 'stop_not_found', 'to'],
  ['a way without an end', journeys, { from: XIAXIE }, 'invalid_field', 'to'],
  ['a latitude beyond the pole', nearest, { ...here, lat: 90.1 }, 'position_outside_world', 'lat'],
  ['a longitude beyond the date line', nearest, { ...here, lng: -181 }, 'position_outside_world', 'lng'],
  ['a latitude that is no number', nearest, { ...here, lat: 'north' }, 'invalid_field', 'lat'],
  ['a latitude of nothing', nearest, { ...here, lat: '' }, 'invalid_field', 'lat'],
  ['not a number', nearest, { ...here, lng: 'NaN' }, 'invalid_field', 'lng'],
  ['infinity', nearest, { ...here, lng: '1e309' }, 'invalid_field', 'lng'],
  ['half a position', nearest, { lat: 26.1 }, 'invalid_field', 'lng'],
  ['no position and no village', nearest, {}, 'invalid_field', 'lat'],
  ['a limit over 50', nearest, { ...here, limit: 51 }, 'limit_too_large', 'limit'],
  ['a limit over 50 for a board', board, { stopId: XIAXIE_STOP, limit: 1_000_000 }, 'limit_too_large', 'limit'],
  ['a limit of nothing', nearest, { ...here, limit: 0 }, 'invalid_field', 'limit'],
  ['a limit that is no number', nearest, { ...here, limit: 'all' }, 'invalid_field', 'limit'],
  ['half a row', nearest, { ...here, limit: 1.5 }, 'invalid_field', 'limit'],
  ['a service that nobody offers', nearest, { ...here, services: 'mail,haircut' }, 'invalid_field', 'services'],
  ['neither yes nor no', nearest, { ...here, open: 'maybe' }, 'invalid_field', 'open'],
  ['a datum that nobody uses', areas, { crs: 'bd09' }, 'invalid_field', 'crs'],
  ['an unknown field', nearest, { ...here, colour: 'red' }, 'unknown_field', 'colour'],
  ['an unknown field of a board', board, { stopId: XIAXIE_STOP, dates: '2026-11-24' }, 'unknown_field', 'dates'],
  ['an unknown field where there are none', lines, { q: '1' }, 'unknown_field', 'q'],
  ['nothing to look for', points, {}, 'invalid_field', 'q'],
  ['blanks to look for', points, { q: '  ' }, 'invalid_field', 'q'],
  ['a name as long as a novel', points, { q: '下'.repeat(65) }, 'invalid_field', 'q'],
  ['a malformed date', board, { stopId: XIAXIE_STOP, date: '24.11.2026' }, 'malformed_date', 'date'],
  ['a day that does not exist', board, { stopId: XIAXIE_STOP, date: '2026-02-30' }, 'malformed_date', 'date'],
  [
    'a malformed day for a way',
    journeys,
    { from: XIAXIE, to: XIAXIE_POINT, date: 'tomorrow' },
    'malformed_date',
    'date',
  ],
  ['a sign-in without a code', byWechat, {}, 'invalid_field', 'code'],
  ['a code of WeChat’s that is a list', byWechat, { code: ['a'] }, 'invalid_field', 'code'],
  ['a code of WeChat’s that nobody gave', byWechat, { code: 'made up' }, 'wechat_refused', undefined],
  ['a code of ours that nobody gave', byCode, { code: 'ZZZZZZZZ' }, 'code_not_valid', 'code'],
  ['a role that nobody has', bySample, { role: 'king' }, 'invalid_field', 'role'],
  ['an unknown field of a sign-in', byWechat, { code: 'a', admin: true }, 'unknown_field', 'admin'],
  ['nobody who asks who they are', me, {}, 'sign_in_needed', undefined],
  ['nobody who asks where they are signed in', sessions, {}, 'sign_in_needed', undefined],
  [
    'nobody who announces something, before it is even looked at',
    submit,
    { areaCode: 'x' },
    'sign_in_needed',
    undefined,
  ],
  ['an unknown announcement', announcement, { id: 'none' }, 'announcement_not_found', 'id'],
  ['an unknown picture', picture, { id: 'none' }, 'picture_not_found', 'id'],
  [
    'an hour that does not exist',
    journeys,
    { from: XIAXIE, to: XIAXIE_POINT, departAfter: '25:00' },
    'invalid_field',
    'departAfter',
  ],
];

const paths: readonly (readonly [string, string, FailureCode, string | undefined])[] = [
  ['a page that is not there', '/api/nothing', 'not_found', undefined],
  ['a field given twice', `/api/points/nearest?lat=26&lat=27&lng=116`, 'invalid_field', 'lat'],
  ['a field that the path has already', `/api/boards/${XIAXIE_STOP}?stopId=COUNTY`, 'unknown_field', 'stopId'],
  ['a field of every object', '/api/areas?__proto__=1', 'unknown_field', '__proto__'],
  ['a broken percent sign', '/api/points/%E0%A4%A', 'malformed_request', undefined],
];

onEachDatabase((database) => {
  let server: RunningServer;

  beforeAll(async () => {
    server = await startServer({ database, clock: '2026-11-24T09:00:00+08:00' });
  });
  afterAll(() => server.stop());

  it.each(cases)('refuses %s', async (_what, endpoint, ask, code, field) => {
    const refusal = await server.client.refuses(endpoint, ask);
    expect([refusal.code, refusal.field]).toEqual([code, field]);
    expect(refusal.message).toMatch(/[一-龥]{4,}/);
  });

  it.each(paths)('refuses %s', async (_what, path, code, field) => {
    const refusal = await server.client.refusesPath(path);
    expect([refusal.code, refusal.field]).toEqual([code, field]);
  });

  it('refuses a path that is longer than any, a body that is no JSON, and a method that is not offered', async () => {
    expect((await server.client.refusesPath(`/api/points/${'P'.repeat(300)}`)).status).toBeLessThan(500);
    for (const sent of [
      { method: 'POST', path: '/api/areas', body: '{', headers: { 'content-type': 'application/json' } },
      { method: 'DELETE', path: '/api/areas' },
      { method: 'PUT', path: '/api/areas', body: '<a/>', headers: { 'content-type': 'application/xml' } },
    ]) {
      const refusal = refusalIn(await server.client.send(sent));
      expect(refusal.status).toBeGreaterThanOrEqual(400);
      expect(refusal.status).toBeLessThan(500);
    }
  });

  it.each([undefined, '', 'with blank', 'a'.repeat(129)])('refuses a write whose key is %p', async (key) => {
    const headers = { 'content-type': 'application/json', ...(key === undefined ? {} : { 'idempotency-key': key }) };
    const reply = await server.client.send({
      method: 'POST',
      path: '/api/sessions/sample',
      headers,
      body: '{"role":"resident"}',
    });
    expect(refusalIn(reply)).toMatchObject({ code: 'idempotency_key_missing', status: 400 });
  });

  it('gives each refusal a number of its own, and the header says the same', async () => {
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => server.client.send({ path: '/api/points/none' })),
    );
    const ids = replies.map((reply) => refusalIn(reply).requestId);
    expect(new Set(ids).size).toBe(20);
    expect(replies.map(({ headers }) => headers['x-request-id'])).toEqual(ids);
  });

  it('refuses who asks too much, and says when to come back', async () => {
    await server.stop();
    await server.startAgain({ env: { REQUESTS_PER_MINUTE: '30' } });
    const replies = [];
    // The answer cache and the long way count together.
    for (let asked = 0; asked < 40; asked += 1)
      replies.push(await server.client.send({ path: asked % 2 === 0 ? '/api/areas' : '/api/points/none' }));
    const refused = replies.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(10);
    expect(refused.length).toBeLessThanOrEqual(12);
    expect(refused.map(({ headers }) => headers['retry-after'])).toEqual(refused.map(() => '60'));
    for (const reply of refused) expect(refusalIn(reply).code).toBe('rate_limited');
  });
});
