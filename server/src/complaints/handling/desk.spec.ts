// Does each desk hold what is its own, counted and found, and nothing that is about whoever sits at it?
import { createHash } from 'node:crypto';
import { complaintDeskApi, complaintFilingApi } from '@kehuoyou/shared';
import type { DeskPart } from '@kehuoyou/shared';
import {
  added,
  complaintsForEachTest,
  desk,
  given,
  handedToPost,
  handled,
  idOf,
  moving,
  newReceipt,
  PIXEL,
  POST,
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

it('lists page after page, each once, those without a clock behind the others, and by township', async () => {
  const numbers = new Set<string>();
  for (let each = 0; each < 5; each += 1) {
    numbers.add((await said(shut())).number);
    numbers.add((await said(shut({ kind: 'praise' }))).number);
    if (each % 2 === 0) town.clock.pass(1);
  }
  const pages: string[][] = [];
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const ask = { limit: 3, area: '350423102', ...(after === undefined ? {} : { after }) };
    const { complaints, next } = (await town.call(complaintDeskApi.list, ask, { token: 'office' })).answer;
    pages.push(complaints.map((row) => `${row.kind} ${row.number}`));
    after = next;
  }
  expect(pages.map((rows) => rows.length)).toEqual([3, 3, 3, 1]);
  expect(pages.flat().map((row) => row.split(' ')[0])).toEqual([
    ...Array.from({ length: 5 }, () => 'complaint'),
    ...Array.from({ length: 5 }, () => 'praise'),
  ]);
  expect(new Set(pages.flat().map((row) => row.split(' ')[1]))).toEqual(numbers);
  const elsewhere = (await town.call(complaintDeskApi.list, { area: '350423104' }, { token: 'office' })).answer;
  expect([elsewhere.complaints, elsewhere.counts.open]).toEqual([[], 0]);
  for (const after of ['x', '_', 'tomorrow_a', `${'2026-13-01T00:00:00.000Z'}_a`])
    expect((await town.call(complaintDeskApi.list, { after }, { token: 'office' })).code).toBe('invalid_field');
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

/** Said by two; the office has made the second part of the first. */
async function joinedOnes(
  ...[first, second]: readonly [ReturnType<typeof shut>, ReturnType<typeof shut>]
): Promise<{ readonly into: string; readonly id: string; readonly receipt: string }> {
  const { number } = await said(first);
  const other = await said(second);
  const [into, id] = [await idOf(number), await idOf(other.number)];
  await town.call(complaintDeskApi.merge, { id, into }, { token: 'office' });
  return { into, id, receipt: other.receipt };
}

it('offers whoever handles one what came with those that were joined to it, and gives it to them', async () => {
  const [named, hidden] = [
    await joinedOnes(shut(), shut()),
    await joinedOnes(shut(), shut({ identity: 'hidden', name: '罗大山', phone: '19900004321' })),
  ];
  for (const { into, id, receipt } of [named, hidden]) {
    const [picture, recording] = [await added('picture', receipt), await added('recording', receipt)];
    await town.call(complaintDeskApi.accept, { id: into }, { token: 'office' });
    await town.call(complaintDeskApi.assign, { id: into, body: POST }, { token: 'office' });
    const heard = { recordings: [recording] };
    const expected = { office: heard, post: id === named.id ? heard : { unheard: true } };
    for (const [token, sound] of Object.entries(expected)) {
      const { joined } = await handled(into, token);
      expect(joined).toEqual([expect.objectContaining({ id, pictures: [picture], ...sound })]);
      expect(joined[0]).not.toHaveProperty('recordings' in sound ? 'unheard' : 'recordings');
      expect([await given('picture', picture, token), await given('recording', recording, token)]).toEqual([
        200,
        'recordings' in sound ? 200 : 404,
      ]);
    }
    for (const kind of ['picture', 'recording'] as const)
      for (const token of ['bus', 'elsewhere', 'neighbour'])
        expect(await given(kind, kind === 'picture' ? picture : recording, token)).toBe(404);
  }
});

it('tells nobody of a joined one that is about them', async () => {
  const { into, receipt } = await joinedOnes(shut(), shut({ category: 'point_manner' }));
  const recording = await added('recording', receipt);
  expect((await handled(into, 'both')).joined).toEqual([]);
  expect(await given('recording', recording, 'both')).toBe(404);
  expect((await handled(into, 'township')).joined).toMatchObject([{ recordings: [recording] }]);
  expect(await given('recording', recording, 'township')).toBe(200);
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
