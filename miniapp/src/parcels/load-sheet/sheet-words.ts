// How is said what is on a bus and where it comes off?
import { wholeKilograms } from '@kehuoyou/shared';
import type { Manifest, ManifestStop } from '@kehuoyou/shared';
import { bagLoad, busName, cubes, placeName } from '../freight-words';

/** Name of a bus's sheet as a file: 路单 2026-11-24 1137 K01. */
export function sheetName({
  serviceDate,
  departure,
  routeName,
}: Pick<Manifest, 'serviceDate' | 'departure' | 'routeName'>): string {
  return `路单 ${serviceDate} ${busName({ departure, routeName }).replace(':', '')}`;
}

/** 放 3 袋 2 散件; what is to be set down. */
export function setDownWords({ bags, loose }: Pick<ManifestStop, 'bags' | 'loose'>): string {
  const words = [
    ...(bags.length === 0 ? [] : [`${bags.length} 袋`]),
    ...(loose.length === 0 ? [] : [`${loose.length} 散件`]),
  ];
  return words.length === 0 ? '' : `放 ${words.join(' ')}`;
}

/** 22 件，34 公斤，0.2 方. */
export function cargoWords({ cargo: { pieces, grams, litres } }: Pick<ManifestStop, 'cargo'>): string {
  return [
    `${pieces} 件`,
    ...(grams === 0 ? [] : [`${wholeKilograms(grams)} 公斤`]),
    ...(litres === 0 ? [] : [`${cubes(litres)} 方`]),
  ].join('，');
}

/** Who takes it over: the service point, of which there may be several at one stop; else the stop. */
export function placeOf({ pointName, stopName, changesHere }: PlaceOfStop): string {
  return placeName(changesHere === true ? stopName : (pointName ?? stopName));
}

/** Where it goes on from here: 在这里换车，去舒曹村. */
export function changeWords({ pointName }: PlaceOfStop): string {
  return `在这里换车，去${placeName(pointName ?? '')}`;
}

type PlaceOfStop = Pick<ManifestStop, 'pointName' | 'stopName' | 'changesHere'>;

/** Everything on a bus in one sentence for the ear. */
export function spokenSheet({ routeName, headsign, stops, cancelled }: Manifest): string {
  if (cancelled !== undefined) return `${routeName}开往${headsign}的车停开了。`;
  if (stops.length === 0) return `${routeName}开往${headsign}，没有快递要放。`;
  const words = stops.map((stop) => `${placeOf(stop)}，${setDownWords(stop)}`);
  return `${routeName}开往${headsign}。${words.join('。')}。`;
}

/** YD0731 12 件 8 公斤. */
export function bagLine(bag: ManifestStop['bags'][number]): string {
  return `${bag.seal} ${bagLoad(bag)}`;
}
