// Does a partner with an address hear of its parcels by itself, in order and once, whatever it answers meanwhile?
import { DeadLetters } from '../../database/outbox/dead-letters.js';
import { OutboxEntity } from '../../database/outbox/outbox.entity.js';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { Transactions } from '../../database/transaction.js';
import { PartnerProgram, POINT, row, scan } from '../../testing/partners/partner-program.js';
import { PartnerReceiver } from '../../testing/partners/partner-receiver.js';
import { RunningApp } from '../../testing/running-app.js';
import { partnerPush } from './partner-push.command.js';

const keeper = [{ role: 'keeper', scope: { kind: 'point', id: POINT } }] as const;
const HOUR_MS = 3_600_000;

let server: RunningApp;
let post: PartnerProgram;
let receiver: PartnerReceiver;
beforeEach(async () => {
  server = await RunningApp.start({ people: { keeper } });
  post = await PartnerProgram.of(server, '邮政 清流');
  receiver = await PartnerReceiver.start(post.given);
});
afterEach(async () => {
  await receiver.stop();
  await server.close();
});

const typed = async (...words: string[]): Promise<{ code: number; lines: string[] }> => {
  const lines: string[] = [];
  const output = { log: (line: string) => void lines.push(line), error: (line: string) => void lines.push(line) };
  const services = async () => server.app;
  return { code: await partnerPush({ words, output, services } as never), lines };
};
const drain = () => server.app.get(OutboxRelay).drain();
const told = (): string[] => receiver.events.map(({ waybill, state }) => `${waybill.slice(-1)} ${state}`);
const letters = () => server.app.get(DeadLetters).list(10);

it('is told signed and in order what happened since, in batches, and no more once it says so', async () => {
  await post.announce(row('78123456780001'));
  await drain();
  expect(await typed('邮政', '清流', receiver.url)).toEqual({ code: 0, lines: [] });
  await post.announce(row('78123456780002'), row('78123456780003'));
  await scan(server, 'keeper', 'SHELVED', { waybill: '78123456780001', rack: 2, layer: 3 });
  await drain();
  expect(told().sort()).toEqual(['1 ready', '2 expected', '3 expected']);
  expect(receiver.events.map(({ cursor }) => Number(cursor))).toEqual([2, 3, 4]);
  expect(JSON.stringify(receiver.events)).not.toMatch(/罗|4321|2-3-/);
  expect((await typed('邮政', '清流', '--stop')).code).toBe(0);
  await scan(server, 'keeper', 'COLLECTED', { waybill: '78123456780001', method: 'code' });
  await drain();
  expect(receiver.events).toHaveLength(3);
  expect((await post.events('4')).events).toMatchObject([{ state: 'collected' }]);
});

it('hears of a long list in as many calls as it takes, each parcel once', async () => {
  await typed('邮政', '清流', receiver.url);
  const waybills = Array.from({ length: 450 }, (_each, number) => `7812345678${String(number).padStart(4, '0')}`);
  await post.announce(...waybills.map((waybill) => row(waybill)));
  await drain();
  expect(receiver.events.map(({ waybill }) => waybill).sort()).toEqual(waybills);
  expect(receiver.events.map(({ cursor }) => Number(cursor))).toEqual(waybills.map((_each, index) => index + 1));
  expect(receiver.calls).toBe(3);
  const rows = await server.dataSource.manager.countBy(OutboxEntity, { topic: 'parcels.partner_news_written' });
  expect(rows).toBe(1);
});

it('hears of what went wrong with a parcel that stays where it is', async () => {
  await typed('邮政', '清流', receiver.url);
  const waybill = '78123456780004';
  await post.announce(row(waybill));
  await scan(server, 'keeper', 'SHELVED', { waybill, rack: 2, layer: 3 });
  server.clock.pass(60_000);
  await scan(server, 'keeper', 'DAMAGED', { waybill, photoSha256: 'a'.repeat(64) });
  await drain();
  expect(receiver.events.at(-1)).toMatchObject({ state: 'ready', status: 'problem', reason: 'damaged' });
});

it('that does not answer hears everything at once when it does; given up, an office sends it again', async () => {
  await typed('邮政', '清流', receiver.url);
  receiver.answers = 503;
  await post.announce(row('78123456780005'));
  await drain();
  expect((await letters()).total).toBe(0);
  for (let hour = 0; hour < 14; hour += 1) {
    server.clock.pass(HOUR_MS);
    await drain();
  }
  const { letters: dead } = await letters();
  expect(dead).toMatchObject([
    { topic: 'parcels.partner_news_written', lastError: 'parcels.push_to_partner: PushRefused503' },
  ]);
  expect(receiver.calls).toBe(12);
  receiver.answers = 200;
  await server.app.get(Transactions).run((tx) => server.app.get(DeadLetters).revive(tx, dead[0]?.id ?? ''));
  await scan(server, 'keeper', 'SHELVED', { waybill: '78123456780005', rack: 2, layer: 3 });
  await drain();
  expect(told()).toEqual(['5 expected', '5 ready']);
  expect((await letters()).total).toBe(0);
});

it('is not led anywhere by a wrong address, and needs a key', async () => {
  expect(await typed('邮政', '清流', 'file:///etc/passwd')).toEqual({
    code: 2,
    lines: ['file:///etc/passwd is not taken: no address'],
  });
  expect((await typed('nobody', receiver.url)).code).toBe(1);
  expect((await typed('nobody')).code).toBe(2);
});
