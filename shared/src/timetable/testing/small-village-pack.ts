// What does a pack look like that holds the departures of one stop?
import { parseGtfsTime } from '../../clock.js';
import type { Stop } from '../boards/stop.js';
import { VILLAGE_PACK_DAYS } from '../boards/village-pack.js';
import type { VillagePack, VillagePackDeparture } from '../boards/village-pack.js';

/** The first day of the pack. */
export const from = '2026-11-23';
/** The day after it, so that yesterday is known. */
export const today = '2026-11-24';
/** The stop of its board. */
export const stop: Stop = { id: 'V103210', name: '下谢村', position: { lat: 26.0, lng: 116.7 } };
/** Runs on every day of the pack. */
export const EVERY_DAY = 2 ** VILLAGE_PACK_DAYS - 1;

/** `row('06:40:00', { days: [0, 1] })` runs on the pack's first two days. */
export function row(
  time: string,
  options: { trip?: string; days?: number[]; flags?: number } = {},
): VillagePackDeparture {
  const days = options.days?.reduce((bits, day) => bits | (1 << day), 0) ?? EVERY_DAY;
  return [parseGtfsTime(time) ?? -1, 0, 0, days, options.flags ?? 0, options.trip ?? time];
}

/** A pack with one board. */
export function smallVillagePack(
  departures: readonly VillagePackDeparture[],
  cancellations: VillagePack['cancellations'] = [],
): VillagePack {
  return {
    village: {
      code: '350423103210',
      name: '下谢村',
      townshipCode: '350423103',
      townshipName: '长校镇',
      position: stop.position,
    },
    from,
    feed: { version: '1', publisher: '县交通局' },
    routes: [{ id: 'K12', name: 'K12', longName: '清流—长校—下谢' }],
    headsigns: ['清流汽车站'],
    boards: [{ stop, role: 'village', departures }],
    cancellations,
    points: [],
    notices: [],
  };
}
