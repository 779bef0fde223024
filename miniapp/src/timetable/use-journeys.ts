// Which ways by bus lead from here to there, also without a network after the first time?
import { journeyApi } from '@kehuoyou/shared';
import type { JourneyAnswer, JourneyAsk } from '@kehuoyou/shared';
import { useQuery } from '../core/use-query';
import type { Query } from '../core/use-query';

/** A page that stays open hears of a cancelled bus within this, ms. */
const ASK_EVERY_MS = 180_000;

/** The journeys, earliest arrival first; asks nothing before both ends are known. */
export function useJourneys(ask: JourneyAsk | undefined): Query<JourneyAnswer> {
  return useQuery(journeyApi.journeys, ask, { everyMs: ASK_EVERY_MS, usable: '时刻表仍可用' });
}
