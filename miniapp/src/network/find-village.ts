// Which village does a scanned sign or the phone's position mean?
import { distanceMetres, networkApi, parsePlaceCode, timetableApi } from '@kehuoyou/shared';
import type { Area, Stop } from '@kehuoyou/shared';
import { call } from '../core/call';
import type { Located } from '../core/platform/locator';
import { allVillages, villageByCode } from './village-list';
import type { VillageChoice } from './village-list';

/** What was found: villages to choose among, nearest first, or a township whose villages are to be shown. */
export type FoundPlace =
  | { readonly kind: 'villages'; readonly choices: readonly VillageChoice[] }
  | { readonly kind: 'township'; readonly township: Area }
  | { readonly kind: 'unknown' };

/** A stop stands within this of the middle of its village. */
const AT_VILLAGE_METRES = 400;
const NEAREST_ASKED = 8;
const NEAREST_SHOWN = 3;

/** The place of a scanned code; `unknown` for a code that is none of our signs. Throws `CallFailure`. */
export async function placeOfCode(text: string, county: Area): Promise<FoundPlace> {
  const place = parsePlaceCode(text);
  if (place === undefined) return { kind: 'unknown' };
  if (place.kind === 'point') {
    const { villageCode, townshipCode } = await call(networkApi.point, { id: place.id });
    return placeOfCodes(county, villageCode, townshipCode);
  }
  const { stop } = await call(timetableApi.board, { stopId: place.id, limit: 1 });
  return placeOfStop(stop, county);
}

function placeOfCodes(county: Area, villageCode: string | undefined, townshipCode: string): FoundPlace {
  const choice = villageCode === undefined ? undefined : villageByCode(county, villageCode);
  if (choice) return { kind: 'villages', choices: [choice] };
  const township = county.children?.find(({ code }) => code === townshipCode);
  return township ? { kind: 'township', township } : { kind: 'unknown' };
}

/** The village of that name where the stop stands, or the township whose name the stop's begins with. */
export function placeOfStop(stop: Stop, county: Area): FoundPlace {
  const here = allVillages(county).find(
    ({ village }) =>
      stop.name.startsWith(village.name) && distanceMetres(stop.position, village.position) <= AT_VILLAGE_METRES,
  );
  if (here) return { kind: 'villages', choices: [here] };
  const township = county.children?.find(({ name }) => stop.name.startsWith(name));
  return township ? { kind: 'township', township } : { kind: 'unknown' };
}

/** The villages of the nearest points. Throws `CallFailure`. */
export async function villagesNear(at: Located, county: Area): Promise<FoundPlace> {
  const { points } = await call(networkApi.nearest, { lat: at.lat, lng: at.lng, crs: at.crs, limit: NEAREST_ASKED });
  const codes = [...new Set(points.flatMap(({ villageCode }) => (villageCode === undefined ? [] : [villageCode])))];
  const choices = codes.flatMap((code) => villageByCode(county, code) ?? []).slice(0, NEAREST_SHOWN);
  return choices.length > 0 ? { kind: 'villages', choices } : { kind: 'unknown' };
}
