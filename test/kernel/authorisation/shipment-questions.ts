// What is asked of the endpoints through which boxes get onto buses?
import { randomUUID } from 'node:crypto';
import { XIAXIE_POINT } from '../../harness/places.js';
import { FAR_POINT, OTHER_POINT } from './cast.js';
import { about, NOTHING, plain } from './question.js';
import type { Questions } from './question.js';

const boxes = {
  ...{ pointId: XIAXIE_POINT, goods: '豆腐皮', grams: 2_500, lengthMm: 400, widthMm: 300, heightMm: 250 },
  lines: [{ count: 3, to: 'county_pickup' }],
};
const party = { name: '王小明', phone: '19900000078', address: '龙津镇' };
const booking = { senderName: '罗大山', senderPhone: '19900000077', senderAddress: '长校镇' };

const atPoint = about('point_not_found', ({ role }) => ({ pointId: role === 'hub_clerk' ? 'HUB' : XIAXIE_POINT }), {
  // To the county office no point of the county is foreign.
  foreign: ({ role }) =>
    role === 'county_office' ? undefined : { pointId: role === 'keeper' ? OTHER_POINT : FAR_POINT },
  missing: () => ({ pointId: 'P999999' }),
});

/** Whose order it is, and who may see it by their work, the specs and stories of shipments ask. */
export const shipmentQuestions: Questions = {
  'busSpaceApi.ofPoint': about('point_not_found', () => ({ pointId: XIAXIE_POINT }), {
    missing: () => ({ pointId: 'P999999' }),
  }),
  'quotesApi.ask': plain(boxes),
  'quotesApi.read': plain({ id: NOTHING }, 'quote_not_found'),
  'shipmentsApi.hold': plain({ quoteId: NOTHING, parts: [{ way: 0, boxes: 3 }] }, 'quote_not_found'),
  'shipmentsApi.book': plain({ id: NOTHING, ...booking, recipients: [{ line: 1, ...party }] }, 'shipment_not_found'),
  'shipmentsApi.cancel': plain({ id: NOTHING }, 'shipment_not_found'),
  'shipmentsApi.mine': plain(),
  'shipmentsApi.read': plain({ id: NOTHING }, 'shipment_not_found'),
  'shipmentsApi.labels': plain({ id: NOTHING }, 'shipment_not_found'),
  'shipmentShareApi.make': plain({ id: NOTHING, line: 1 }, 'shipment_not_found'),
  'shipmentShareApi.withdraw': plain({ id: NOTHING, line: 1 }, 'shipment_not_found'),
  'shipmentShareApi.read': plain({ token: 'A'.repeat(43) }, 'share_not_found'),
  'dayLoadsApi.ofDay': plain({ date: '2026-12-02' }),
  'dayLoadsApi.pdf': plain({ date: '2026-12-02' }),
  'poolsApi.ofDay': plain({ date: '2026-12-02' }),
  'poolsApi.answer': plain({ date: '2026-12-02', tripId: 'K99', decision: 'none', reason: '没有车' }, 'trip_not_found'),
  'poolsApi.ofShipment': plain({ id: NOTHING }, 'shipment_not_found'),
  'handInApi.handIn': plain(
    {
      id: NOTHING,
      idKind: 'id_card',
      idTail: '1234',
      inspected: true,
      received: [{ no: 1, grams: 2_500 }],
      refused: [],
    },
    'shipment_not_found',
  ),
  'claimsApi.ofShipment': plain({ id: NOTHING }, 'shipment_not_found'),
  'claimsApi.file': plain({ id: NOTHING, kind: 'late', boxes: [1] }, 'shipment_not_found'),
  'claimsApi.list': plain(),
  'otherBusesApi.of': plain({ id: NOTHING }, 'shipment_not_found'),
  'otherPointsApi.of': plain({ id: NOTHING }, 'shipment_not_found'),
  'otherPointsApi.change': plain({ id: NOTHING, pointId: 'P101209', bus: 'x' }, 'shipment_not_found'),
  'otherBusesApi.move': plain({ id: NOTHING, boxes: [1], bus: 'x' }, 'shipment_not_found'),
  'claimsApi.move': plain({ id: NOTHING, move: 'withdraw' }, 'claim_not_found'),
  'carryingApi.submit': {
    own: () => ({
      deviceId: randomUUID(),
      sentAt: '2026-11-24T01:00:00.000Z',
      events: [
        {
          ...{ eventId: randomUUID(), occurredAt: '2026-11-24T01:00:00.000Z', deviceSeq: 1 },
          ...{ type: 'AT_HUB', shipmentId: NOTHING, boxes: [1] },
        },
      ],
    }),
  },
  'carriedApi.address': plain({ id: NOTHING, line: 1 }, 'shipment_not_found'),
  'carriedApi.at': atPoint,
  'shipmentsApi.atPoint': atPoint,
};
