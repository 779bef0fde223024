// Does the keeper see with a phone that has not sent yet what everybody sees once it has?
import fc from 'fast-check';
import { foldParcel, OWN_ACTOR } from '@kehuoyou/shared';
import type { ParcelFact, PointParcel, PointParcels, ScanEvent } from '@kehuoyou/shared';
import { benchOf } from './bench-fold';
import { takingBack } from '../scanning/scan-queue';
import type { MadeScan } from '../scanning/scan-queue';
import { lastAct, scanned } from './bench-acts';

const POINT = 'P104204';
const NOON = Date.parse('2026-11-24T12:00:00+08:00');
const SEAL = 'YD0731';
const numbers = ['73100112233882', '73100112230417', '73100112296157'] as const;
const now = new Date(NOON + 60 * 60_000);
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const at = { source: 'keeper', now } as const;

/** An event of this phone, `seq` seconds after noon. */
const made = (seq: number, type: ScanEvent['type'], said: Partial<ScanEvent>): MadeScan => ({
  eventId: `event ${String(seq).padStart(3, '0')}`,
  occurredAt: new Date(NOON + seq * 1_000).toISOString(),
  deviceSeq: seq,
  deviceId: 'phone',
  pointId: POINT,
  type,
  ...said,
});

/** What the server makes of events: with the shelf code that stands in its table. */
function factsOf(waybill: string, events: readonly MadeScan[]): ParcelFact[] {
  const bag: ParcelFact = {
    eventId: `sorted ${waybill}`,
    deviceId: 'hub',
    deviceSeq: 1,
    at: NOON - 3_600_000,
    type: 'SORTED',
    source: 'hub',
    actor: 'other-0',
    own: true,
    seal: SEAL,
    pointId: 'HUB',
    toPointId: POINT,
  };
  return [
    bag,
    ...events
      .filter((each) => each.waybill === waybill || each.waybill === undefined)
      .map(
        ({ eventId, deviceId = '', deviceSeq, occurredAt, type, waybill: of, rack, layer, ...said }): ParcelFact => ({
          eventId,
          deviceId,
          deviceSeq,
          at: Date.parse(occurredAt),
          type,
          source: 'keeper',
          actor: OWN_ACTOR,
          own: of !== undefined,
          pointId: POINT,
          ...(said.seal === undefined ? {} : { seal: said.seal }),
          ...(said.method === undefined ? {} : { method: said.method }),
          ...(said.retracts === undefined ? {} : { retracts: said.retracts }),
          ...(type === 'SHELVED' ? { shelf: `${rack}-${layer}-${waybill.slice(-4)}` } : {}),
        }),
      ),
  ];
}

/** What the server answers that has heard of `events`. */
function answerOf(events: readonly MadeScan[], more: Partial<PointParcel> = {}): PointParcels {
  const parcels = numbers.map((waybill): PointParcel => {
    const facts = factsOf(waybill, events);
    const { state, shelf, reminders } = foldParcel(facts);
    return {
      id: waybill,
      waybill,
      carrier: 'zhongtong',
      state,
      ...(shelf === undefined ? {} : { shelf }),
      exceptions: [],
      reminders,
      review: false,
      facts,
      ...more,
    };
  });
  const counts = { waiting: 0, coming: 0, overdue: 0, shelvedToday: 0, collectedToday: 0 };
  return { pointId: POINT, waiting: parcels, coming: [], bags: [], today: [], counts };
}

const kind = fc.constantFrom<ScanEvent['type'][]>('SHELVED', 'COLLECTED', 'SHORT', 'REMINDED', 'COUNTED');
const step = fc.record({
  kind,
  waybill: fc.constantFrom(...numbers),
  layer: fc.integer({ min: 1, max: 3 }),
  back: fc.boolean(),
});

/** A keeper's day: the bag, then this and that, some of it taken back. */
const day = fc.array(step, { maxLength: 12 }).map((steps) => {
  const events: MadeScan[] = [made(0, 'BAG_ACCEPTED', { seal: SEAL })];
  for (const { kind: type, waybill, layer, back } of steps) {
    const more = type === 'SHELVED' ? { rack: 1, layer } : type === 'COLLECTED' ? { method: 'known' as const } : {};
    const event = made(events.length, type, { waybill, ...more });
    events.push(event);
    if (back) events.push({ ...made(events.length, 'RETRACTED', {}), ...takingBack(event) } as MadeScan);
  }
  return events;
});

it('sees the same whatever has been sent already, in whichever order it came', () => {
  fc.assert(
    fc.property(
      day.chain((events) =>
        fc.record({
          events: fc.constant(events),
          heard: fc.subarray(events),
          kept: fc.shuffledSubarray(events, { minLength: events.length }),
        }),
      ),
      ({ events, heard, kept }) => {
        const phone = benchOf(answerOf(heard), kept, at);
        for (const waybill of numbers)
          expect(phone.byWaybill.get(waybill)?.progress).toEqual(foldParcel(factsOf(waybill, events)));
      },
    ),
    { seed, numRuns: 300 },
  );
});

it('gives the code that the server will give: lengthened where another parcel has it, kept where it stood', () => {
  const shelved = (seq: number, waybill: string) => made(seq, 'SHELVED', { waybill, rack: 1, layer: 1 });
  const twin = '99900000013882';
  const bench = benchOf(answerOf([]), [shelved(1, numbers[0]), shelved(2, twin), shelved(3, twin)], at);
  expect([numbers[0], twin].map((waybill) => bench.byWaybill.get(waybill)?.progress.shelf)).toEqual([
    '1-1-3882',
    '1-1-13882',
  ]);
});

it('counts bags until they are taken over, and what was put on the shelf today, also of what has left', () => {
  const [bag, one, two] = [
    made(0, 'BAG_ACCEPTED', { seal: SEAL }),
    made(1, 'SHELVED', { waybill: numbers[0], rack: 1, layer: 1 }),
    made(2, 'COLLECTED', { waybill: numbers[0], method: 'code' }),
  ];
  expect(benchOf(answerOf([]), [], at).bags).toEqual([{ seal: SEAL, pieces: 3 }]);
  const bench = benchOf(answerOf([bag]), [one, two], at);
  expect(bench).toMatchObject({ bags: [], shelvedToday: 1, collectedToday: 1 });
  expect(bench.toShelve).toHaveLength(2);
});

describe('a scan', () => {
  const board = { rack: 1, layer: 2 };
  const bag = made(0, 'BAG_ACCEPTED', { seal: SEAL });
  const bench = benchOf(
    answerOf([bag], { household: 'h' }),
    [made(1, 'SHELVED', { waybill: numbers[0], rack: 2, layer: 3 })],
    at,
  );

  it('goes where the household’s others lie', () => {
    expect(scanned(bench, ` ${numbers[1]}\n`, board)).toMatchObject({ kind: 'shelve', board: { rack: 2, layer: 3 } });
    expect(scanned(benchOf(answerOf([bag]), [], at), numbers[1], board)).toMatchObject({ kind: 'shelve', board });
  });

  it('of what is on the shelf already, of a seal, and of what nobody announced is said for what it is', () => {
    expect(scanned(bench, numbers[0], board).kind).toBe('already');
    expect(scanned(benchOf(answerOf([]), [], at), SEAL.toLowerCase(), board)).toMatchObject({ kind: 'bag' });
    expect(scanned(bench, 'YT1234567890123', board)).toMatchObject({ kind: 'unknown', waybill: 'YT1234567890123' });
    expect(scanned(bench, '###', board)).toEqual({ kind: 'unknown', text: '###', waybill: undefined });
    expect(scanned(bench, '  ', board).kind).toBe('nothing');
  });
});

it('takes back the last act whole, then the one before, and nothing twice', () => {
  const events = [
    made(0, 'SHELVED', { waybill: numbers[0], rack: 1, layer: 1 }),
    made(60, 'COLLECTED', { waybill: numbers[0], method: 'known' }),
    made(61, 'COLLECTED', { waybill: numbers[1], method: 'known' }),
  ];
  const act = lastAct(events, POINT);
  expect(act.map(({ waybill }) => waybill)).toEqual([numbers[1], numbers[0]]);
  const back = act.map((each, index) => ({ ...made(70 + index, 'RETRACTED', {}), ...takingBack(each) }) as MadeScan);
  expect(lastAct([...events, ...back], POINT).map(({ type }) => type)).toEqual(['SHELVED']);
  expect(lastAct(events, 'P999999')).toEqual([]);
});
