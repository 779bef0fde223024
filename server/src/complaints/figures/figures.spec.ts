// Do the public figures say what became of what was said, each apart, and of nobody in particular?
import { complaintDeskApi, complaintFiguresApi, fleetApi, meApi } from '@kehuoyou/shared';
import type { ComplaintFigures } from '@kehuoyou/shared';
import {
  complaintsForEachTest,
  handedToPost,
  moving,
  POINT,
  said,
  shut,
  town,
  TOWNSHIP,
} from '../../testing/complaints/complaint-world.js';
import { ComplaintLapses } from '../handling/lapses.service.js';

complaintsForEachTest();

const DAY_MS = 86_400_000;
const FOUND = '到现场看了，今天照常开门。';

async function figures(month?: string): Promise<ComplaintFigures> {
  town.clock.pass(600_000);
  return (await town.call(complaintFiguresApi.read, month === undefined ? {} : { month })).answer;
}

async function answered(count: number): Promise<string[]> {
  const receipts: string[] = [];
  for (let each = 0; each < count; each += 1) {
    const { number, receipt } = await said(shut());
    const id = await handedToPost(number);
    await town.call(complaintDeskApi.answer, { id, outcome: 'fixed', text: FOUND }, { token: 'post' });
    receipts.push(receipt);
  }
  return receipts;
}

it('count each complaint once, silence apart from content, and what residents said no to whatever came later', async () => {
  const receipts = await answered(20);
  for (const receipt of receipts.slice(0, 5)) await moving(receipt, 'solved');
  for (const receipt of receipts.slice(5, 10)) await moving(receipt, 'partly');
  for (const receipt of receipts.slice(10, 15)) await moving(receipt, 'not_solved');
  town.clock.pass(7 * DAY_MS);
  await town.app.get(ComplaintLapses).sweep();
  for (let each = 0; each < 5; each += 1) await moving((await said(shut())).receipt, 'withdraw');
  for (let each = 0; each < 6; each += 1) await said(shut());
  const { whole, body, township, from, to } = await figures();
  expect([from, to]).toEqual(['2025-12-15', '2026-12-08']);
  expect(whole).toEqual({
    ...{ id: 'whole', name: '全县', received: 31 },
    parts: {
      ...{ solved: 5, partly: 5, silent: 5, waiting: 0, open: 6, overdue: 5, declined: 0, withdrawn: 5 },
    },
    answers: { inTime: 20, late: 0, notYet: 11 },
    saidNo: 5,
  });
  expect(body.find(({ id }) => id === 'post')).toMatchObject({ name: '邮政快递', received: 31, saidNo: 5 });
  expect(township.find(({ id }) => id === TOWNSHIP)).toMatchObject({ name: '嵩口镇', received: 31 });
  expect(township.find(({ id }) => id === '350423104')).toMatchObject({ received: 0, parts: { solved: 0 } });
});

it('say of each when it was first answered, by what had been promised then, whatever came of it', async () => {
  const late = await said(shut());
  const id = await handedToPost(late.number);
  for (let each = 0; each < 4; each += 1) await said(shut({ joins: late.number }));
  town.clock.pass(2 * DAY_MS + 1);
  await town.call(complaintDeskApi.answer, { id, outcome: 'fixed', text: FOUND }, { token: 'post' });
  await moving(late.receipt, 'not_solved');
  await town.call(complaintDeskApi.answer, { id, outcome: 'fixed', text: FOUND }, { token: 'office' });
  await answered(5);
  const { whole } = await figures('2026-12');
  expect(whole.answers).toEqual({ inTime: 5, late: 5, notYet: 0 });
  expect(whole.parts).toMatchObject({ waiting: 10 });
  expect(await figures('2026-11')).toMatchObject({ from: '2026-11-01', to: '2026-11-30', whole: { received: 0 } });
});

it('tell nothing of fewer than five, nor what is left of a sum', async () => {
  for (let each = 0; each < 4; each += 1) await said(shut());
  const few = await figures();
  expect(few.whole).toEqual({ id: 'whole', name: '全县', parts: {}, answers: {} });
  for (let each = 0; each < 12; each += 1) await said(shut({ pointId: undefined, areaCode: '350423104' } as never));
  await moving((await said(shut({ pointId: undefined, areaCode: '350423104' } as never))).receipt, 'withdraw');
  const { whole, township } = await figures();
  expect(whole.received).toBe(17);
  // One was taken back: neither that, nor how many are left.
  expect(whole.parts).not.toHaveProperty('withdrawn');
  expect(whole.parts).not.toHaveProperty('open');
  expect(township.find(({ id }) => id === TOWNSHIP)).toEqual({ id: TOWNSHIP, name: '嵩口镇', parts: {}, answers: {} });
  expect(township.find(({ id }) => id === '350423104')).not.toHaveProperty('received');
});

it('do not change within ten minutes, so that nobody watches what is said by asking again', async () => {
  for (let each = 0; each < 6; each += 1) await said(shut());
  expect((await figures()).whole.received).toBe(6);
  await said(shut());
  town.clock.pass(599_999);
  expect((await town.call(complaintFiguresApi.read, {})).answer.whole.received).toBe(6);
  expect((await figures()).whole.received).toBe(7);
});

it.each(['2026-13', '26-01', '2026-1', '1999-01', "2026-01' --"])('take no %s for a month', async (month) => {
  expect((await town.call(complaintFiguresApi.read, { month })).code).toBe('invalid_field');
});

it('count a good word for its point, for all to see, and those for a driver for the driver and the company alone', async () => {
  const praise = { kind: 'praise', category: 'point_manner', text: '帮我搬上车' } as const;
  await said(shut(praise));
  const { receipt } = await said(shut(praise));
  expect((await town.call(complaintFiguresApi.praiseOfPoint, { id: POINT })).answer).toEqual({ count: 2 });
  await moving(receipt, 'withdraw');
  expect((await town.call(complaintFiguresApi.praiseOfPoint, { id: POINT })).answer).toEqual({ count: 1 });
  expect((await town.call(complaintFiguresApi.praiseOfPoint, { id: 'P0' })).code).toBe('point_not_found');
  expect((await town.call(complaintFiguresApi.praiseOfDriver, {})).status).toBe(401);
  // Whose bus it was, and who drove it, the sheet of that day knows.
  const me = (await town.call(meApi.me, {}, { token: 'driver' })).answer.accountId;
  await town.dataSource.query(
    `UPDATE complaint SET about_account = '${me}', company_id = 'MT' WHERE state <> 'withdrawn'`,
  );
  expect((await town.call(complaintFiguresApi.praiseOfDriver, {}, { token: 'driver' })).answer).toEqual({ count: 1 });
  const bus = { token: 'bus' };
  expect((await town.call(complaintFiguresApi.praiseOfCompany, {}, bus)).answer).toEqual({ count: 1, drivers: [] });
  await town.call(fleetApi.addDriver, { companyId: 'MT', staffNumber: 'Z9', accountId: me }, bus);
  expect((await town.call(complaintFiguresApi.praiseOfCompany, {}, bus)).answer).toEqual({
    count: 1,
    drivers: [{ staffNumber: 'Z9', count: 1 }],
  });
  expect((await town.call(complaintFiguresApi.praiseOfCompany, {}, { token: 'keeper' })).status).toBe(403);
  expect((await figures()).praise).toBeUndefined();
});
