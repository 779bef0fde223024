// Does a complaint go from a phone to whoever must answer, and is it over only when whoever complained says so?
import { complaintDeskApi, complaintFilingApi, noticesApi, receiptsApi } from '@kehuoyou/shared';
import {
  complaintsForEachTest,
  desk,
  handedToPost,
  handled,
  idOf,
  moving,
  newReceipt,
  passedOn,
  POINT,
  POST,
  read,
  said,
  shut,
  town,
} from '../../testing/complaints/complaint-world.js';
import { ComplaintLapses } from './lapses.service.js';

complaintsForEachTest();

const office = { token: 'office' };
const post = { token: 'post' };
const FOUND = '到现场看了，站长住院，已请人代班，今天 15 点起照常开门。';

it('is received, handed on, looked into, answered and found solved', async () => {
  const { number, receipt } = await said(shut(), 'villager');
  expect(await read(receipt)).toMatchObject({
    ...{ number, state: 'submitted', together: 1, outside: '12305', place: { name: expect.stringContaining('立新') } },
    // Two days promised, every hour; by law the end of the seventh day after.
    ...{ promisedBy: '2026-12-03T01:20:00.000Z', lawfulBy: '2026-12-08T16:00:00.000Z' },
  });
  const id = await handedToPost(number);
  expect((await read(receipt)).body).toMatchObject({ kind: 'post', name: '邮政清流分公司' });
  expect((await desk('post')).map((row) => row.number)).toEqual([number]);
  await town.call(complaintDeskApi.start, { id, text: '打过电话，今天 15:00 去看' }, post);
  town.clock.pass(3_600_000);
  await town.call(complaintDeskApi.answer, { id, outcome: 'fixed', text: FOUND }, post);
  const answered = await read(receipt);
  expect(answered).toMatchObject({ state: 'answered', confirmBy: '2026-12-08T02:20:00.000Z' });
  expect(answered.promisedBy).toBeUndefined();
  expect(answered.steps.map(({ step }) => step)).toEqual(['filed', 'accept', 'assign', 'start', 'answer']);
  expect(answered.steps.at(-1)).toMatchObject({ by: '邮政清流分公司', outcome: 'fixed', text: FOUND });
  expect((await moving(receipt, 'solved')).answer).toMatchObject({ state: 'resolved' });
});

it('that was not solved goes to those above, with three working days more', async () => {
  const { number, receipt } = await said(shut());
  const id = await handedToPost(number);
  await town.call(complaintDeskApi.answer, { id, outcome: 'explained', text: FOUND }, post);
  const again = (await moving(receipt, 'not_solved', '还是关着')).answer;
  // Tuesday, and three working days.
  expect(again).toMatchObject({
    state: 'reopened',
    reopened: 1,
    body: { kind: 'county' },
    promisedBy: '2026-12-04T01:20:00.000Z',
  });
  expect((await desk('office', 'reopened')).map((row) => row.number)).toEqual([number]);
  expect(await desk('post')).toEqual([]);
});

it('to which nobody says anything ends as that, may be opened again for a month, and no longer', async () => {
  const { number, receipt } = await said(shut());
  const id = await handedToPost(number);
  await town.call(complaintDeskApi.answer, { id, outcome: 'fixed', text: FOUND }, post);
  town.clock.pass(7 * 86_400_000 - 1);
  expect(await town.app.get(ComplaintLapses).sweep()).toBeUndefined();
  town.clock.pass(1);
  expect(await town.app.get(ComplaintLapses).sweep()).toEqual({ lapsed: 1 });
  expect(await read(receipt)).toMatchObject({ state: 'unconfirmed' });
  town.clock.pass(30 * 86_400_000);
  const lastMoment = await moving(receipt, 'reopen', '又关了');
  expect(lastMoment.answer.state).toBe('reopened');
  await town.call(complaintDeskApi.answer, { id, outcome: 'fixed', text: FOUND }, office);
  await moving(receipt, 'solved');
  town.clock.pass(30 * 86_400_000 + 1);
  expect((await moving(receipt, 'reopen')).code).toBe('complaint_too_late');
});

it('stops the promise while somebody is asked, once and three days at most; the law goes on', async () => {
  const { number, receipt } = await said(shut());
  const id = await handedToPost(number);
  await town.call(complaintDeskApi.ask, { id, text: '请拍一张门口的照片' }, post);
  expect(await read(receipt)).toMatchObject({
    state: 'needs_info',
    stands: true,
    lawfulBy: '2026-12-08T16:00:00.000Z',
  });
  town.clock.pass(5 * 3_600_000);
  const after = (await moving(receipt, 'inform', '就是这扇门')).answer;
  expect(after).toMatchObject({
    state: 'working',
    promisedBy: '2026-12-03T06:20:00.000Z',
    lawfulBy: '2026-12-08T16:00:00.000Z',
  });
  expect((await town.call(complaintDeskApi.ask, { id, text: '还有吗' }, post)).code).toBe('complaint_asked_before');
  // Nobody who is asked in vain holds it up for ever.
  const other = await said(shut());
  const otherId = await handedToPost(other.number);
  await town.call(complaintDeskApi.ask, { id: otherId, text: '请拍照' }, post);
  town.clock.pass(3 * 86_400_000);
  await town.app.get(ComplaintLapses).sweep();
  expect((await read(other.receipt)).state).toBe('working');
});

it('that somebody says is not theirs comes back to the office, which decides; its clock is not set back', async () => {
  const { number, receipt } = await said(shut());
  const id = await handedToPost(number);
  const { promisedBy } = await read(receipt);
  await town.call(complaintDeskApi.object, { id, text: '这个点归供销社管' }, post);
  expect((await handled(id)).officeBy).toBe('2026-12-02T01:20:00.000Z');
  await town.call(complaintDeskApi.overrule, { id, text: '快递业务归你们' }, office);
  expect((await desk('post')).map((row) => row.number)).toEqual([number]);
  await town.call(complaintDeskApi.object, { id, text: '真不归我们' }, post);
  await town.call(complaintDeskApi.uphold, { id, text: '那归乡里' }, office);
  expect(await desk('post')).toEqual([]);
  await town.call(complaintDeskApi.assign, { id, body: { kind: 'township', id: '350423102' } }, office);
  expect(await read(receipt)).toMatchObject({ promisedBy, body: { kind: 'township', name: '嵩口镇政府' } });
  const wrong = await town.call(complaintDeskApi.assign, { id, body: { kind: 'bus_company', id: 'XX' } }, office);
  expect(wrong.code).toBe('complaint_body_not_found');
});

it('is seen by those whose it is, and by nobody else, who cannot tell it from one that is not there', async () => {
  const { number } = await said(shut({ category: 'point_manner' }));
  const id = await idOf(number);
  for (const token of ['villager', 'elsewhere', 'bus', 'post', 'keeper'])
    expect([403, 404]).toContain((await town.call(complaintDeskApi.read, { id }, { token })).status);
  expect((await handled(id, 'township')).number).toBe(number);
  await town.call(complaintDeskApi.assign, { id, body: POST }, office);
  expect((await handled(id, 'post')).number).toBe(number);
  expect(
    (await town.call(complaintDeskApi.answer, { id, outcome: 'fixed', text: FOUND }, { token: 'township' })).code,
  ).toBe('complaint_not_found');
});

it('names whoever said it to those alone to whom they wanted to be named', async () => {
  const contact = { name: '罗大山', phone: '19900000001' };
  const [named, hidden] = [await said(shut(contact)), await said(shut({ ...contact, identity: 'hidden' }))];
  const secret = await said(shut({ ...contact, identity: 'anonymous' }), 'villager');
  const ids = [await handedToPost(named.number), await handedToPost(hidden.number), await handedToPost(secret.number)];
  const contactFor = async (id: string, token: string) => {
    const reply = await town.call(complaintDeskApi.contact, { id }, { token });
    return reply.status < 400 ? reply.answer : reply.code;
  };
  const [first = '', second = '', third = ''] = ids;
  expect([await contactFor(first, 'post'), await contactFor(first, 'office')]).toEqual([contact, contact]);
  expect([await contactFor(second, 'post'), await contactFor(second, 'office')]).toEqual([
    'complaint_not_found',
    contact,
  ]);
  expect([await contactFor(third, 'post'), await contactFor(third, 'office')]).toEqual([
    ...['complaint_not_found', 'complaint_not_found'],
  ]);
  // Not even whoever reads the database finds the account of an anonymous one.
  const rows = (await town.dataSource.query('SELECT * FROM complaint')) as Record<string, unknown>[];
  const kept = JSON.stringify(rows.find((row) => row['number'] === secret.number));
  expect(kept).not.toMatch(/villager|19900000001|罗大山/);
  const told = (await town.dataSource.query('SELECT caller FROM idempotency')) as { caller: string }[];
  expect(told.map(({ caller }) => caller)).not.toContain('villager');
  // Hidden later: the name is gone at once.
  await town.call(receiptsApi.hide, { receipt: named.receipt, identity: 'anonymous' });
  expect(await contactFor(first, 'office')).toBe('complaint_not_found');
  expect((await town.call(receiptsApi.hide, { receipt: named.receipt, identity: 'named' })).code).toBe(
    'contact_missing',
  );
});

it('joins what others have said; each hears, and each says for themselves whether it is solved', async () => {
  const first = await said(shut());
  const same = (await town.call(complaintFilingApi.same, { category: 'point_closed', pointId: POINT })).answer;
  expect(same).toMatchObject({ count: 1, number: first.number });
  const second = await said(shut({ joins: first.number }));
  const third = await said(shut());
  expect((await desk('office')).map(({ number, together }) => [number, together])).toEqual([
    [first.number, 2],
    [third.number, 1],
  ]);
  const thirdId = await idOf(third.number);
  const id = await handedToPost(first.number);
  await town.call(complaintDeskApi.merge, { id: thirdId, into: id }, office);
  expect((await read(second.receipt)).state).toBe('assigned');
  await town.call(complaintDeskApi.part, { id: thirdId }, office);
  await town.call(complaintDeskApi.merge, { id: thirdId, into: id }, office);
  await town.call(complaintDeskApi.answer, { id, outcome: 'fixed', text: FOUND }, post);
  expect((await read(second.receipt)).state).toBe('answered');
  await moving(first.receipt, 'solved');
  const again = (await moving(second.receipt, 'not_solved')).answer;
  expect(again.state).toBe('reopened');
  // It stands for itself now, on somebody's desk.
  expect((await desk('office', 'reopened')).map(({ number }) => number)).toEqual([second.number]);
  expect((await town.call(complaintDeskApi.merge, { id, into: id }, office)).code).toBe('complaint_not_the_same');
});

it('that is taken back leaves those who had joined it on the desk', async () => {
  const first = await said(shut());
  const second = await said(shut({ joins: first.number }));
  await moving(first.receipt, 'withdraw');
  expect((await desk('office')).map(({ number }) => number)).toEqual([second.number]);
  expect((await moving(first.receipt, 'solved')).code).toBe('complaint_closed');
});

it('is said once, from whatever address and however often it is sent', async () => {
  const ask = shut();
  const [one, two] = await Promise.all([said(ask), said(ask)]);
  expect(two).toEqual(one);
  expect(await said(ask)).toEqual(one);
  expect((await desk('office')).length).toBe(1);
  const other = await town.call(complaintFilingApi.file, { ...ask, category: 'point_fee' });
  expect(other.code).toBe('receipt_taken');
});

it('is written down for whoever rings, and what they said of the answer later', async () => {
  const ask = { ...shut(), identity: 'named' as const, text: '门关着', phone: '19900000002', name: '王阿婆' };
  const { receipt: _receipt, ...caller } = ask;
  const filed = (await town.call(complaintFilingApi.fileForCaller, caller, office)).answer;
  const id = await handedToPost(filed.number);
  await town.call(complaintDeskApi.answer, { id, outcome: 'fixed', text: FOUND }, post);
  await town.call(complaintDeskApi.called, { id, text: '回访：开门了', verdict: 'solved' }, office);
  expect(await read(filed.receipt)).toMatchObject({ state: 'resolved' });
  expect((await town.call(complaintFilingApi.fileForCaller, caller, { token: 'villager' })).code).toBe('not_allowed');
});

it('tells whoever said it, and those on whose desk it is', async () => {
  const { number, receipt } = await said(shut(), 'villager');
  const id = await handedToPost(number);
  await town.call(complaintDeskApi.answer, { id, outcome: 'fixed', text: FOUND }, post);
  await passedOn();
  const kindsOf = async (token: string) =>
    (await town.call(noticesApi.inbox, {}, { token })).answer.notices.map(({ kind, page }) => [kind, page]);
  const own = `/complaints/receipt/index?code=${receipt}`;
  expect(await kindsOf('villager')).toContainEqual(['complaint_answered', own]);
  expect(await kindsOf('post')).toContainEqual(['complaint_work', `/complaints/handle/index?id=${id}`]);
  expect((await kindsOf('office')).length).toBeGreaterThan(0);
});

it.each([
  ['a receipt that cannot be one', { receipt: 'abc' }, 'receipt_not_found', 'receipt'],
  ['a point that there is not', { pointId: 'P0' }, 'complaint_place_not_found', 'pointId'],
  ['a bus without its day', { pointId: undefined, tripId: 'K01-I01' }, 'complaint_place_not_found', 'serviceDate'],
  ['a category that there is not', { category: 'weather' }, 'invalid_field', 'category'],
  ['a name without a number', { name: '罗大山' }, 'contact_missing', 'phone'],
  ['somebody else’s parcel', { parcelId: 'x' }, 'complaint_place_not_found', 'parcelId'],
  ['one to join that there is not', { joins: 'AAAAAA' }, 'complaint_not_found', 'joins'],
  ['a text that is too long', { text: '长'.repeat(1_001) }, 'invalid_field', 'text'],
])('answers %s', async (_what, more, code, field) => {
  const ask = JSON.parse(JSON.stringify({ ...shut(), ...more })) as ReturnType<typeof shut>;
  expect((await town.call(complaintFilingApi.file, ask)).failure).toMatchObject({ code, field });
});

it('lets nobody guess receipts, and lets through who has one', async () => {
  const { receipt } = await said(shut());
  for (let tries = 0; tries < 10; tries += 1)
    expect((await town.call(receiptsApi.read, { receipt: newReceipt() })).code).toBe('receipt_not_found');
  expect((await town.call(receiptsApi.read, { receipt: newReceipt() })).code).toBe('too_many_attempts');
  expect((await read(receipt)).receipt).toBe(receipt);
});

it('takes no more of one account than ten an hour, unless somebody may be hurt', async () => {
  for (let count = 0; count < 10; count += 1) await said(shut(), 'villager');
  expect((await town.call(complaintFilingApi.file, shut(), { token: 'villager' })).code).toBe('too_many_complaints');
  expect((await said(shut({ category: 'danger' }), 'villager')).number).toHaveLength(6);
});
