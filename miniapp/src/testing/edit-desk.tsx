// What does the server know of a line whose timetable a manager changes?
import { act } from '@testing-library/react';
import type {
  BoardChange,
  Company,
  EditableTrip,
  EditPreview,
  Lines,
  PublishedEdit,
  TimetableEdit,
  TownshipMarket,
} from '@kehuoyou/shared';
import { session } from '../core/session';
import { areas, County, emptyPhone, openPage } from './county';
import { OfficeDesk } from './office-desk';
import { signedIn } from './signed-in';
import { working } from './staff';
import { press } from './hands';
import { phone } from './taro';
import { at } from './village-pack';
import EditLine from '../timetable/edit-line/index';
import PreviewPage from '../timetable/preview/index';
import { useDrafts } from '../timetable/changing/use-draft';

export let county: County;
export let desk: OfficeDesk;

export const manager = working('company_manager', 'company', 'MT');

const position = { lat: 26, lng: 116.8 };

export const lines: Lines = {
  stops: [{ id: 'COUNTY', name: '清流汽车站', position }],
  lines: [
    { routeId: 'K01', name: 'K01', longName: '清流—嵩溪', agencyName: '闽通长运', stopIds: [] },
    { routeId: 'Y1', name: 'Y1', longName: '长校—下谢', agencyName: '邮政', stopIds: [] },
  ],
};

export const companies: Company[] = [
  { companyId: 'MT', name: '闽通长运', areaCode: '350423', routeIds: ['K01'] },
  { companyId: 'YZ', name: '邮政', areaCode: '350423', routeIds: ['Y1'] },
];

export const days = Array.from({ length: 14 }, (_each, day) => `2026-11-${24 + day}`).map((date) =>
  date > '2026-11-30' ? `2026-12-${String(Number(date.slice(8)) - 30).padStart(2, '0')}` : date,
);

export const trip: EditableTrip = {
  tripId: 'K01-O01',
  routeName: 'K01',
  headsign: '嵩溪镇客货邮综合服务站',
  departure: '06:37',
  fromStop: '清流汽车站',
  toStop: '嵩溪镇客货邮综合服务站',
  arrival: '07:20',
  dates: days,
  cancelledOn: ['2026-11-25'],
};

export const market: TownshipMarket = {
  townshipCode: '350423104',
  townshipName: '长校镇',
  lunarDigits: [1, 6],
  dates: ['2026-11-24', '2026-11-29', '2026-12-04'],
};

export const seen = (change: Partial<BoardChange>): BoardChange => ({
  stopId: 'COUNTY',
  stopName: '清流汽车站',
  routeName: 'K01',
  headsign: '嵩溪镇客货邮综合服务站',
  tripId: 'K01-O01',
  dates: ['2026-11-25'],
  ...change,
});

export const preview = (changes: BoardChange[], basis = 'B1'): EditPreview => ({
  basis,
  from: '2026-11-25',
  until: '2026-12-08',
  changes,
  departures: changes.length,
});

export const cancel: TimetableEdit = {
  kind: 'cancel',
  tripId: 'K01-O01',
  days: { from: '2026-11-25', until: '2026-11-25', on: 'every_day' },
  reason: '修路',
};

export const published: PublishedEdit = {
  ...cancel,
  editId: 'E1',
  companyId: 'MT',
  publishedAt: at('09:00').toISOString(),
  trip,
  inEffect: true,
};

export const sent = (url: string) => desk.writes.filter((write) => write.url === url).map(({ body }) => body);

/** Opens the line's page, on which K01-O01 was chosen. */
export async function chooseTrip() {
  phone.params = { line: 'K01' };
  const view = await openPage(<EditLine />, county);
  await press(/^06:37 去嵩溪镇/);
  return view;
}

export async function draft(edit: TimetableEdit = cancel) {
  act(() =>
    useDrafts.getState().add('A1', { id: `D${useDrafts.getState().byAccount['A1']?.changes.length ?? 0}`, edit, trip }),
  );
  return openPage(<PreviewPage />, county);
}

/** Before each test: a phone with no draft on which `manager` is signed in, and a server with one trip to change. */
export function deskForEachTest(): void {
  beforeEach(() => {
    emptyPhone(at('09:15'));
    useDrafts.setState(useDrafts.getInitialState(), true);
    county = new County();
    county.answers
      .set('/api/me', manager)
      .set('/api/areas', areas)
      .set('/api/lines', lines)
      .set('/api/companies', { companies })
      .set('/api/market-days', { markets: [market] })
      .set('/api/timetable/lines/K01/trips', {
        trips: [trip, { ...trip, tripId: 'F1', departure: '08:00', dates: [], cancelledOn: [], everyMinutes: 20 }],
      });
    desk = new OfficeDesk();
    desk.install();
    act(() => void session.keep(signedIn('T')));
  });
}
