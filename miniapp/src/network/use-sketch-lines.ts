// Which lines does the sketch draw?
//
// The lines are the timetable's, which stands to the right and so may not be imported; both ask the same
// question of the server and share its one kept answer.
import { timetableApi } from '@kehuoyou/shared';
import type { Lines } from '@kehuoyou/shared';
import { useQuery } from '../core/use-query';

const FRESH_FOR_MS = 6 * 3_600_000;

/** All lines with their stops, once they are known. */
export function useSketchLines(): Lines | undefined {
  return useQuery(timetableApi.lines, {}, { freshForMs: FRESH_FOR_MS }).answer;
}
