// Does each desk hold what is its own, counted and found, and nothing that is about whoever sits at it?
import { createHash } from 'node:crypto';
import { complaintDeskApi, complaintFilingApi } from '@kehuoyou/shared';
import type { DeskPart } from '@kehuoyou/shared';
import {
  complaintsForEachTest,
  desk,
  handedToPost,
  idOf,
  moving,
  newReceipt,
  read,
  said,
  shut,
  town,
} from '../../testing/complaints/complaint-world.js';

complaintsForEachTest();

const countsOf = async (token: string) =>
  (await town.call(complaintDeskApi.list, {}, { token })).answer.counts as Record<DeskPart, number>;
const found = async (q: string, token = 'office') =>
  (await town.call(complaintDeskApi.list, { q }, { token })).answer.complaints.map(({ number }) => number);

it('counts its parts, and nothing where there is nothing', async () => {
  expect(await countsOf('office')).toEqual({ open: 0, new: 0, due: 0, reopened: 0, waiting: 0, over: 0 });
  const [first, second] = [await said(shut()), await said(shut())];
  const id = await handedToPost(first.number);
  const text = '到现场看了，今天照常开门。';
  await town.call(complaintDeskApi.answer, { id, outcome: 'fixed', text }, { token: 'post' });
  await moving(second.receipt, 'withdraw');
  await said(shut({ category: 'bus_unsafe' }));
  expect(await countsOf('office')).toEqual({ open: 1, new: 1, due: 0, reopened: 0, waiting: 1, over: 1 });
  await moving(first.receipt, 'not_solved');
  town.clock.pass(1);
  expect(await countsOf('office')).toEqual({ open: 2, new: 1, due: 1, reopened: 1, waiting: 0, over: 1 });
  expect(await countsOf('post')).toEqual({ open: 0, new: 0, due: 0, reopened: 0, waiting: 0, over: 0 });
});

it('finds by number, by the end of a phone number and by place, and takes signs for what they are', async () => {
  const { number } = await said(shut({ name: '罗大山', phone: '19900004321' }));
  expect(await found(number.toLowerCase())).toEqual([number]);
  expect(await found('4321')).toEqual([number]);
  expect(await found('立新')).toEqual([number]);
  for (const word of ['%', '_', '!', '\\', "' OR 1=1"]) expect(await found(word)).toEqual([]);
});

it('is due within a day, over the Spring Festival as the calendar has it, on a server that lives in New York', async () => {
  town.clock.set('2026-02-13T17:00:00+08:00');
  // Five working days: a Saturday that is worked, nine days of rest, and four more.
  const { receipt, number } = await said(shut({ category: 'other' }));
  expect((await read(receipt)).promisedBy).toBe('2026-02-27T09:00:00.000Z');
  town.clock.set('2026-02-26T17:00:00+08:00');
  expect(await desk('office', 'due')).toEqual([]);
  town.clock.pass(1);
  expect((await desk('office', 'due')).map((row) => row.number)).toEqual([number]);
});

it('does not show a keeper, whatever else they are, what is said of them', async () => {
  const { number } = await said(shut({ category: 'point_manner' }));
  const { number: other } = await said(shut());
  await idOf(number);
  expect((await desk('both')).map((row) => row.number)).toEqual([other]);
  expect(await countsOf('both')).toMatchObject({ open: 1, new: 1 });
  const id = await idOf(number);
  expect((await town.call(complaintDeskApi.read, { id }, { token: 'both' })).code).toBe('complaint_not_found');
});

it('shows nobody their own', async () => {
  const { number } = await said(shut(), 'office');
  expect(await desk('office')).toEqual([]);
  expect((await desk('township')).map((row) => row.number)).toEqual([number]);
});

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

it('takes nine pictures for a receipt and no tenth, each once, and none once it was answered', async () => {
  const { receipt, number } = await said(shut());
  const sha256 = createHash('sha256').update(PIXEL).digest('hex');
  const add = (eventId: string, to = receipt) =>
    town.call(
      complaintFilingApi.addPicture,
      { receipt: to, eventId, sha256 },
      { file: { bytes: PIXEL, type: 'image/png' } },
    );
  for (let count = 0; count < 9; count += 1) expect((await add(`event-${count}`)).status).toBe(201);
  expect((await add('event-8')).status).toBe(201);
  expect((await add('event-9')).code).toBe('too_many_pictures');
  expect((await read(receipt)).pictures).toHaveLength(9);
  expect((await add('event-1', newReceipt())).code).toBe('receipt_not_found');
  const id = await handedToPost(number);
  const text = '到现场看了，今天照常开门。';
  await town.call(complaintDeskApi.answer, { id, outcome: 'fixed', text }, { token: 'post' });
  expect((await add('event-1')).code).toBe('complaint_closed');
});

it('takes null for what was left out, as for every other request', async () => {
  const nothing = { text: null, name: null, phone: null, occurredAt: null, joins: null, tripId: null };
  const ask = { ...shut(), ...nothing } as unknown as ReturnType<typeof shut>;
  expect((await town.call(complaintFilingApi.file, ask)).status).toBe(201);
  const missing = { ...shut(), category: null } as unknown as ReturnType<typeof shut>;
  expect((await town.call(complaintFilingApi.file, missing)).failure).toMatchObject({
    code: 'invalid_field',
    field: 'category',
  });
});
