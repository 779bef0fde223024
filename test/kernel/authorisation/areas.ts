// How does each endpoint of the staff answer somebody who holds every role there is, but for another place?
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { feedImportApi, parcelImportApi, scopeKindOf } from '@kehuoyou/shared';
import type {
  Announcement,
  Desk,
  FailureCode,
  HeldGrant,
  LicenceRow,
  ReportOutcome,
  Role,
  ScanOutcome,
  ScopeKind,
  ShoppingList,
} from '@kehuoyou/shared';
import type { ApiClient } from '../../harness/api-client.js';
import type { StoryDatabase } from '../../harness/database.js';
import type { Reply } from '../../harness/exchange.js';
import { openTables } from '../../harness/opened-database.js';
import { CHANGXIAO, LIUKENG, XIAXIE_POINT } from '../../harness/places.js';
import { FAR_POINT, OTHER_POINT } from './cast.js';
import type { Cast, Member } from './cast.js';
import { complained } from './complaint-questions.js';
import { wishedOnce } from './errand-questions.js';
import type { Ask } from './question.js';
import { announced } from './staff-questions.js';
import { OWN_TRIP, published } from './timetable-questions.js';

/** Where the thing lies, seen from the place where somebody works. The matrix itself asks about their `own`. */
export const relations = ['other', 'above', 'below'] as const;
export type Relation = (typeof relations)[number];

/** What the endpoint does for somebody to whom a thing is foreign. */
export type AreaRow =
  /** It answers as if there were no such thing, or not to them. */
  | { readonly refuses: FailureCode; readonly sending?: (client: ApiClient) => Promise<Reply> }
  /** It goes well, and tells or takes nothing of the `thing`, which it does to those whose thing it is. */
  | {
      readonly lists: (answer: never) => readonly string[];
      readonly thing: (who: Member, cast: Cast, ask: Ask) => string | Promise<string>;
    }
  /** It is about the caller alone, wherever they work: why. */
  | { readonly own: string };

const COUNTY_WIDE = { refuses: 'not_allowed' } as const;
const COMPANY = { refuses: 'company_not_found' } as const;
const GRANT = { refuses: 'grant_not_found' } as const;
const COMPLAINT = { refuses: 'complaint_not_found' } as const;
const ERRAND = { refuses: 'errand_not_found' } as const;
const TRIP = { refuses: 'trip_not_found' } as const;
/** Foreign buses are asked about by the matrix itself. */
const BUS = {
  own: 'a bus goes through many places, and whoever loads at one of them has to do with all of it',
} as const;

/** A row for every endpoint that asks for a role; one without fails the matrix. */
export const areaRows: Readonly<Record<string, AreaRow>> = {
  'accountsApi.disable': { refuses: 'account_not_found' },
  'accountsApi.enable': { refuses: 'account_not_found' },
  'announcementsApi.submit': COUNTY_WIDE,
  'announcementsApi.forOffice': {
    lists: ({ announcements }: { announcements: readonly Announcement[] }) => announcements.map(({ id }) => id),
    thing: (_who, cast) => announced(cast.county, CHANGXIAO),
  },
  'announcementsApi.review': { refuses: 'announcement_not_found' },
  'announcementsApi.withdraw': { refuses: 'announcement_not_found' },
  'auditApi.list': COUNTY_WIDE,
  'callsApi.list': { refuses: 'point_not_found' },
  'callsApi.contact': { refuses: 'call_not_found' },
  'callsApi.record': { refuses: 'call_not_found' },
  'publishingApi.read': COMPLAINT,
  'publishingApi.publish': COMPLAINT,
  'publishingApi.withdraw': COMPLAINT,
  'complaintDeskApi.list': {
    lists: ({ complaints }: Desk) => complaints.map(({ id }) => id),
    thing: (_who, cast) => complained(cast),
  },
  'complaintDeskApi.read': COMPLAINT,
  'complaintDeskApi.accept': COMPLAINT,
  'complaintDeskApi.decline': COMPLAINT,
  'complaintDeskApi.assign': COMPLAINT,
  'complaintDeskApi.object': COMPLAINT,
  'complaintDeskApi.uphold': COMPLAINT,
  'complaintDeskApi.overrule': COMPLAINT,
  'complaintDeskApi.start': COMPLAINT,
  'complaintDeskApi.ask': COMPLAINT,
  'complaintDeskApi.answer': COMPLAINT,
  'complaintDeskApi.merge': COMPLAINT,
  'complaintDeskApi.part': COMPLAINT,
  'complaintDeskApi.contact': COMPLAINT,
  'complaintDeskApi.called': COMPLAINT,
  'complaintDeskApi.urge': COMPLAINT,
  'complaintFilingApi.fileForCaller': COUNTY_WIDE,
  'complaintFiguresApi.praiseOfCompany': { own: 'good words for the buses of the caller’s own companies' },
  'deadLettersApi.deadLetters': COUNTY_WIDE,
  'deadLettersApi.retry': COUNTY_WIDE,
  'epcisApi.document': { refuses: 'parcel_not_found' },
  'errandsApi.atPoint': { refuses: 'point_not_found' },
  'errandsApi.accept': ERRAND,
  'errandsApi.askBack': ERRAND,
  'errandsApi.buy': ERRAND,
  'errandsApi.cannot': ERRAND,
  'errandsApi.handOver': ERRAND,
  'errandsApi.returned': ERRAND,
  'errandsApi.contact': ERRAND,
  'errandShopsApi.keep': COUNTY_WIDE,
  'shoppingApi.list': {
    lists: ({ errands }: ShoppingList) => errands.map(({ id }) => id),
    thing: (_who, cast) => wishedOnce(cast),
  },
  'shoppingApi.sheet': { own: 'the same on paper' },
  'feedImportApi.start': {
    ...COUNTY_WIDE,
    // Without a file's media type the route refuses before anybody is asked.
    sending: (client) =>
      client.upload(feedImportApi.start, { fileName: 'a.zip' }, Buffer.from('PK'), 'application/zip'),
  },
  'feedImportApi.status': COUNTY_WIDE,
  'feedImportApi.list': COUNTY_WIDE,
  'feedImportApi.publish': COUNTY_WIDE,
  'feedImportApi.feeds': COUNTY_WIDE,
  'feedImportApi.restore': COUNTY_WIDE,
  'fleetApi.list': COMPANY,
  'fleetApi.papersCsv': COMPANY,
  'fleetApi.papersExcel': COMPANY,
  'fleetApi.addVehicle': COMPANY,
  'fleetApi.addDriver': COMPANY,
  'fleetApi.addCompartment': COMPANY,
  'fleetApi.addPaper': COMPANY,
  'grantsApi.list': {
    lists: ({ staff }: { staff: readonly { grant: HeldGrant }[] }) => staff.map(({ grant }) => grant.id),
    thing: ({ role }, cast) => cast.member(role === 'administrator' ? 'county_office' : 'keeper').grantId,
  },
  'grantsApi.contact': GRANT,
  'grantsApi.revoke': GRANT,
  'householdsApi.previewConfirmation': { own: 'whoever holds the code was shown it by the person themself' },
  'householdsApi.confirm': { refuses: 'point_not_found' },
  'invitationsApi.invite': { refuses: 'not_yours_to_give' },
  'invitationsApi.list': { own: 'one’s own invitations' },
  'invitationsApi.withdraw': { own: 'one takes back what one has offered oneself' },
  'parcelImportApi.start': {
    ...COUNTY_WIDE,
    sending: (client) => client.upload(parcelImportApi.start, {}, Buffer.from('单号'), 'text/csv'),
  },
  'parcelImportApi.list': { refuses: 'point_not_found' },
  'parcelImportApi.status': { refuses: 'import_not_found' },
  'parcelImportApi.faults': { refuses: 'import_not_found' },
  'parcelImportApi.confirm': { refuses: 'import_not_found' },
  'hubApi.desk': { refuses: 'point_not_found' },
  'hubApi.find': { refuses: 'point_not_found' },
  'redirectApi.list': { refuses: 'point_not_found' },
  'redirectApi.begin': { refuses: 'point_not_found' },
  'redirectApi.end': { refuses: 'point_not_found' },
  'redirectApi.called': { refuses: 'point_not_found' },
  'manifestApi.read': BUS,
  'manifestApi.csv': BUS,
  'manifestApi.pdf': BUS,
  'pointBusesApi.list': { refuses: 'point_not_found' },
  'rosterApi.day': COMPANY,
  'pointParcelsApi.list': { refuses: 'point_not_found' },
  'agentsApi.ask': { refuses: 'point_not_found' },
  'homeDeliveryApi.list': { refuses: 'point_not_found' },
  'homeDeliveryApi.add': { refuses: 'point_not_found' },
  'homeDeliveryApi.end': { refuses: 'point_not_found' },
  'matchingApi.say': { refuses: 'point_not_found' },
  'shipmentsApi.atPoint': { refuses: 'point_not_found' },
  'carriedApi.at': { refuses: 'point_not_found' },
  'carriedApi.address': { own: 'the hub of the order; its spec asks clerks of others, and everybody else' },
  'carryingApi.submit': { own: 'the point, the hub and the bus of the order; its spec asks those of others' },
  'handInApi.handIn': { own: 'the point at which an order is handed in; its spec asks those of other points' },
  'claimsApi.list': { own: 'one’s own company’s, or the county’s; its spec asks those of others' },
  'dayLoadsApi.ofDay': { own: 'one’s own buses, or one’s own point’s boxes on others; its spec asks those of others' },
  'dayLoadsApi.pdf': { own: 'the same on paper' },
  'poolsApi.ofDay': { own: 'one’s own company’s buses, or the county’s; its spec asks those of others' },
  'poolsApi.answer': { own: 'one’s own company’s buses; its spec asks those of others' },
  'agentsApi.answerOf': { own: 'whoever asked, or serves the point at which it was asked; its story asks' },
  'runSheetApi.sheet': { own: 'one’s own day' },
  'runSheetApi.signOn': { own: 'one signs on for the company that has registered oneself' },
  'runSheetApi.assign': { refuses: 'vehicle_or_driver_not_found' },
  'sellingApi.held': { own: 'what waits in one’s own area; the story of selling asks the offices of others' },
  'sellingApi.release': { refuses: 'offer_not_found' },
  'sellingApi.takeDown': { refuses: 'offer_not_found' },
  'everydayApi.desk': { refuses: 'point_not_found' },
  'everydayApi.edit': { refuses: 'point_not_found' },
  'everydayApi.allow': { refuses: 'point_not_found' },
  'pausesApi.announce': { refuses: 'point_not_found' },
  'pausesApi.withdraw': { refuses: 'point_not_found' },
  'licencesApi.list': {
    lists: ({ licences }: { licences: readonly LicenceRow[] }) => licences.map(({ pointId }) => pointId),
    thing: () => XIAXIE_POINT,
  },
  'licencesApi.keep': { refuses: 'point_not_found' },
  'licencesApi.remove': { refuses: 'point_not_found' },
  'scansApi.submit': {
    lists: ({ outcomes }: { outcomes: readonly ScanOutcome[] }) =>
      outcomes.filter(({ outcome }) => outcome === 'recorded').map(({ eventId }) => eventId),
    thing: (_who, _cast, { events }) => (events as readonly { eventId: string }[])[0]?.eventId ?? '',
  },
  'sessionsApi.code': { own: 'a code for one’s own browser' },
  'timetableEditApi.trips': { refuses: 'line_not_found' },
  'timetableEditApi.preview': TRIP,
  'timetableEditApi.publish': TRIP,
  'timetableEditApi.undo': { refuses: 'edit_not_found' },
  'timetableEditApi.list': {
    lists: ({ edits }: { edits: readonly { editId: string }[] }) => edits.map(({ editId }) => editId),
    thing: async (who) => String((await published(who, OWN_TRIP))['editId']),
  },
  'timetableEditApi.setMarket': COUNTY_WIDE,
  'timetableEditApi.setDay': COUNTY_WIDE,
  'tripReportApi.submit': {
    lists: ({ outcomes }: { outcomes: readonly ReportOutcome[] }) =>
      outcomes.filter(({ outcome }) => outcome === 'recorded').map(({ eventId }) => eventId),
    thing: (_who, _cast, { reports }) => (reports as readonly { eventId: string }[])[0]?.eventId ?? '',
  },
};

/** For what each works, so that the things of the matrix lie elsewhere, above them, or below. */
const places: Readonly<Record<Relation, Partial<Record<ScopeKind, string>>>> = {
  other: { area: '350424', point: FAR_POINT, company: 'MT' },
  // A village in whose township the things lie, or in whose county.
  above: { area: LIUKENG, point: OTHER_POINT },
  // The city to which the county belongs. Nothing contains a point or a company but areas.
  below: { area: '3504' },
};

/** Somebody who holds each role for a place of its kind. */
export interface Stranger {
  readonly client: ApiClient;
  readonly roles: readonly Role[];
}

/** Lets in, by their rows alone, somebody for each relation: nobody can be invited to work beyond the county. */
export async function strangersTo(database: StoryDatabase, cast: Cast): Promise<Record<Relation, Stranger>> {
  const tables = await openTables(database);
  const [then, later] = ['2026-11-01 00:00:00.000', '2027-11-01 00:00:00.000'];
  const enter = async (relation: Relation): Promise<Stranger> => {
    const [accountId, token] = [randomUUID(), randomBytes(32).toString('base64url')];
    await tables.query('INSERT INTO account (id, created_at, last_seen_at) VALUES (?, ?, ?)', [accountId, then, later]);
    await tables.query(
      `INSERT INTO session (id, account_id, token_hash, kind, opened_at, last_seen_at, expires_at) VALUES (?, ?, ?, 'wechat', ?, ?, ?)`,
      [randomUUID(), accountId, createHash('sha256').update(token).digest('hex'), then, later, later],
    );
    const held: Role[] = [];
    for (const [role, kind] of Object.entries(scopeKindOf)) {
      const scopeId = places[relation][kind];
      if (scopeId === undefined) continue;
      await tables.query(
        'INSERT INTO role_grant (id, account_id, role, scope_kind, scope_id, holds_from, given_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
        [randomUUID(), accountId, role, kind, scopeId, then, then],
      );
      held.push(role as Role);
    }
    return { client: cast.townspeople.server.client.as(token), roles: held };
  };
  try {
    return { other: await enter('other'), above: await enter('above'), below: await enter('below') };
  } finally {
    await tables.destroy();
  }
}
