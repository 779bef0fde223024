// How are the places of a journey called, when is it read, and what is heard of its buses meanwhile?
import { useCallback } from 'react';
import type { Journey, VillagePack } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { useChanged } from '../../core/use-changed';
import { countyStopOf } from '../departures/departure-words';
import type { JourneyContext } from './journey-words';
import type { StopNews } from '../departures/live-news';
import { useStopNews } from '../departures/use-stop-news';

/** What an answer is read with. */
export interface JourneyReading {
  readonly toName: string;
  readonly pack: VillagePack | undefined;
  /** The ways that the page shows. */
  readonly journeys: readonly Journey[];
  /** Asks the planner again: a bus of the way runs otherwise than it knew. */
  readonly refresh: () => Promise<void>;
}

/** The context of the page's journeys. Where one gets on first, and where one changes, is listened to. */
export function useJourneyContext({ toName, pack, journeys, refresh }: JourneyReading): JourneyContext {
  const now = useNow();
  const [first, second] = journeys[0]?.legs.filter(({ mode }) => mode === 'bus') ?? [];
  const news = [useNews(first?.fromStopId, refresh), useNews(second?.fromStopId, refresh)];
  const told = news.flatMap(({ live }) => live?.departures ?? []);
  return {
    toName,
    countyStop: pack && countyStopOf(pack),
    now,
    // One that turns back on its way still makes the calls before: the planner knows which.
    cancellations: [
      ...(pack?.cancellations ?? []).filter(({ boards }) => boards === undefined),
      ...told.flatMap(({ tripId, serviceDate, status, reason = '' }) =>
        status === 'cancelled' ? [{ tripId, date: serviceDate, reason }] : [],
      ),
    ],
    seen: { stopId: first?.fromStopId ?? '', departures: news[0]?.live?.departures ?? [] },
  };
}

/** News of a stop; when they change, the planner knows better than what it said before. */
function useNews(stopId: string | undefined, refresh: () => Promise<void>): StopNews {
  const again = useCallback(() => void refresh(), [refresh]);
  const news = useStopNews(stopId, again);
  useChanged(stopId, news.live?.version, again);
  return news;
}
