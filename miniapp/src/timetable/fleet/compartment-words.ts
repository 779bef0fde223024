// What may a vehicle take along, and what has somebody typed of it?
import { cargoRefusal, compartmentNames, roomOf } from '@kehuoyou/shared';
import type { Cargo, CargoVehicle, Compartment, CompartmentKind } from '@kehuoyou/shared';

/** 300 公斤，1500 升，80 件. */
export function cargoWords({ grams, litres, pieces }: Cargo): string {
  return [
    `${Math.floor(grams / 1000)} 公斤`,
    ...(litres === 0 ? [] : [`${litres} 升`]),
    ...(pieces === 0 ? [] : [`${pieces} 件`]),
  ].join('，');
}

/** 行李舱，最多 300 公斤…; of a partition whether its model is approved; of a chilled box how cold, and for how long. */
export function compartmentWords({ kind, most, approved, chill }: Compartment): string {
  return [
    `最多 ${cargoWords(most)}`,
    ...(kind === 'partition' ? [approved ? '批准的车型' : '没有批准，不能装'] : []),
    ...(chill === undefined ? [] : [`${chill.from / 10} 到 ${chill.to / 10} 度，${chill.hours} 小时`]),
  ].join('，');
}

/** What is left for goods: 除去 19 座的行李，还能装 110 公斤; why nothing may be put in; undefined where nothing is registered. */
export function roomWords(vehicle: CargoVehicle): string | undefined {
  const refusal = cargoRefusal(vehicle);
  if (refusal !== undefined) return refusal;
  const room = roomOf(vehicle);
  return room && `留出 ${vehicle.seats} 座的行李，还能装 ${cargoWords(room)}。`;
}

/** In a table's cell: 110 公斤, 不能装, 没登记. */
export function roomCell(vehicle: CargoVehicle): string {
  if (cargoRefusal(vehicle) !== undefined) return '不能装';
  const room = roomOf(vehicle);
  return room === undefined ? '没登记' : `${Math.floor(room.grams / 1000)} 公斤`;
}

/** What is typed of a compartment. */
export interface TypedCompartment {
  readonly kind: CompartmentKind;
  readonly kilos: string;
  readonly litres: string;
  readonly pieces: string;
  readonly approved: boolean;
  /** Degrees and hours, of a chilled box. */
  readonly from: string;
  readonly to: string;
  readonly hours: string;
}

/** More is a slip of the finger: kilograms, litres and pieces of one compartment. */
const MOST = { kilos: 2_000, litres: 20_000, pieces: 2_000 } as const;

/** The compartment that was typed, or what is wrong with it in a sentence. */
export function compartmentOf(typed: TypedCompartment): Compartment | string {
  const { kind, approved } = typed;
  const [kilos, litres, pieces] = [typed.kilos, typed.litres, typed.pieces].map(whole);
  const name = compartmentNames[kind];
  if (!isWithin(kilos, MOST.kilos)) return `${name}能装几公斤？要填 1 到 ${MOST.kilos} 的整数。`;
  if (!isWithin(litres, MOST.litres)) return `${name}多大？要填 1 到 ${MOST.litres} 升的整数。`;
  if (!isWithin(pieces, MOST.pieces)) return `${name}最多几件？要填 1 到 ${MOST.pieces} 的整数。`;
  const most = { grams: kilos * 1000, litres, pieces };
  if (kind !== 'chill_box') return { kind, most, approved: kind === 'hold' || approved };
  const [from, to, hours] = [Number(typed.from), Number(typed.to), whole(typed.hours)];
  const isCold = typed.from.trim() !== '' && typed.to.trim() !== '' && from <= to && from >= -30 && to <= 20;
  if (!isCold) return '保温箱保几度？先填低的，再填高的，零下 30 到 20 度。';
  if (!isWithin(hours, 72)) return '保温箱能保几个小时？要填 1 到 72 的整数。';
  return { kind, most, approved: true, chill: { from: Math.round(from * 10), to: Math.round(to * 10), hours } };
}

function whole(text: string): number | undefined {
  return /^\s*\d{1,6}\s*$/.test(text) ? Number(text) : undefined;
}

function isWithin(amount: number | undefined, most: number): amount is number {
  return amount !== undefined && amount >= 1 && amount <= most;
}
