// Is a household only proposed until the keeper has asked, and a shop's number nobody's?
import { matchingApi, noticesApi } from '@kehuoyou/shared';
import type { PointParcel } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import {
  add,
  agreed,
  codeFor,
  confirm,
  sample,
  server,
  serverForEachTest,
} from '../../testing/accounts/household-server.js';
import { announce, confirmedGrandmother, POINT, scan, Scanner, walletOf } from '../../testing/parcels/parcel-world.js';

serverForEachTest();
const [W, OTHER] = ['73100112233882', '73100112230417'];
let keeper: Scanner;
/** As many labels show it. */
const LABEL = { name: '罗**', phone: '199****0001' };

async function shelved(recipient: { name?: string; phone?: string; virtualNumber?: string }, waybill = W) {
  await announce({ waybill, carrier: 'zhongtong', recipient, pointId: POINT });
  keeper = await Scanner.withRole('keeper');
  await keeper.uploads(scan('SHELVED', { waybill, pointId: POINT, rack: 2, layer: 3 }));
}
const seen = async (waybill = W): Promise<PointParcel | undefined> =>
  (await keeper.sees()).waiting.find((each) => each.waybill === waybill);
const say = async (household: string | undefined, yes: boolean, token = keeper.token) =>
  server.call(matchingApi.say, { id: POINT, waybill: W, household: household ?? '0123456789abcdef', yes }, { token });

it('proposes by surname, last four and place, and is in the wallet once the keeper has said yes', async () => {
  const grandmother = await confirmedGrandmother();
  await shelved(LABEL);
  const parcel = await seen();
  expect(parcel).toMatchObject({ grade: 'unknown', proposal: { name: '罗**' }, phoneTail: '0001' });
  expect(parcel).not.toHaveProperty('household');
  expect((await walletOf(grandmother)).parcels).toEqual([]);
  expect((await say(parcel?.proposal?.household, true)).answer).toEqual({ grade: 'tail4_surname_village' });
  expect((await walletOf(grandmother)).parcels).toMatchObject([{ waybill: W, shelf: '2-3-3882' }]);
  await server.app.get(OutboxRelay).drain();
  const { notices } = (await server.call(noticesApi.inbox, {}, { token: grandmother })).answer;
  expect(notices.map(({ kind }) => kind)).toEqual(['parcel_ready']);
  const matched = await seen();
  expect(matched).toMatchObject({ grade: 'tail4_surname_village', household: expect.any(String) as string });
  expect(matched).not.toHaveProperty('proposal');
  // It was the wrong one after all.
  expect((await say(parcel?.proposal?.household, false)).answer).toEqual({ grade: 'unknown' });
  expect((await walletOf(grandmother)).parcels).toEqual([]);
  expect(await seen()).not.toHaveProperty('proposal');
});

it('is not proposed again once the keeper has said no', async () => {
  await confirmedGrandmother();
  await shelved(LABEL);
  const household = (await seen())?.proposal?.household;
  await say(household, false);
  expect(await seen()).not.toHaveProperty('proposal');
  expect((await say(household, true)).code).toBe('match_gone');
});

it.each([
  ['another surname', { name: '王**', phone: '199****0001' }],
  ['other digits', { name: '罗**', phone: '199****0002' }],
  ['a hidden surname', { name: '*阿婆', phone: '199****0001' }],
  ['no digits', { name: '罗**' }],
  ['a shop’s number that ends alike', { name: '罗**', virtualNumber: '13900001111-0001' }],
  ['a shop’s number in the field of the phone', { name: '罗**', phone: '13900001111-0001' }],
])('proposes nobody for %s', async (_what, recipient) => {
  await confirmedGrandmother();
  await shelved(recipient);
  expect(await seen()).not.toHaveProperty('proposal');
});

it('proposes nobody where two are alike', async () => {
  await confirmedGrandmother();
  const token = await agreed('neighbour');
  const { id } = await add(token, { name: '罗小妹', phone: '19911110001' });
  await confirm(await sample('keeper'), await codeFor(token, id));
  await shelved(LABEL);
  expect(await seen()).not.toHaveProperty('proposal');
});

it('keeps a shop’s number apart by the digits at its end, and together with others of the same', async () => {
  await confirmedGrandmother();
  await shelved({ name: '罗**', virtualNumber: '13900001111-2345' });
  await shelved({ name: '罗**', phone: '13900001111-2345' }, OTHER);
  const [one, other] = [await seen(), await seen(OTHER)];
  expect([one, other]).toMatchObject([
    { grade: 'virtual_number', virtualKey: '2345' },
    { grade: 'virtual_number', virtualKey: '2345' },
  ]);
  expect(one?.household).toBe(other?.household);
  expect([one, other].map((each) => each?.phoneTail)).toEqual([undefined, undefined]);
});

it('is a whole number’s household at once, and decided by nobody else', async () => {
  const grandmother = await confirmedGrandmother();
  await shelved({ name: '罗**', phone: '19900000001' });
  expect(await seen()).toMatchObject({ grade: 'verified_hash' });
  expect((await walletOf(grandmother)).parcels).toHaveLength(1);
  expect((await say(undefined, true)).code).toBe('match_gone');
  expect((await say(undefined, true, await sample('driver'))).status).toBe(403);
});
