// What is asked of the planner, and what is known of the answer?
import { useState } from 'react';
import { dateAt, journeyApi } from '@kehuoyou/shared';
import type { JourneyAnswer, OutingAnswer, ServiceDate, VillagePack } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { useQuery } from '../../core/use-query';
import type { Query } from '../../core/use-query';
import { isSamePlace } from '../departures/journey-places';
import type { Place } from '../departures/journey-places';
import { stillAhead } from './journey-when';
import type { JourneySide, JourneyTime, JourneyWhen } from './journey-when';
import { useChosenVillagePack } from '../departures/use-village-pack';

/** Only there, or there and back on one day. */
export type JourneyKind = 'one_way' | 'outing';

/** A way that is looked for, and what is known of it. */
export interface JourneyPlan extends JourneyWhen {
  readonly from: Place;
  readonly to: Place;
  readonly kind: JourneyKind;
  /** For an outing: by when to be home again. */
  readonly home: JourneyTime;
  readonly choose: (changes: Partial<JourneyChoice>) => void;
  /** Looks for the way back. */
  readonly turnRound: () => void;
  /** True when one is there already; nothing is asked then. */
  readonly there: boolean;
  /** Ways there; nothing is asked while `kind` is `outing`. */
  readonly query: Query<JourneyAnswer>;
  /** Ways there and back; nothing is asked unless `kind` is `outing`. */
  readonly outings: Query<OutingAnswer>;
  /** The chosen village's pack, for names and for a human's phone. */
  readonly pack: VillagePack | undefined;
}

/** What the person has chosen. */
export interface JourneyChoice {
  readonly date: ServiceDate | undefined;
  readonly kind: JourneyKind;
  readonly side: JourneySide;
  readonly time: JourneyTime;
  readonly home: JourneyTime;
}

/** A page that stays open hears of a cancelled bus within this, ms, even where no news of its stop comes. */
const ASK_EVERY_MS = 180_000;
/** An answer of half a minute ago may be from before the bus was cancelled: whoever looks again asks again. */
const OPTIONS = { everyMs: ASK_EVERY_MS, freshForMs: 0, usable: '时刻表仍可用' };

/** The ways from `from` to `to`: from now on, until another day or time is chosen. */
export function useJourneyPlan(from: Place, to: Place, turnRound: () => void): JourneyPlan {
  const now = useNow();
  const today = dateAt(now);
  const pack = useChosenVillagePack().answer;
  const [choice, setChoice] = useState<JourneyChoice>({
    date: undefined,
    kind: 'one_way',
    side: 'leave',
    time: 'any',
    home: 'any',
  });
  // A page left open over midnight, or past the chosen hour, asks from now on again.
  const date = choice.date !== undefined && choice.date >= today ? choice.date : today;
  const time = stillAhead(choice.time, date, now);
  const home = stillAhead(choice.home, date, now);
  const side = choice.kind === 'outing' ? 'arrive' : choice.side;
  const there = isSamePlace(from.id, to.id, pack);
  const ask = there ? undefined : { from: from.id, to: to.id, date };
  const by = time === 'any' ? {} : side === 'leave' ? { departAfter: time } : { arriveBefore: time };
  const query = useQuery(
    journeyApi.journeys,
    ask && choice.kind === 'one_way' ? { ...ask, ...by } : undefined,
    OPTIONS,
  );
  const outings = useQuery(
    journeyApi.outings,
    ask && choice.kind === 'outing' ? { ...ask, ...by, ...(home === 'any' ? {} : { homeBefore: home }) } : undefined,
    OPTIONS,
  );
  const choose = (changes: Partial<JourneyChoice>): void => setChoice((before) => ({ ...before, ...changes }));
  return { from, to, date, side, time, home, kind: choice.kind, choose, turnRound, there, query, outings, pack };
}
