// Command: is every leg of every bus as full as what rides over it?
import type { CommandContext } from '../../command.js';
import { ChillLegLoadEntity, ChillLoadEntity } from './chill-load.entity.js';
import { TripLegLoadEntity, TripLoadEntity } from './trip-load.entity.js';

/** Legs that are named; of more there is only the number. */
const MOST_NAMED = 20;

/** Legs that are another sum than what rides over them. */
const WRONG_LEGS = (legs: string, loads: string): string => `
  SELECT leg.service_date AS serviceDate, leg.trip_id AS tripId, leg.stop_sequence AS sequence
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
}

export async function verifyLoads({ output, database, words }: CommandContext): Promise<number> {
  if (words.length > 0) {
    output.error('usage: verify-loads');
    return 2;
  }
  const { manager } = await database();
  const nameOf = (table: new () => object): string => manager.dataSource.getMetadata(table).tableName;
  const wrongIn = async (legs: new () => object, loads: new () => object): Promise<WrongLeg[]> =>
    (await manager.query(WRONG_LEGS(nameOf(legs), nameOf(loads)))) as WrongLeg[];
  const wrong = [
    ...(await wrongIn(TripLegLoadEntity, TripLoadEntity)),
    ...(await wrongIn(ChillLegLoadEntity, ChillLoadEntity)),
  ];
  for (const { serviceDate, tripId, sequence } of wrong.slice(0, MOST_NAMED))
    output.error(`${serviceDate} ${tripId} from ${sequence}: another sum than what rides over it`);
  const legs = (await manager.count(TripLegLoadEntity)) + (await manager.count(ChillLegLoadEntity));
  output.log(`${legs} legs, ${wrong.length} of them not the sum of their loads`);
  return wrong.length === 0 ? 0 : 1;
}
