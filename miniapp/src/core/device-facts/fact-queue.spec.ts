// Does every fact of this phone reach the server once, with its number and its age, whatever phone and network do?
import { endpoint, inOrder } from '@kehuoyou/shared';
import type { DeviceEvent, DeviceSending, FactOutcome } from '@kehuoyou/shared';
import fc from 'fast-check';
import { CallFailure } from '../call-failure';
import { failureText } from '../failure-text';
import { Outbox } from '../outbox/outbox';
import type { OutboxItem } from '../outbox/outbox-item';
import { newKey } from '../uuid';
import { keptInMemory } from '../../testing/kept-in-memory';
import type { MemoryStorage } from '../../testing/kept-in-memory';
import { addFact, factsAmong } from './fact-queue';
import type { FactKind } from './fact-queue';

interface Scan extends DeviceEvent {
  readonly parcel: string;
}
interface Ask extends DeviceSending {
  readonly events: readonly Scan[];
}
const scans: FactKind<Scan, Ask> = {
  endpoint: endpoint<Ask, { outcomes: FactOutcome[] }>('POST', '/api/scans', { access: ['keeper'], summary: '' }),
  list: 'events',
  most: 3,
  rememberMs: 3_600_000,
  refusals: { wrong_point: '这个包裹不在您的点' },
};
const MORNING = Date.parse('2026-11-24T08:00:00+08:00');
const HOUR = 3_600_000;

/** A server that takes each id once, and refuses what it is told to. */
class ScanServer {
  readonly taken = new Map<string, Scan>();
  readonly sendings: Ask[] = [];
  readonly refuses = new Map<string, string>();
  /** What happens to the n-th sending, 0 the first: before or after the work is done. */
  readonly mishaps = new Map<number, 'lost' | 'answer lost'>();

  send = async (item: OutboxItem): Promise<unknown> => {
    const mishap = this.mishaps.get(this.sendings.length);
    const ask = item.body as unknown as Ask;
    this.sendings.push(ask);
    await Promise.resolve();
    if (mishap === 'lost') throw new CallFailure('no_network');
    const outcomes = ask.events.map((event): FactOutcome => {
      const { eventId } = event;
      const reason = this.refuses.get(event.parcel);
      if (reason !== undefined) return { eventId, outcome: 'refused', reason };
      const outcome = this.taken.has(eventId) ? 'repeated' : 'recorded';
      if (!this.taken.has(eventId)) this.taken.set(eventId, event);
      return { eventId, outcome };
    });
    if (mishap === 'answer lost') throw new CallFailure('slow_network');
    return { outcomes };
  };
}

let storage: MemoryStorage;
let server: ScanServer;
let account: string | undefined;
beforeEach(() => {
  jest.useFakeTimers({ now: MORNING });
  storage = keptInMemory();
  server = new ScanServer();
  account = 'keeper';
});
afterEach(() => jest.useRealTimers());

/** The app, started on the same phone; what it writes after it was killed is not kept. */
const start = (life: { killed?: boolean } = {}): Outbox =>
  new Outbox({
    storage: {
      read: (name) => storage.read(name),
      names: (prefix) => storage.names(prefix),
      write: (name, text) => (life.killed === true ? true : storage.write(name, text)),
      remove: (name) => (life.killed === true ? undefined : storage.remove(name)),
    },
    send: server.send,
    clock: { now: () => new Date() },
    newKey,
    owner: () => account,
    sentenceOf: failureText,
  });
const scan = (outbox: Outbox, ...parcels: string[]): string[] =>
  parcels.map((parcel) => addFact(scans, { parcel }, { label: `扫了 ${parcel}`, now: new Date(), outbox, storage }));
const here = (outbox: Outbox) => factsAmong(scans, outbox.items());
const numbers = () =>
  server.sendings.map(({ deviceId, events }) => [deviceId, ...events.map((each) => each.deviceSeq)]);

it('has the phone’s id, counts up through every start of the app, and travels with others, as many as one request may hold', async () => {
  scan(start(), 'a', 'b');
  scan(start(), 'c');
  const outbox = start();
  scan(outbox, 'd');
  await outbox.replay();
  const id = server.sendings[0]?.deviceId;
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(numbers()).toEqual([
    [id, 1, 2, 3],
    [id, 4],
  ]);
});

it('says how long ago it was by what nobody can set, and nothing of that when the app was closed in between', async () => {
  scan(start(), 'a');
  jest.advanceTimersByTime(HOUR);
  // Somebody sets the clock of the phone.
  jest.setSystemTime(new Date('2019-01-01T00:00:00Z'));
  const outbox = start();
  scan(outbox, 'b');
  jest.advanceTimersByTime(1_000);
  const [text = ''] = [...storage.texts.values()].filter((each) => each.includes('"b"'));
  const ofAnotherRun = {
    ...(JSON.parse(text) as OutboxItem),
    key: 'other',
    order: 9,
    counted: { run: 'before', ms: 7 },
  };
  storage.texts.set('outbox/other', JSON.stringify(ofAnotherRun));
  await outbox.replay();
  expect(server.sendings.flatMap(({ events }) => events.map(({ ageMs }) => ageMs))).toEqual([
    HOUR + 1_000,
    1_000,
    undefined,
  ]);
  expect(server.sendings[0]?.sentAt).toBe('2019-01-01T00:00:01.000Z');
});

it('waits, is refused with its reason and is remembered each for itself', async () => {
  const outbox = start();
  server.refuses.set('b', 'wrong_point');
  server.refuses.set('c', 'a_reason_of_next_year');
  const [a = '', b] = scan(outbox, 'a', 'b', 'c');
  expect(here(outbox).waiting.size).toBe(3);
  expect(here(outbox).waitingSince).toEqual([MORNING, MORNING, MORNING]);
  await outbox.replay();
  expect(here(outbox)).toMatchObject({ waiting: new Set(), waitingSince: [], made: [{ eventId: a, parcel: 'a' }] });
  expect(here(outbox).refused.map(({ label, sentence }) => [label, sentence])).toEqual([
    ['扫了 b', '这个包裹不在您的点。'],
    ['扫了 c', failureText(new CallFailure('a_reason_of_next_year' as 'internal'))],
  ]);
  const [refused] = here(outbox).refused;
  outbox.discard(refused?.key ?? '');
  expect(here(start()).refused.map(({ label }) => label)).toEqual(['扫了 c']);
  expect([...server.taken.keys()]).toEqual([a]);
  expect(b).toBeTruthy();
});

it('goes with the account that made it, from a phone that two share', async () => {
  scan(start(), 'a');
  account = 'deputy';
  const outbox = start();
  scan(outbox, 'b');
  await outbox.replay();
  expect([...server.taken.values()].map(({ parcel }) => parcel)).toEqual(['b']);
  account = 'keeper';
  await outbox.replay();
  expect([...server.taken.values()].map(({ parcel }) => parcel)).toEqual(['b', 'a']);
  expect(new Set(server.sendings.map(({ deviceId }) => deviceId)).size).toBe(1);
});

it('of before phones had a name travels apart from the others, as what it is', async () => {
  const outbox = start();
  scan(outbox, 'a');
  const [item] = outbox.items();
  if (item === undefined) throw new Error('nothing waits');
  const { deviceId: _deviceId, ...body } = item.body;
  storage.texts.set('outbox/old', JSON.stringify({ ...item, key: 'old', order: 0, body }));
  scan(outbox, 'b');
  await outbox.replay();
  expect(server.sendings.map(({ deviceId, events }) => [deviceId === undefined, events.length])).toEqual([
    [true, 1],
    [false, 2],
  ]);
});

it('is not called done when the phone has no room, and its number is not used for another one', () => {
  const outbox = start();
  scan(outbox, 'a');
  storage.full = true;
  expect(() => scan(outbox, 'b')).toThrow(expect.objectContaining({ code: 'storage_full' }) as Error);
  storage.full = false;
  scan(outbox, 'c');
  const made = here(outbox).made.map(({ deviceSeq }) => deviceSeq);
  expect(new Set(made).size).toBe(2);
});

it('begins anew under another id when the phone’s memory was cleared or cannot be read', () => {
  const outbox = start();
  scan(outbox, 'a');
  storage.texts.set('device-facts/device', '{');
  scan(outbox, 'b');
  const [first, second] = here(outbox).made;
  expect([first?.deviceSeq, second?.deviceSeq]).toEqual([1, 1]);
  expect(first?.deviceId).not.toBe(second?.deviceId);
});

it('costs an old phone as little when five hundred wait as when one does', async () => {
  const kind = { ...scans, most: 500 };
  const outbox = start();
  let [reads, writes, looks] = [0, 0, 0];
  const { read, write, names } = storage;
  storage.read = (name) => ((reads += 1), read(name));
  storage.write = (name, text) => ((writes += 1), write.call(storage, name, text));
  storage.names = (prefix) => ((looks += 1), names(prefix));
  for (let n = 0; n < 500; n += 1)
    addFact(kind, { parcel: String(n) }, { label: '', now: new Date(), outbox, storage });
  expect([reads, writes, looks]).toEqual([500, 1_000, 500]);
  let shown = 0;
  outbox.subscribe(() => (shown += outbox.items().length));
  [reads, writes, looks] = [0, 0, 0];
  await outbox.replay();
  expect(server.taken.size).toBe(500);
  expect(writes).toBe(500);
  expect(reads).toBe(0);
  expect(looks).toBeLessThan(10);
  expect(shown).toBe(500);
});

it('arrives once, in the order in which it was made, over any network, though the app is closed at any moment', async () => {
  const mishap = fc.constantFrom<'lost' | 'answer lost' | 'fine'>('lost', 'answer lost', 'fine');
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ scans: fc.integer({ min: 0, max: 5 }), mishap, killed: fc.boolean() }), { maxLength: 12 }),
      async (day) => {
        storage = keptInMemory();
        server = new ScanServer();
        let life = { killed: false };
        let outbox = start(life);
        const made: string[] = [];
        for (const [round, step] of day.entries()) {
          if (step.mishap !== 'fine') server.mishaps.set(server.sendings.length, step.mishap);
          made.push(...scan(outbox, ...Array.from({ length: step.scans }, (_, n) => `${round}-${n}`)));
          jest.advanceTimersByTime(1_000);
          const sending = outbox.replay();
          if (step.killed) {
            life.killed = true;
            await sending;
            outbox = start((life = { killed: false }));
          } else {
            await sending;
          }
        }
        server.mishaps.clear();
        await start().replay();
        const device = server.sendings[0]?.deviceId ?? '';
        const kept = [...server.taken.values()].map(({ occurredAt, ...rest }) => ({
          ...rest,
          deviceId: device,
          at: Date.parse(occurredAt),
        }));
        expect(inOrder(kept).map(({ eventId }) => eventId)).toEqual(made);
        expect(here(start()).waiting.size).toBe(0);
      },
    ),
    { seed: Number(process.env['SEED'] ?? Date.now() % 1_000_000), numRuns: 60 },
  );
});
