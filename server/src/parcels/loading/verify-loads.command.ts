// Command: is every leg of every bus as full as what rides over it?
import { setTimeout as pause } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import type { CommandContext } from '../../command.js';
import { ChillLegLoadEntity, ChillLoadEntity } from './chill-load.entity.js';
import { TripLegLoadEntity, TripLoadEntity } from './trip-load.entity.js';

/** Legs that are named; of more there is only the number. */
const MOST_NAMED = 20;
/** What was wrong so long ago and is no longer was being written. */
const LOOK_AGAIN_MS = 500;

/** Legs that are another sum than what rides over them. */
const WRONG_LEGS = (legs: string, loads: string): string => `
  SELECT leg.service_date AS serviceDate, leg.trip_id AS tripId, leg.stop_sequence AS sequence,
    leg.grams - COALESCE(SUM(unit.grams), 0) AS excess
  FROM ${legs} leg LEFT JOIN ${loads} unit
    ON unit.service_date = leg.service_date AND unit.trip_id = leg.trip_id
    AND unit.from_sequence <= leg.stop_sequence AND unit.to_sequence > leg.stop_sequence
  GROUP BY leg.service_date, leg.trip_id, leg.stop_sequence, leg.grams, leg.litres, leg.pieces
  HAVING COALESCE(SUM(unit.grams), 0) <> leg.grams OR COALESCE(SUM(unit.litres), 0) <> leg.litres
    OR COALESCE(SUM(unit.pieces), 0) <> leg.pieces`;

/** A leg of a bus. */
interface WrongLeg {
  readonly serviceDate: string;
  readonly tripId: string;
  readonly sequence: number;
  /** Grams by which it is too heavy. */
  readonly excess: number | string;
}

type Table = new () => object;

export async function verifyLoads({ output, database, words }: CommandContext): Promise<number> {
  if (words.length > 0) {
    output.error('usage: verify-loads');
    return 2;
  }
  const { manager } = await database();
  const wrong = [
    ...(await wrongIn(manager, TripLegLoadEntity, TripLoadEntity)),
    ...(await wrongIn(manager, ChillLegLoadEntity, ChillLoadEntity)),
  ];
  for (const { serviceDate, tripId, sequence } of wrong.slice(0, MOST_NAMED))
    output.error(`${serviceDate} ${tripId} from ${sequence}: another sum than what rides over it`);
  const legs = (await manager.count(TripLegLoadEntity)) + (await manager.count(ChillLegLoadEntity));
  output.log(`${legs} legs, ${wrong.length} of them not the sum of their loads`);
  return wrong.length === 0 ? 0 : 1;
}

/**
 * Legs and loads in one statement, which sees the database as it was at one moment, whoever loads a bus meanwhile. A
 * leg is named only if it is as wrong when it is looked at again: a node of a cluster may be a moment behind.
 */
async function wrongIn(db: EntityManager, legs: Table, loads: Table): Promise<WrongLeg[]> {
  const [ofLegs, ofLoads] = [legs, loads].map((table) => db.dataSource.getMetadata(table).tableName);
  const look = async () => (await db.query(WRONG_LEGS(ofLegs ?? '', ofLoads ?? ''))) as WrongLeg[];
  const found = await look();
  if (found.length === 0) return found;
  await pause(LOOK_AGAIN_MS);
  const again = new Set((await look()).map(legKey));
  return found.filter((leg) => again.has(legKey(leg)));
}

function legKey(leg: WrongLeg): string {
  return [leg.serviceDate, leg.tripId, leg.sequence, leg.excess].join(' ');
}
