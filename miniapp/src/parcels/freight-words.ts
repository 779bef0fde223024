// How is said what lies at a hub and goes on its buses, in a clerk's and a driver's words?
import { clockText, dayName, shortPointName, wholeKilograms } from '@kehuoyou/shared';
import type { Cargo, HubBag, HubBus, HubCall, HubTrip, ServiceDate } from '@kehuoyou/shared';
import type { StateKind } from '../ui/states/state-mark';

/** A state by its shape and its word. */
export interface Told {
  readonly state: StateKind;
  readonly word: string;
}

/** 11:37 K01. */
export function busName({ departure, routeName }: Pick<HubBus, 'departure' | 'routeName'>): string {
  return `${clockText(departure)} ${routeName}`;
}

/** 明天 06:37 K01 for a bus of another day than `date`, the day at which one looks. */
export function busOn(bus: Pick<HubBus, 'departure' | 'routeName' | 'serviceDate'>, date: ServiceDate): string {
  const { serviceDate } = bus;
  return serviceDate === date ? busName(bus) : `${dayName(serviceDate, date)} ${busName(bus)}`;
}

/** 俞坊村; everybody knows that it is a service point. */
export const placeName = shortPointName;

/** Cubic metres with one digit after the point, rounded up. */
export function cubes(litres: number): string {
  return (Math.ceil(litres / 100) / 10).toFixed(1);
}

/** 3 件 8 公斤; of a bag that nobody weighed 约 8 公斤. */
export function bagLoad({ pieces, grams, weighed }: HubBag): string {
  if (grams === 0) return `${pieces} 件`;
  return `${pieces} 件 ${weighed ? '' : '约 '}${wholeKilograms(grams)} 公斤`;
}

/** 168 / 300 公斤. */
export function weightWords(load: Cargo, room: Cargo): string {
  return `${wholeKilograms(load.grams)} / ${Math.floor(room.grams / 1000)} 公斤`;
}

/** 1.1 / 1.5 方. */
export function volumeWords(load: Cargo, room: Cargo): string {
  return `${cubes(load.litres)} / ${(Math.floor(room.litres / 100) / 10).toFixed(1)} 方`;
}

/** How far a bag is. */
export const bagStates: Readonly<Record<HubBag['state'], Told>> = {
  open: { state: 'planned', word: '还在分' },
  sealed: { state: 'now', word: '封好袋' },
  loaded: { state: 'done', word: '装上了' },
  gone: { state: 'done', word: '开走了' },
  handed: { state: 'done', word: '交到了' },
};

/** 还有 12 分; 晚了 3 分 once its time is over. */
export function minutesLeft(departure: string, now: Date): string {
  const minutes = Math.ceil((Date.parse(departure) - now.getTime()) / 60_000);
  if (minutes >= 0)
    return minutes < 60 ? `还有 ${minutes} 分` : `还有 ${Math.floor(minutes / 60)} 时 ${minutes % 60} 分`;
  return `过了 ${-minutes} 分`;
}

/** Every bag of a bus. */
export function bagsOn({ calls }: HubTrip): HubBag[] {
  return calls.flatMap(({ bags }) => bags);
}

/** Bags that are not on it yet. */
export function missingOf(trip: HubTrip): HubBag[] {
  return bagsOn(trip).filter(({ state }) => state === 'open' || state === 'sealed');
}

/** How far a bus is, for whoever loads it. */
export function tripStep(trip: HubTrip): Told {
  if (trip.state === 'cancelled') return { state: 'refused', word: '停开' };
  if (trip.state === 'left') return { state: 'done', word: '开走了' };
  if (trip.refusal !== undefined) return { state: 'refused', word: '不能装' };
  if (trip.plate === undefined) return { state: 'careful', word: '没派车' };
  const bags = bagsOn(trip);
  if (bags.length === 0) return { state: 'planned', word: '还没有袋' };
  const waiting = missingOf(trip);
  if (waiting.length === 0) return { state: 'done', word: '装齐了' };
  if (waiting.length < bags.length) return { state: 'now', word: '装车中' };
  return waiting.every(({ state }) => state === 'sealed')
    ? { state: 'now', word: '等装车' }
    : { state: 'planned', word: '分拣中' };
}

/** How far what is for one stop is, by what is furthest behind. */
export function callStep({ bags, closed }: HubCall): Told {
  const behind = (['open', 'sealed', 'loaded', 'gone', 'handed'] as const).find((state) =>
    bags.some((bag) => bag.state === state),
  );
  const told = behind === undefined ? { state: 'now' as const, word: '散件' } : bagStates[behind];
  const reaches = behind === undefined || behind === 'open' || behind === 'sealed' || behind === 'loaded';
  return closed !== undefined && reaches ? { state: 'careful', word: closed } : told;
}

/** 1/2 袋, 2 袋 3 散件. */
export function callCount({ bags, loose }: HubCall): string {
  const done = bags.filter(({ state }) => state !== 'open' && state !== 'sealed').length;
  const words = [
    ...(bags.length === 0 ? [] : [done === bags.length ? `${done} 袋` : `${done}/${bags.length} 袋`]),
    ...(loose === 0 ? [] : [`${loose} 散件`]),
  ];
  return words.join(' ');
}

/** Stops at which something is taken off, in the order of the way. */
export function usedCalls({ calls }: HubTrip): HubCall[] {
  return calls.filter(({ bags, loose }) => bags.length > 0 || loose > 0);
}

/** Which stop of a bus it is, from 1, among those at which something is taken off; undefined for none of them. */
export function stopNumber(trip: HubTrip, pointId: string): number | undefined {
  const used = usedCalls(trip);
  // Two points at one stop are one stop, as on the sheet and at the server.
  const stops = [...new Set(used.map(({ stopSequence }) => stopSequence))];
  const call = used.find((each) => each.pointId === pointId);
  return call === undefined ? undefined : stops.indexOf(call.stopSequence) + 1;
}
