// How much room is left on the buses of the present days, from memory?
import type { Cargo } from '@kehuoyou/shared';

/** What stands of one bus. */
export interface BusRoom {
  readonly room: Cargo;
  /** By the stop from which a leg goes. */
  readonly legs: ReadonlyMap<number, Cargo>;
}

/** Filled by whoever keeps the loads; read by the planner of parcels, which stands to the left and knows no loads. */
export class RoomOnBuses {
  private buses: ReadonlyMap<string, BusRoom> = new Map();

  /** Everything that is known, by `tripKey`. */
  fill(buses: ReadonlyMap<string, BusRoom>): void {
    this.buses = buses;
  }

  /** What is left from the stop of this sequence on; undefined where nothing is known beyond the timetable. */
  left(key: string, sequence: number): { readonly weightGrams: number; readonly volumeLitres: number } | undefined {
    const bus = this.buses.get(key);
    if (!bus) return undefined;
    const there = bus.legs.get(sequence);
    const isFull = bus.room.pieces <= (there?.pieces ?? 0);
    return {
      weightGrams: isFull ? 0 : bus.room.grams - (there?.grams ?? 0),
      volumeLitres: isFull ? 0 : bus.room.litres - (there?.litres ?? 0),
    };
  }
}
