// May a keeper say that nobody will be there, and take it back, for their own point alone?
import { followingsApi, networkApi, noticesApi, pausesApi } from '@kehuoyou/shared';
import type { AnnouncePause } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { NetworkService } from '../network.service.js';
import { RunningApp } from '../../testing/running-app.js';

const POINT = 'P104204';
const people = {
  keeper: [{ role: 'keeper', scope: { kind: 'point', id: POINT } }],
  other: [{ role: 'keeper', scope: { kind: 'point', id: 'P101209' } }],
  township: [{ role: 'township_office', scope: { kind: 'area', id: '350423104' } }],
  elsewhere: [{ role: 'township_office', scope: { kind: 'area', id: '350423102' } }],
  villager: [],
} as const;
let server: RunningApp;

beforeEach(async () => {
  server = await RunningApp.start({ at: '2026-11-24T09:00:00', people });
});
afterEach(() => server.close());

const ask: AnnouncePause = {
  ...{ id: POINT, from: '2026-11-24T09:00:00+08:00', until: '2026-11-25T00:00:00+08:00', reason: '站长生病' },
  substitutePointId: 'P104201',
};
const says = (token: string, more: Partial<AnnouncePause> = {}) =>
  server.call(pausesApi.announce, { ...ask, ...more }, { token });
const seen = async () => {
  await server.app.get(NetworkService).load();
  return (await server.call(networkApi.point, { id: POINT })).answer;
};

it.each(['keeper', 'township'])('is public at once when a %s says so, until it is taken back', async (token) => {
  const { pauseId } = (await says(token)).answer;
  const point = await seen();
  expect(point.openNow).toMatchObject({ open: false, reason: 'paused' });
  expect(point.pauses).toMatchObject([{ id: pauseId, reason: '站长生病', substitutePointId: 'P104201' }]);
  expect((await server.call(pausesApi.withdraw, { id: POINT, pauseId }, { token })).answer).toEqual({
    withdrawn: true,
  });
  expect((await seen()).pauses).toEqual([]);
  expect((await server.call(pausesApi.withdraw, { id: POINT, pauseId }, { token })).code).toBe('already_withdrawn');
});

it('is nobody else’s to say, or to take back', async () => {
  for (const token of ['other', 'elsewhere']) expect((await says(token)).code).toBe('point_not_found');
  expect((await says('villager')).code).toBe('not_allowed');
  const { pauseId } = (await says('keeper')).answer;
  expect((await server.call(pausesApi.withdraw, { id: 'P101209', pauseId }, { token: 'other' })).code).toBe(
    'not_found',
  );
  expect((await seen()).pauses).toHaveLength(1);
});

it.each([
  ['that is over already', { from: '2026-11-23T08:00:00+08:00', until: '2026-11-24T08:00:00+08:00' }, 'until'],
  ['that ends before it begins', { until: '2026-11-24T08:30:00+08:00' }, 'until'],
  ['without a reason', { reason: ' ' }, 'reason'],
  ['from no time', { from: 'tomorrow' }, 'from'],
  ['with the point itself instead', { substitutePointId: POINT }, 'substitutePointId'],
  ['with a point that there is not', { substitutePointId: 'P999999' }, 'substitutePointId'],
])('refuses a pause %s', async (_what, more, field) => {
  const { status, failure } = await says('keeper', more);
  expect([status >= 400, failure.field]).toEqual([true, field]);
  expect((await seen()).pauses).toEqual([]);
});

it('is not called over while another one goes on', async () => {
  await server.call(followingsApi.follow, { kind: 'point', id: POINT }, { token: 'villager' });
  const told = async () => {
    await server.app.get(OutboxRelay).drain();
    const { notices } = (await server.call(noticesApi.inbox, {}, { token: 'villager' })).answer;
    return notices.map(({ kind, superseded }) => `${kind}${superseded ? ' no more' : ''}`);
  };
  const [first, second] = [(await says('keeper')).answer, (await says('township', { reason: '停电停网' })).answer];
  expect(await told()).toEqual(['point_paused', 'point_paused']);
  await server.call(pausesApi.withdraw, { id: POINT, ...first }, { token: 'keeper' });
  expect((await told()).sort()).toEqual(['point_paused', 'point_paused no more']);
  await server.call(pausesApi.withdraw, { id: POINT, ...second }, { token: 'township' });
  expect((await told())[0]).toBe('point_resumed');
});

it('is said once where it is said again because no answer came, and anew once it was taken back', async () => {
  const [first, again] = [
    (await says('keeper')).answer,
    (await says('keeper', { from: '2026-11-24T09:01:00+08:00' })).answer,
  ];
  expect(again).toEqual(first);
  const until = '2026-11-26T00:00:00+08:00';
  for (const more of [{ until }, { reason: '盘点' }, { from: '2026-11-24T08:00:00+08:00' }])
    expect((await says('keeper', more)).answer).not.toEqual(first);
  await server.call(pausesApi.withdraw, { id: POINT, ...first }, { token: 'keeper' });
  expect((await says('keeper', { from: '2026-11-24T07:30:00+08:00' })).answer).not.toEqual(first);
  expect((await seen()).pauses).toHaveLength(4);
});

it.each(['closed', 'filed'] as const)('sends nobody to a point that is %s', async (status) => {
  await server.dataSource.query('UPDATE service_point SET status = ? WHERE id = ?', [status, 'P104201']);
  await seen();
  expect((await says('keeper')).failure).toMatchObject({ code: 'point_not_found', field: 'substitutePointId' });
});
