// Does WeChat's check say what a person must look at first, and does nothing vanish or wait for it?
import { complaintDeskApi } from '@kehuoyou/shared';
import type { FileComplaint } from '@kehuoyou/shared';
import {
  complaintsForEachTest,
  idOf,
  passedOn,
  read,
  said,
  shut,
  town,
} from '../../testing/complaints/complaint-world.js';

complaintsForEachTest();

const MINUTE = 60_000;
const CHECK = '/wxa/msg_sec_check';

async function filed(text: string, token?: string, more: Partial<FileComplaint> = {}) {
  return said(shut({ text, ...more }), token);
}

async function screeningOf(number: string): Promise<string> {
  const rows = (await town.dataSource.query(`SELECT screening FROM complaint WHERE number = '${number}'`)) as {
    screening: string;
  }[];
  return rows[0]?.screening ?? '';
}

it.each([
  ['门没开', 'passed', undefined],
  ['门没开，违规样本', 'risky', 'risky'],
  ['门没开，存疑样本', 'manual', 'manual'],
])('finds %s to be %s, and the desk says who has to look', async (text, screening, look) => {
  const { number, receipt } = await filed(text, await town.signIn('grandmother'));
  expect(await screeningOf(number)).toBe('pending');
  await passedOn();
  expect(await screeningOf(number)).toBe(screening);
  const id = await idOf(number);
  const handled = (await town.call(complaintDeskApi.read, { id }, { token: 'office' })).answer;
  expect([handled.text, handled.look]).toEqual([text, look]);
  // Whoever said it is told nothing of that.
  expect(JSON.stringify(await read(receipt))).not.toMatch(/risky|manual|passed|look/);
});

it('asks WeChat of nobody whom it does not know, and sends nothing of an anonymous one', async () => {
  const grandmother = await town.signIn('grandmother');
  town.standIn.failures.next(CHECK, { kind: 'errcode', errcode: 48001 }, 1);
  const secret = await filed('门没开', grandmother, { identity: 'anonymous' });
  const stranger = await filed('门没开');
  const sample = await filed('门没开', 'villager');
  await passedOn();
  expect(await Promise.all([secret, stranger, sample].map(({ number }) => screeningOf(number)))).toEqual([
    ...['manual', 'manual', 'manual'],
  ]);
  // The failure is still there: nobody has asked.
  expect(town.standIn.failures.take(CHECK)).toBeDefined();
});

it('leaves to a person what WeChat will not check', async () => {
  const { number } = await filed('门没开', await town.signIn('grandmother'));
  town.standIn.failures.next(CHECK, { kind: 'errcode', errcode: 61010 }, 1);
  await passedOn();
  expect(await screeningOf(number)).toBe('manual');
});

it('tries again while WeChat is busy, and after half an hour leaves it to a person', async () => {
  const { number } = await filed('门没开', await town.signIn('grandmother'));
  town.standIn.failures.next(CHECK, { kind: 'errcode', errcode: -1 }, 1);
  await passedOn();
  expect(await screeningOf(number)).toBe('pending');
  town.clock.pass(5 * MINUTE);
  await passedOn();
  expect(await screeningOf(number)).toBe('passed');
  const other = await filed('门没开', await town.signIn('grandmother'));
  town.standIn.failures.next(CHECK, { kind: 'errcode', errcode: -1 }, 50);
  for (let minute = 0; minute < 31; minute += 1) {
    await passedOn();
    town.clock.pass(MINUTE);
  }
  await passedOn();
  expect(await screeningOf(other.number)).toBe('manual');
  while (town.standIn.failures.take(CHECK));
});
