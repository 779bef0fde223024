// What is asked of the endpoints through which parcels go from hand to hand?
import { randomUUID } from 'node:crypto';
import type { FailureCode, Role } from '@kehuoyou/shared';
import { XIAXIE_POINT } from '../../harness/places.js';
import { FAR_POINT, OTHER_POINT } from './cast.js';
import { about, NOTHING, plain } from './question.js';
import type { Ask, Questions } from './question.js';
import { OWN_TRIP, TOMORROW } from './timetable-questions.js';

const HUB = 'HUB';
const parcel = { waybill: '73100112233882' };
/** One that no question before has put on a shelf. */
const nowhere = { waybill: '73100112239999' };

/** What each says of a parcel where they work. */
const said: Readonly<Partial<Record<Role, Ask>>> = {
  keeper: { type: 'SHELVED', ...parcel, pointId: XIAXIE_POINT, rack: 1, layer: 1 },
  station_clerk: { type: 'MISSORT', ...parcel, pointId: XIAXIE_POINT },
  hub_clerk: { type: 'HUB_RECEIVED', ...parcel, pointId: HUB },
  company_manager: { type: 'TRANSFERRED', ...parcel, tripId: OWN_TRIP, serviceDate: TOMORROW },
  driver: { type: 'LOADED', ...parcel, tripId: OWN_TRIP, serviceDate: TOMORROW },
  county_office: { type: 'RELEASED', ...parcel, pointId: XIAXIE_POINT },
};

const scanned = ({ role }: { readonly role: Role }): Ask => ({
  deviceId: randomUUID(),
  sentAt: '2026-11-24T01:00:00.000Z',
  events: [
    { eventId: randomUUID(), occurredAt: '2026-11-24T01:00:00.000Z', deviceSeq: 1, ...(said[role] ?? said.keeper) },
  ],
});

const pointOf = (role: Role): Ask => ({ id: role === 'hub_clerk' ? HUB : XIAXIE_POINT });

/** A bus that calls where they work, and one that does not. */
const busOf = ({ role }: { readonly role: Role }): Ask => ({
  tripId: role === 'hub_clerk' ? 'K12-O01' : OWN_TRIP,
  serviceDate: TOMORROW,
});
const manifestQuestion = about('trip_not_found', busOf, {
  // To the county office no bus of the county is foreign.
  foreign: ({ role }) =>
    role === 'county_office'
      ? undefined
      : { tripId: role === 'hub_clerk' ? OWN_TRIP : 'K01-O01', serviceDate: TOMORROW },
  missing: () => ({ tripId: 'NONE', serviceDate: TOMORROW }),
});
const hubQuestion = (more: Ask = {}) =>
  about('point_not_found', () => ({ pointId: HUB, ...more }), {
    foreign: ({ role }) => (role === 'county_office' ? undefined : { pointId: FAR_POINT, ...more }),
    missing: () => ({ pointId: 'P999999', ...more }),
  });

/** A hub's clerk gets as far as the question, which is none. */
const redirectQuestion = (more: Ask, gives: FailureCode = 'question_not_found'): Questions[string] => ({
  own: () => ({ pointId: HUB, ...more }),
  gives,
  foreign: ({ role }) => (role === 'county_office' ? undefined : { pointId: FAR_POINT, ...more }),
  missing: () => ({ pointId: 'P999999', ...more }),
  refuses: 'point_not_found',
});

const aMatch = { waybill: '73100112239998', household: '0123456789abcdef', yes: true };
const homeListQuestion = (more: Ask = {}) =>
  about('point_not_found', () => ({ id: XIAXIE_POINT, ...more }), {
    foreign: ({ role }) => ({ id: role === 'keeper' ? OTHER_POINT : FAR_POINT, ...more }),
    missing: () => ({ id: 'P999999', ...more }),
  });

/** Parcels, of households and of those who have them in their hands. */
export const parcelQuestions: Questions = {
  'scansApi.submit': { own: scanned },
  'pointParcelsApi.list': about('point_not_found', ({ role }) => pointOf(role), {
    // To the county office no point of the county is foreign.
    foreign: ({ role }) => (role === 'county_office' ? undefined : { id: role === 'keeper' ? OTHER_POINT : FAR_POINT }),
    missing: () => ({ id: 'P999999' }),
  }),
  'hubApi.desk': hubQuestion(),
  'hubApi.find': hubQuestion({ code: parcel.waybill }),
  'redirectApi.list': hubQuestion(),
  'redirectApi.begin': redirectQuestion({ fromPointId: 'P999999', toPointId: XIAXIE_POINT }, 'point_not_found'),
  'redirectApi.end': redirectQuestion({ id: NOTHING, undo: false }),
  'redirectApi.called': redirectQuestion({ id: NOTHING, questionId: NOTHING, answer: 'yes' }),
  'manifestApi.read': manifestQuestion,
  'manifestApi.csv': manifestQuestion,
  'manifestApi.pdf': manifestQuestion,
  'trackingApi.track': plain({ waybill: 'YT1234567890123' }),
  'agentsApi.ask': {
    own: ({ role }) => ({ id: pointOf(role).id, ...nowhere, agent: '李大爷' }),
    gives: 'parcel_not_found',
    foreign: ({ role }) => ({ id: role === 'keeper' ? OTHER_POINT : FAR_POINT, ...nowhere, agent: '李大爷' }),
    missing: () => ({ id: 'P999999', ...nowhere, agent: '李大爷' }),
    refuses: 'point_not_found',
  },
  'agentsApi.answerOf': plain({ id: NOTHING }, 'question_not_found'),
  'agentsApi.ours': plain(),
  'agentsApi.answer': plain({ id: NOTHING, yes: true }, 'question_not_found'),
  'agentsApi.allow': plain({ name: '李大爷' }),
  'agentsApi.disallow': plain({ id: NOTHING }),
  'homeDeliveryApi.list': homeListQuestion(),
  'homeDeliveryApi.add': homeListQuestion({ name: '罗阿婆', phone: '19900000001', reason: 'very_old' }),
  'homeDeliveryApi.end': homeListQuestion({ entryId: NOTHING }),
  'matchingApi.say': {
    own: () => ({ id: XIAXIE_POINT, ...aMatch }),
    gives: 'parcel_not_found',
    foreign: ({ role }) => ({ id: role === 'keeper' ? OTHER_POINT : FAR_POINT, ...aMatch }),
    missing: () => ({ id: 'P999999', ...aMatch }),
    refuses: 'point_not_found',
  },
  'walletApi.redirect': plain({ id: NOTHING, answer: 'yes' }, 'parcel_not_found'),
  'walletApi.leave': plain({ id: NOTHING, wish: 'point' }, 'parcel_not_found'),
  'keptNumbersApi.list': plain(),
  'keptNumbersApi.keep': plain({ waybill: 'YT1234567890123', calls: true }),
  'keptNumbersApi.drop': plain({ id: NOTHING }),
  'walletApi.list': plain(),
  'otherStationsApi.list': plain(),
  'parcelNoticesApi.read': plain(),
  'parcelNoticesApi.choose': plain({ onItsWay: false, busChanges: true }),
  // Open to all the world, and yet to those alone who sign: what nobody signed is refused, in 快递100's words a 200.
  'kuaidi100Api.push': plain(),
  'kuaidi100Api.pickupPush': plain({ id: NOTHING, sign: '0'.repeat(32) }),
  'kuaidi100Api.query': plain(),
  'kuaidi100Api.subscribe': plain(),
  'partnerApi.announce': plain({ parcels: [] }, 'signature_not_valid'),
  'partnerApi.events': plain({ after: '0' }, 'signature_not_valid'),
  // Whose parcel it is, its own story asks.
  'walletApi.extend': plain({ id: NOTHING }, 'parcel_not_found'),
  // A route that takes a file refuses JSON before anybody is asked.
  'parcelImportApi.start': plain({}, 'unsupported_media'),
  'parcelImportApi.list': plain({ pointId: HUB }),
  'parcelImportApi.status': plain({ importId: NOTHING }, 'import_not_found'),
  'parcelImportApi.faults': plain({ importId: NOTHING }, 'import_not_found'),
  'parcelImportApi.confirm': plain({ importId: NOTHING }, 'import_not_found'),
  'epcisApi.document': plain({ id: NOTHING }, 'parcel_not_found'),
  'walletApi.dispute': plain({ id: NOTHING }, 'parcel_not_found'),
};
