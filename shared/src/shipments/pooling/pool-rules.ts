// From how much on is it worth asking a company for another vehicle?

/** Ours until the county decides: what waits for a bus is put before its company from either on. */
export const poolRules = {
  /** Whoever waits alone is served by another bus; neighbours together are worth a vehicle. */
  households: 2,
  boxes: 15,
  /** Of one point: worth driving to the field, since it would not go into the room behind the counter. */
  fieldBoxes: 30,
  /** Buses of so many days, today's included. */
  days: 4,
} as const;

/** Boxes of one household that wait for a place on a bus. */
export interface WaitingBoxes {
  readonly shipmentId: string;
  readonly accountId: string;
  readonly pointId: string;
  readonly boxes: number;
  readonly grams: number;
}

/** The same of a point, or of a whole bus. */
export interface PooledBoxes {
  readonly households: number;
  readonly boxes: number;
  readonly grams: number;
}

/** What all of these come to; an account is one household, however many orders it has. */
export function pooled(waiting: readonly WaitingBoxes[]): PooledBoxes {
  return {
    households: new Set(waiting.map(({ accountId }) => accountId)).size,
    boxes: waiting.reduce((sum, { boxes }) => sum + boxes, 0),
    grams: waiting.reduce((sum, { grams }) => sum + grams, 0),
  };
}

/** True where so much waits that the company is asked. */
export function isWorthAVehicle({ households, boxes }: PooledBoxes): boolean {
  return (households >= poolRules.households && boxes >= poolRules.boxes) || boxes >= poolRules.fieldBoxes;
}

/** True where so much waits at one point that a vehicle had better come to the field. */
export function isWorthAField({ boxes }: PooledBoxes): boolean {
  return boxes >= poolRules.fieldBoxes;
}
