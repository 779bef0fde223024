// How much of what may a vehicle take along besides its passengers?

/**
 * Where goods may lie on a bus. `hold`: the built-in luggage hold (道路交通安全法实施条例: 载客汽车只能在行李架和行李舱载货);
 * `partition`: a part of the cabin that was parted off, only on an approved model (农村客货邮融合发展适配车辆选型技术要求);
 * `chill_box`: a box that keeps its contents cold.
 */
export const compartmentKinds = ['hold', 'partition', 'chill_box'] as const;
export type CompartmentKind = (typeof compartmentKinds)[number];

/** The compartments as everybody calls them. */
export const compartmentNames: Readonly<Record<CompartmentKind, string>> = {
  hold: '行李舱',
  partition: '车内隔离货区',
  chill_box: '保温箱',
};

/** An amount of goods: grams, litres and pieces, whole numbers. */
export interface Cargo {
  readonly grams: number;
  readonly litres: number;
  readonly pieces: number;
}

/** A place for goods in a vehicle. */
export interface Compartment {
  readonly kind: CompartmentKind;
  /** What it may hold at most. */
  readonly most: Cargo;
  /** For a `partition`: true when the model is an approved one. A hold is as the maker built it. */
  readonly approved: boolean;
  /** For a `chill_box`: which temperatures it keeps, tenths of a degree Celsius, and for how many hours. */
  readonly chill?: { readonly from: number; readonly to: number; readonly hours: number };
}

/** What of a vehicle decides what it may take along. */
export interface CargoVehicle {
  /** 车牌. */
  readonly plate: string;
  readonly seats: number;
  readonly postalMark: boolean;
  /** The latest of each kind; absent where none is registered. */
  readonly compartments?: readonly Compartment[];
}

/** What the hold keeps free for each seat's luggage; policy of the county, to be settled. */
export const LUGGAGE_PER_SEAT = { grams: 10_000, litres: 20 } as const;

/** Nothing at all. */
export const NO_CARGO: Cargo = { grams: 0, litres: 0, pieces: 0 };

/** Two amounts together. */
export function addCargo(one: Cargo, other: Cargo): Cargo {
  return {
    grams: one.grams + other.grams,
    litres: one.litres + other.litres,
    pieces: one.pieces + other.pieces,
  };
}

/** The most of each kind that any of them has; nothing where there is none. */
export function mostCargo(all: readonly Cargo[]): Cargo {
  return {
    grams: Math.max(0, ...all.map(({ grams }) => grams)),
    litres: Math.max(0, ...all.map(({ litres }) => litres)),
    pieces: Math.max(0, ...all.map(({ pieces }) => pieces)),
  };
}

/** What `room` has left beside `load`, never below nothing. */
export function cargoLeft(room: Cargo, load: Cargo): Cargo {
  return {
    grams: Math.max(0, room.grams - load.grams),
    litres: Math.max(0, room.litres - load.litres),
    pieces: Math.max(0, room.pieces - load.pieces),
  };
}

/** True when `cargo` is within `room` by weight, volume and number. */
export function fits(cargo: Cargo, room: Cargo): boolean {
  return cargo.grams <= room.grams && cargo.litres <= room.litres && cargo.pieces <= room.pieces;
}

/**
 * What a vehicle has room for besides its passengers' luggage; undefined where none of its compartments is registered,
 * and the timetable's own limit holds. A chilled box is for what must be kept cold, and counts for nothing else.
 */
export function roomOf({ seats, compartments }: Pick<CargoVehicle, 'seats' | 'compartments'>): Cargo | undefined {
  if (compartments === undefined || compartments.length === 0) return undefined;
  const luggage = { grams: seats * LUGGAGE_PER_SEAT.grams, litres: seats * LUGGAGE_PER_SEAT.litres, pieces: 0 };
  return compartments.reduce((room, { kind, most, approved }) => {
    if (kind === 'hold') return addCargo(room, cargoLeft(most, luggage));
    return kind === 'partition' && approved ? addCargo(room, most) : room;
  }, NO_CARGO);
}

/** What its boxes that keep things cold take; undefined where it has none. They keep nothing free for luggage. */
export function chillRoomOf(compartments: readonly Compartment[] = []): Cargo | undefined {
  return compartments.find(({ kind }) => kind === 'chill_box')?.most;
}

/** Why a vehicle takes no goods, in a whole sentence; undefined where it may. */
export function cargoRefusal(vehicle: CargoVehicle): string | undefined {
  const { plate, postalMark, compartments = [] } = vehicle;
  if (postalMark) return `${plate} 喷有邮政标志，只能运邮件，不能上这班客车，请换一辆车。`;
  const isUnapproved = compartments.length > 0 && !compartments.some(isForGoods);
  return isUnapproved ? `${plate} 的货区不是批准的车型，不能装货，请换一辆车。` : undefined;
}

function isForGoods({ kind, approved }: Compartment): boolean {
  return kind === 'hold' || approved;
}
