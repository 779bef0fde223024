// What is asked of the endpoints that tell, change and follow the timetable?
import { feedImportApi, fleetApi, gtfsApi, timetableEditApi } from '@kehuoyou/shared';
import type { TimetableEdit } from '@kehuoyou/shared';
import { jsonIn } from '../../harness/api-client.js';
import { eventually } from '../../harness/eventually.js';
import { CHANGXIAO, COUNTY_STOP, XIAXIE, XIAXIE_STOP } from '../../harness/places.js';
import type { Cast, Member } from './cast.js';
import { about, NOTHING, plain } from './question.js';
import type { Ask, Asking, Questions } from './question.js';

/** A run of the company whose manager and drivers are asked, and one of another company. */
export const OWN_TRIP = 'Y104A-01';
const FOREIGN_TRIP = 'K01-O01';
export const TOMORROW = '2026-11-25';

let made = 0;
/** Differs each time that something new is made. */
function next(): number {
  made += 1;
  return made;
}

/** For whoever answers for one company only: the county office answers for all, to it nothing of a company's is foreign. */
function ofOneCompany(asking: Asking): Asking {
  return (who, cast) => (who.role === 'county_office' ? undefined : asking(who, cast));
}

/** A change that has an effect, whatever was changed before: each concerns another day. */
function change(tripId: string): TimetableEdit {
  const number = next();
  const day = `2027-${String(1 + Math.floor(number / 28)).padStart(2, '0')}-${String(1 + (number % 28)).padStart(2, '0')}`;
  return { kind: 'cancel', tripId, days: { from: day, until: day, on: 'every_day' }, reason: '检修车辆' };
}

async function basisFor(who: Pick<Member, 'client'>, edit: TimetableEdit): Promise<string> {
  return (await who.client.call(timetableEditApi.preview, { edits: [edit] })).basis;
}

/** Changes a trip on a day of its own, and gives how to take that back. */
export async function published(who: Pick<Member, 'client'>, tripId: string): Promise<Ask> {
  const edit = change(tripId);
  const { edits } = await who.client.call(timetableEditApi.publish, {
    basis: await basisFor(who, edit),
    edits: [edit],
  });
  return { editId: edits[0]?.editId };
}

/** A feed that was read and is sound: the county's own, handed out and brought in again. */
async function readImport(cast: Cast): Promise<{ importId: string; basis: string }> {
  const { client } = cast.county;
  const zip = await client.send({ path: gtfsApi.schedule.path });
  const headers = { 'content-type': 'application/zip', 'idempotency-key': `matrix-feed-${next()}` };
  const started = jsonIn(
    await client.send({
      method: 'POST',
      path: `${feedImportApi.start.path}?fileName=county.zip`,
      headers,
      body: zip.bytes,
    }),
  ) as { importId: string };
  return eventually(async () => {
    const { importId, state, basis } = await client.call(feedImportApi.status, { importId: started.importId });
    if (state !== 'ready' || basis === undefined) throw new Error(`the feed is ${state}`);
    return { importId, basis };
  }, 30_000);
}

/** The driver's company registers them, once. */
async function registered(who: Member, cast: Cast): Promise<void> {
  const { drivers } = await cast.county.client.call(fleetApi.list, { companyId: 'YZ' });
  if (drivers.some(({ accountId }) => accountId === who.accountId)) return;
  await cast.county.client.call(fleetApi.addDriver, {
    companyId: 'YZ',
    staffNumber: 'YZ-01',
    accountId: who.accountId,
  });
}

const report = (): Ask => ({
  sentAt: '2026-11-24T01:00:00Z',
  reports: [
    {
      eventId: `01936f00-0000-4000-8000-${String(next()).padStart(12, '0')}`,
      kind: 'stop',
      tripId: OWN_TRIP,
      serviceDate: '2026-11-24',
      occurredAt: '2026-11-24T00:59:00Z',
      deviceSeq: 1,
      stopId: XIAXIE_STOP,
    },
  ],
});
const signOn = (vehicleId: string): Ask => ({ date: TOMORROW, vehicleId, tripIds: [OWN_TRIP] });
const fleetOf = (companyId: string, more: () => Ask = () => ({})): Ask => ({ companyId, ...more() });

/** A question about a company's fleet. */
const fleetQuestion = (more?: () => Ask) =>
  about('company_not_found', () => fleetOf('YZ', more), {
    foreign: ofOneCompany(() => fleetOf('MT', more)),
    missing: () => fleetOf('NOBODY', more),
  });

/** A way that is asked for from a place that there is, and from one that there is not. */
const wayQuestion = () =>
  about('stop_not_found', () => ({ from: XIAXIE, to: COUNTY_STOP }), {
    missing: () => ({ from: 'V999999', to: COUNTY_STOP }),
  });

/** Questions to boards, lines, packs, journeys and feeds, which lie open. */
export const openTimetableQuestions: Questions = {
  'timetableApi.board': about('stop_not_found', () => ({ stopId: XIAXIE_STOP }), {
    missing: () => ({ stopId: 'V999999' }),
  }),
  'timetableApi.live': about('stop_not_found', () => ({ stopId: XIAXIE_STOP }), {
    missing: () => ({ stopId: 'V999999' }),
  }),
  'timetableApi.printed': about('stop_not_found', () => ({ stopId: XIAXIE_STOP }), {
    missing: () => ({ stopId: 'V999999' }),
  }),
  'timetableApi.lines': plain(),
  'timetableApi.pack': about('village_not_found', () => ({ code: XIAXIE }), {
    missing: () => ({ code: '350423999999' }),
  }),
  'journeyApi.journeys': wayQuestion(),
  'journeyApi.outings': wayQuestion(),
  'journeyApi.parcelJourneys': wayQuestion(),
  'timetableEditApi.markets': plain(),
  'gtfsApi.schedule': plain(),
  'gtfsApi.tripUpdates': plain(),
  'gtfsApi.alerts': plain(),
  'gtfsApi.vehiclePositions': plain(),
};

/** Questions to those who run buses and answer for their times. */
export const timetableStaffQuestions: Questions = {
  'timetableEditApi.preview': about('trip_not_found', () => ({ edits: [change(OWN_TRIP)] }), {
    foreign: ofOneCompany(() => ({ edits: [change(FOREIGN_TRIP)] })),
    missing: () => ({ edits: [change('NOTHING')] }),
  }),
  'timetableEditApi.publish': about(
    'trip_not_found',
    async (who) => {
      const edit = change(OWN_TRIP);
      return { basis: await basisFor(who, edit), edits: [edit] };
    },
    {
      foreign: ofOneCompany(() => ({ basis: 'x', edits: [change(FOREIGN_TRIP)] })),
      missing: () => ({ basis: 'x', edits: [change('NOTHING')] }),
    },
  ),
  'timetableEditApi.undo': about('edit_not_found', (who) => published(who, OWN_TRIP), {
    foreign: ofOneCompany((_who, cast) => published(cast.county, FOREIGN_TRIP)),
    missing: () => ({ editId: NOTHING }),
  }),
  'timetableEditApi.list': plain(),
  'timetableEditApi.setMarket': about('area_not_found', () => ({ townshipCode: CHANGXIAO, lunarDigits: [1, 6] }), {
    missing: () => ({ townshipCode: '350424101', lunarDigits: [1, 6] }),
  }),
  'timetableEditApi.setDay': plain({ date: '2026-12-20', kind: 'work', name: '调休上班' }),
  // The guard is asked before the body is looked at; the story of the feed sends a real one.
  'feedImportApi.start': plain({}, 'unsupported_media'),
  'feedImportApi.status': about(
    'import_not_found',
    async (_who, cast) => ({ importId: (await readImport(cast)).importId }),
    { missing: () => ({ importId: NOTHING }) },
  ),
  'feedImportApi.list': plain(),
  'feedImportApi.publish': about('import_not_found', async (_who, cast) => ({ ...(await readImport(cast)) }), {
    missing: () => ({ importId: NOTHING, basis: 'x' }),
  }),
  'feedImportApi.feeds': plain(),
  'feedImportApi.restore': about(
    'feed_not_found',
    async (_who, cast) => {
      const { feeds } = await cast.county.client.call(feedImportApi.feeds, {});
      return { feedId: feeds.find(({ isCurrent }) => isCurrent)?.feedId };
    },
    { missing: () => ({ feedId: NOTHING }) },
  ),
  'fleetApi.list': fleetQuestion(),
  'fleetApi.papersCsv': fleetQuestion(),
  'fleetApi.papersExcel': fleetQuestion(),
  'fleetApi.addVehicle': fleetQuestion(() => ({ plate: `闽G${String(20_000 + next())}`, seats: 7, postalMark: false })),
  'fleetApi.addDriver': fleetQuestion(() => ({ staffNumber: `M-${next()}` })),
  'fleetApi.addPaper': fleetQuestion(() => ({ ownerId: 'YZ-V01', kind: 'insurance', validUntil: '2029-12-31' })),
  'fleetApi.addCompartment': fleetQuestion(() => ({
    vehicleId: 'YZ-V01',
    kind: 'hold',
    most: { grams: 200_000, litres: 900, pieces: 60 },
    approved: false,
  })),
  'runSheetApi.sheet': {
    own: async (who, cast) => {
      if (who.role === 'driver') await registered(who, cast);
      return {};
    },
  },
  'runSheetApi.signOn': about(
    'vehicle_or_driver_not_found',
    async (who, cast) => {
      if (who.role === 'driver') await registered(who, cast);
      return signOn('YZ-V01');
    },
    {
      foreign: async (who, cast) => {
        if (who.role === 'driver') await registered(who, cast);
        return signOn('MT-V01');
      },
      missing: () => signOn(NOTHING),
    },
  ),
  'runSheetApi.assign': about('vehicle_or_driver_not_found', () => ({ ...signOn('YZ-V01'), driverId: 'YZ-D01' }), {
    foreign: ofOneCompany(() => ({ ...signOn('YZ-V01'), driverId: 'MT-D01' })),
    missing: () => ({ ...signOn('YZ-V01'), driverId: NOTHING }),
  }),
  // A batch is never refused whole: each report of somebody else's bus is, and the service's spec says so.
  'tripReportApi.submit': { own: report },
};
