// Is each reminded of a complaint's clock once, in time, over holidays and restarts, and nobody of what was answered?
import { complaintDeskApi, noticesApi } from '@kehuoyou/shared';
import {
  complaintsForEachTest,
  handedToPost,
  idOf,
  moving,
  passedOn,
  said,
  shut,
  town,
} from '../../testing/complaints/complaint-world.js';
import { ComplaintDues } from './complaint-dues.service.js';

complaintsForEachTest();

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const post = { token: 'post' };

/** Looks at the clocks, twice as two servers would, and lets everybody hear. */
async function look(): Promise<number> {
  const [first, second] = await Promise.all([dues().sweep(), dues().sweep()]);
  await passedOn();
  return (first?.due ?? 0) + (second?.due ?? 0);
}
const dues = (): ComplaintDues => town.app.get(ComplaintDues);

async function heard(token: string): Promise<string[]> {
  const { notices } = (await town.call(noticesApi.inbox, {}, { token })).answer;
  return notices.map(({ title }) => title.replace(/：\w{6}$/, '')).filter((title) => /时间|一天了/.test(title));
}

it('reminds whoever has it a day before the promise ends, and them and the office when it is over, once each', async () => {
  const { number } = await said(shut(), 'villager');
  const id = await handedToPost(number);
  await town.call(complaintDeskApi.start, { id, text: '打过电话，明天去看' }, post);
  // Two days are promised.
  town.clock.pass(DAY_MS - 1);
  expect(await look()).toBe(0);
  town.clock.pass(1);
  expect(await look()).toBe(1);
  expect(await look()).toBe(0);
  expect([await heard('post'), await heard('office')]).toEqual([['快到答应的时间了'], []]);
  town.clock.pass(DAY_MS - 1);
  expect(await look()).toBe(0);
  town.clock.pass(1);
  expect(await look()).toBe(1);
  town.clock.pass(4 * DAY_MS);
  expect(await look()).toBe(0);
  expect([await heard('post'), await heard('office')]).toEqual([
    ['过了答应的时间', '快到答应的时间了'],
    ['过了答应的时间'],
  ]);
  expect(await heard('villager')).toEqual([]);
});

it('tells whoever said it that they may go outside, once the law’s day is over, an anonymous one nobody', async () => {
  await said(shut(), 'villager');
  await said(shut({ identity: 'anonymous' }), 'neighbour');
  town.clock.set('2026-12-08T23:59:59.999+08:00');
  await look();
  expect(await heard('villager')).toEqual([]);
  town.clock.set('2026-12-09T00:00:00+08:00');
  await look();
  await look();
  expect(await heard('villager')).toEqual(['过了法定时间还没答复']);
  expect(await heard('neighbour')).toEqual([]);
});

it('reminds once of the first word to whoever said it, a day after it was handed on', async () => {
  const { number } = await said(shut({ category: 'point_fee' }));
  const first = await handedToPost(number);
  town.clock.pass(DAY_MS - 1);
  expect(await look()).toBe(0);
  town.clock.pass(1);
  expect(await look()).toBe(1);
  town.clock.pass(HOUR_MS);
  expect(await look()).toBe(0);
  expect(await heard('post')).toEqual(['转来一天了，还没联系人']);
  await town.call(complaintDeskApi.start, { id: first, text: '打过电话，明天去看' }, post);
  const { number: other } = await said(shut({ category: 'point_fee' }));
  const id = await handedToPost(other);
  await town.call(complaintDeskApi.start, { id, text: '打过电话，明天去看' }, post);
  town.clock.pass(DAY_MS);
  await look();
  expect((await heard('post')).filter((title) => title.includes('还没联系人'))).toHaveLength(1);
});

it('reminds of half a short promise, and of a new one after it was opened again', async () => {
  const { number, receipt } = await said(shut({ category: 'danger' }));
  const id = await idOf(number);
  town.clock.pass(12 * HOUR_MS - 1);
  expect(await look()).toBe(0);
  town.clock.pass(1);
  expect(await look()).toBe(1);
  const text = '到现场看了，已经收走了，放心。';
  await town.call(complaintDeskApi.assign, { id, body: { kind: 'county', id: '350423' } }, { token: 'office' });
  await town.call(complaintDeskApi.answer, { id, outcome: 'fixed', text }, { token: 'office' });
  town.clock.pass(DAY_MS);
  expect(await look()).toBe(0);
  await moving(receipt, 'not_solved', '还在');
  // Three working days from Wednesday evening: Monday.
  town.clock.set('2026-12-06T21:19:59+08:00');
  expect(await look()).toBe(0);
  town.clock.set('2026-12-06T21:20:00+08:00');
  expect(await look()).toBe(1);
});

it('waits while whoever said it is asked', async () => {
  const { number } = await said(shut());
  const id = await handedToPost(number);
  await town.call(complaintDeskApi.ask, { id, text: '请拍一张门口的照片' }, post);
  town.clock.pass(2 * DAY_MS + HOUR_MS);
  expect(await look()).toBe(0);
});

it('counts working days over the Spring Festival, and the Saturday that is worked for it', async () => {
  town.clock.set('2026-02-13T17:00:00+08:00');
  await said(shut({ category: 'other' }));
  town.clock.set('2026-02-26T16:59:59+08:00');
  expect(await look()).toBe(0);
  town.clock.set('2026-02-26T17:00:00+08:00');
  expect(await look()).toBe(1);
  town.clock.set('2026-02-27T17:00:00+08:00');
  expect(await look()).toBe(1);
  expect(await heard('office')).toEqual(['过了答应的时间', '快到答应的时间了']);
});
