// Is no parcel left at a point without a word, is the word asked for once, and does the door come before the shelf?
import { consentsApi, currentWording, homeDeliveryApi, hubApi, noticesApi, walletApi } from '@kehuoyou/shared';
import type { HomeDeliveryAsk, Leaving, LeaveWish } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import {
  add,
  agreed,
  GRANDMOTHER,
  sample,
  server,
  serverForEachTest,
} from '../../testing/accounts/household-server.js';
import {
  announce,
  confirmedGrandmother,
  forGrandmother,
  HUB,
  POINT,
  scan,
  Scanner,
  walletOf,
} from '../../testing/parcels/parcel-world.js';

serverForEachTest();
const W = '73100112233882';
const here = { waybill: W, pointId: POINT };
const standing = { kind: 'leave_at_point', subject: POINT } as const;
const atTheHub = async (): Promise<Scanner> => {
  const clerk = await Scanner.withRole('hub_clerk');
  await clerk.uploads(scan('HUB_RECEIVED', { waybill: W, pointId: HUB }));
  return clerk;
};
const titlesOf = async (token: string): Promise<string[]> => {
  await server.app.get(OutboxRelay).drain();
  return (await server.call(noticesApi.inbox, {}, { token })).answer.notices.map(({ title }) => title);
};
const parcelOf = async (token: string) => (await walletOf(token)).parcels[0];
const say = async (token: string, wish: LeaveWish) =>
  server.call(walletApi.leave, { id: (await parcelOf(token))?.id ?? '', wish }, { token });
const atHub = async (): Promise<Leaving | undefined> => {
  const token = await sample('hub_clerk');
  const found = (await server.call(hubApi.find, { pointId: HUB, code: W }, { token })).answer;
  return found.kind === 'parcel' ? found.leaving : undefined;
};
const listed = async (more: Partial<HomeDeliveryAsk> = {}, as: 'keeper' | 'driver' = 'keeper') =>
  server.call(
    homeDeliveryApi.add,
    { id: POINT, ...GRANDMOTHER, reason: 'very_old', ...more },
    { token: await sample(as) },
  );

it('asks its household once when it is in the county, and the hub, the keeper and the wallet say what was answered', async () => {
  const grandmother = await confirmedGrandmother();
  await announce(forGrandmother(W));
  expect(await titlesOf(grandmother)).toEqual([]);
  expect((await parcelOf(grandmother))?.leaving).toBe('open');
  const clerk = await atTheHub();
  await clerk.uploads(scan('SORTED', { waybill: W, pointId: HUB, toPointId: POINT, seal: 'YD0731' }));
  expect(await titlesOf(grandmother)).toEqual([expect.stringMatching(/^尾号 3882 的快递，放在.*可以吗$/)]);
  for (const [wish, exceptions] of [
    ['refused', ['no_consent']],
    ['home', []],
    ['point', []],
  ] as const) {
    server.clock.pass(1_000);
    expect((await say(grandmother, wish)).answer).toMatchObject({ leaving: wish, exceptions });
    expect(await atHub()).toBe(wish);
    const keeper = await Scanner.withRole('keeper');
    expect((await keeper.sees()).coming).toMatchObject([{ leaving: wish, exceptions }]);
  }
  const { ledger } = (await server.call(consentsApi.list, {}, { token: grandmother })).answer;
  expect(ledger.filter(({ kind }) => kind === 'leave_parcel').map(({ act }) => act)).toEqual(['given', 'withdrawn']);
});

it('asks nobody who has agreed to this point for good, until they take that back', async () => {
  const grandmother = await confirmedGrandmother();
  const { version } = currentWording('leave_at_point');
  await server.call(consentsApi.give, { ...standing, version }, { token: grandmother });
  await announce(forGrandmother(W));
  await atTheHub();
  expect([await titlesOf(grandmother), await atHub()]).toEqual([[], 'point']);
  await server.call(consentsApi.withdraw, standing, { token: grandmother });
  expect([await atHub(), (await parcelOf(grandmother))?.leaving]).toEqual(['open', 'open']);
});

it('asks the keeper to ring up where nobody there uses the app, who writes down what was said, or takes it back', async () => {
  await announce(forGrandmother(W));
  const keeper = await Scanner.withRole('keeper');
  await keeper.uploads(scan('SHELVED', { ...here, rack: 2, layer: 3 }));
  const seen = async () => (await keeper.sees()).waiting.map(({ leaving }) => leaving);
  expect(await seen()).toEqual(['unasked']);
  const yes = scan('CONSENT_GIVEN', here);
  await keeper.uploads(yes);
  expect(await seen()).toEqual(['point']);
  await keeper.uploads(scan('RETRACTED', { ...here, retracts: yes.eventId }));
  expect(await seen()).toEqual(['unasked']);
});

it('brings it home to whoever is on the point’s list, tells them so, and leaves nothing on the shelf', async () => {
  const grandmother = await confirmedGrandmother();
  expect((await listed()).answer.people).toMatchObject([{ name: '罗**', phoneTail: '0001', reason: 'very_old' }]);
  expect((await listed({ reason: 'disabled' })).answer.people).toHaveLength(1);
  await announce(forGrandmother(W));
  const keeper = await Scanner.withRole('keeper');
  await keeper.uploads(scan('SHELVED', { ...here, rack: 2, layer: 3 }));
  expect((await keeper.sees()).waiting).toMatchObject([{ leaving: 'home' }]);
  const { notices } = (await server.call(noticesApi.inbox, {}, { token: grandmother })).answer;
  expect(notices).toEqual([]);
  await server.app.get(OutboxRelay).drain();
  const [told] = (await server.call(noticesApi.inbox, {}, { token: grandmother })).answer.notices;
  expect(told?.text).toContain('不用来取，站长给您送上门');
  await keeper.uploads(scan('HOME_DELIVERED', here));
  expect((await titlesOf(grandmother))[0]).toMatch(/^尾号 3882 的快递 .* 送到家了$/);
  expect(await parcelOf(grandmother)).toMatchObject({ state: 'collected', collected: { home: true } });
  expect((await say(grandmother, 'point')).code).toBe('parcel_over');
});

it('takes somebody off the list, and lets nobody else see or keep it', async () => {
  const token = await sample('keeper');
  const [entry] = (await listed()).answer.people;
  const end = { id: POINT, entryId: entry?.id ?? '' };
  expect((await listed({}, 'driver')).status).toBe(403);
  expect((await server.call(homeDeliveryApi.end, end, { token: await sample('driver') })).status).toBe(403);
  expect((await server.call(homeDeliveryApi.list, { id: POINT }, { token })).answer.people).toHaveLength(1);
  expect((await server.call(homeDeliveryApi.end, end, { token })).answer.people).toEqual([]);
  await announce(forGrandmother(W));
  expect(await atHub()).toBe('unasked');
});

it('is said by nobody but its household', async () => {
  const grandmother = await confirmedGrandmother();
  await announce(forGrandmother(W));
  const stranger = await agreed('neighbour');
  await add(stranger, GRANDMOTHER);
  const { id = '' } = (await parcelOf(grandmother)) ?? {};
  expect((await server.call(walletApi.leave, { id, wish: 'refused' }, { token: stranger })).code).toBe(
    'parcel_not_found',
  );
  expect((await parcelOf(grandmother))?.leaving).toBe('open');
});
