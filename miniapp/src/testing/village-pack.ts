// What does a village's pack look like to a test that wants to say in a line which buses there are?
import { addDays, VILLAGE_PACK_DAYS, VillagePackFlag, parseWallTime } from '@kehuoyou/shared';
import type { VillagePackBoard, VillagePackDeparture, PointRecord, StopRole, VillagePack } from '@kehuoyou/shared';

/** A Tuesday: the day on which the packs of the tests are made, unless they say otherwise. */
export const TUESDAY = '2026-11-24';

/** One bus: `'09:48'`, `'24:10'`; where to, on which days of the pack (all unless given), how exactly. */
export interface BusToPack {
  readonly time: string;
  readonly to?: string;
  readonly trip?: string;
  readonly line?: string;
  readonly longName?: string;
  /** Days from the pack's making on, 0 that day itself; all of them, and the day before, unless given. */
  readonly days?: readonly number[];
  readonly approximate?: boolean;
  readonly parcels?: boolean;
  readonly market?: boolean;
  readonly hail?: boolean;
  readonly arrange?: 'phone' | 'driver';
}

/** What a pack is made of. */
export interface VillagePackRecipe {
  readonly madeOn?: string;
  readonly buses?: readonly BusToPack[];
  /** Buses from the township's stop and from the county's. */
  readonly fromTown?: readonly BusToPack[];
  readonly fromCounty?: readonly BusToPack[];
  /** Trip, day of the cancelled run, reason, and which to take instead from the village: trip and day. */
  readonly cancelled?: readonly {
    readonly trip: string;
    readonly date: string;
    readonly reason: string;
    readonly instead?: readonly [string, string];
  }[];
  readonly points?: readonly PointRecord[];
  /** Buses on the way. */
  readonly live?: VillagePack['live'];
  /** Days on which the township holds its market, 0 that of the pack's making. */
  readonly marketDays?: readonly number[];
}

const here = { lat: 25.97, lng: 116.74 };
const TOWN = '长校镇客货邮综合服务站';
const COUNTY = '清流汽车站';

/** 下谢村's pack. */
export function villagePack(recipe: VillagePackRecipe = {}): VillagePack {
  const routes: { id: string; name: string; longName: string }[] = [];
  const headsigns: string[] = [];
  const board = (
    stop: { id: string; name: string },
    role: StopRole,
    buses: readonly BusToPack[],
  ): VillagePackBoard => ({
    stop: { ...stop, position: here },
    role,
    departures: [...buses].map((bus) => packed(bus, routes, headsigns)).sort((a, b) => a[0] - b[0]),
  });
  return {
    village: {
      code: '350423104204',
      name: '下谢村',
      townshipCode: '350423104',
      townshipName: '长校镇',
      position: here,
    },
    from: addDays(recipe.madeOn ?? TUESDAY, -1),
    feed: { version: '2026.1', publisher: '清流县客货邮（示意时刻表）' },
    routes,
    headsigns,
    boards: [
      board({ id: 'V104204', name: '下谢村' }, 'village', recipe.buses ?? []),
      board({ id: 'T104', name: TOWN }, 'township', recipe.fromTown ?? []),
      board({ id: 'COUNTY', name: COUNTY }, 'county', recipe.fromCounty ?? []),
    ],
    ...(recipe.live === undefined ? {} : { live: recipe.live }),
    ...(recipe.marketDays === undefined ? {} : { market: { townshipName: '长校镇', days: bitsOf(recipe.marketDays) } }),
    cancellations: (recipe.cancelled ?? []).map(packedCancellation),
    points: recipe.points ?? [
      point(),
      point({ id: 'S104', name: '长校镇客货邮综合服务站', tier: 'township_station', villageCode: undefined }),
      hub,
    ],
    notices: [],
  };
}

function packedCancellation({
  trip,
  date,
  reason,
  instead,
}: NonNullable<VillagePackRecipe['cancelled']>[number]): VillagePack['cancellations'][number] {
  return { tripId: trip, date, reason, ...(instead === undefined ? {} : { instead: [[0, ...instead]] }) };
}

function packed(
  bus: BusToPack,
  routes: { id: string; name: string; longName: string }[],
  headsigns: string[],
): VillagePackDeparture {
  const name = bus.line ?? 'K12';
  const to = { 镇上: TOWN, 县城: COUNTY }[bus.to ?? '镇上'] ?? bus.to ?? TOWN;
  if (!routes.some((route) => route.id === name))
    routes.push({ id: name, name, longName: bus.longName ?? '清流—里田—长校' });
  if (!headsigns.includes(to)) headsigns.push(to);
  const days = bus.days === undefined ? 2 ** VILLAGE_PACK_DAYS - 1 : bitsOf(bus.days);
  return [
    seconds(bus.time),
    routes.findIndex(({ id }) => id === name),
    headsigns.indexOf(to),
    days,
    flagsOf(bus),
    bus.trip ?? `${name} ${bus.time}`,
  ];
}

function flagsOf({ parcels, approximate, market, hail, arrange }: BusToPack): number {
  const { carriesParcels, approximate: about, marketDay, hail: hailing, phone, driver } = VillagePackFlag;
  const flags: readonly (readonly [boolean | undefined, number])[] = [
    [parcels, carriesParcels],
    [approximate, about],
    [market, marketDay],
    [hail, hailing],
    [arrange === 'phone', phone],
    [arrange === 'driver', driver],
  ];
  return flags.reduce((bits, [set, flag]) => bits | (set ? flag : 0), 0);
}

function bitsOf(days: readonly number[]): number {
  return days.reduce((bits, day) => bits | (1 << (day + 1)), 0);
}

function seconds(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 3600 + Number(minutes) * 60;
}

/** 下谢村's point, open every day from 08:30 to 18:00, or what the test changes. */
export function point(
  changes: Partial<Omit<PointRecord, 'villageCode'>> & { readonly villageCode?: string | undefined } = {},
): PointRecord {
  const { villageCode = '350423104204', ...rest } = changes;
  const opens = parseWallTime('08:30') ?? 0;
  const closes = parseWallTime('18:00') ?? 0;
  return {
    id: 'P104204',
    name: '下谢村客货邮服务点',
    tier: 'village_point',
    townshipCode: '350423104',
    position: here,
    positionQuality: 'illustrative',
    phone: '0598-0104204',
    services: ['mail', 'express'],
    stopId: 'V104204',
    status: 'open',
    weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens, closes })),
    exceptions: [],
    pauses: [],
    kit: [],
    details: 'sample',
    ...('villageCode' in changes && changes.villageCode === undefined ? {} : { villageCode }),
    ...rest,
  };
}

const hub = point({
  id: 'HUB',
  name: '清流县客货邮共配中心',
  tier: 'county_hub',
  villageCode: undefined,
  stopId: 'COUNTY',
});

/** `at('09:15')` on the Tuesday in the county; `at('09:15', 1)` on the Wednesday. */
export function at(wall: string, days = 0): Date {
  return new Date(`${addDays(TUESDAY, days)}T${wall}:00+08:00`);
}
