// What is asked of the planner, and what is known of the answer?
import { useState } from 'react';
import { dateAt } from '@kehuoyou/shared';
import type { JourneyAnswer, ServiceDate, VillagePack } from '@kehuoyou/shared';
import { useNow } from '../core/clock';
import type { Query } from '../core/use-query';
import { isSamePlace } from './journey-places';
import type { Place } from './journey-places';
import { timeChips } from './journey-when';
import type { JourneyTime } from './journey-when';
import { useJourneys } from './use-journeys';
import { useChosenPack } from './use-pack';

/** A way that is looked for, and what is known of it. */
export interface JourneyPlan {
  readonly from: Place;
  readonly to: Place;
  readonly date: ServiceDate;
  readonly time: JourneyTime;
  readonly setDate: (date: ServiceDate) => void;
  readonly setTime: (time: JourneyTime) => void;
  /** Looks for the way back. */
  readonly turnRound: () => void;
  /** True when one is there already; nothing is asked then. */
  readonly there: boolean;
  readonly query: Query<JourneyAnswer>;
  /** The chosen village's pack, for names and for a human's phone. */
  readonly pack: VillagePack | undefined;
}

/** The ways from `from` to `to`: from now on, until another day or time is chosen. */
export function useJourneyPlan(from: Place, to: Place, turnRound: () => void): JourneyPlan {
  const now = useNow();
  const today = dateAt(now);
  const pack = useChosenPack().answer;
  const [chosenDate, setDate] = useState<ServiceDate>();
  const [chosenTime, setTime] = useState<JourneyTime>('any');
  // A page left open over midnight, or past the chosen hour, asks from now on again.
  const date = chosenDate !== undefined && chosenDate >= today ? chosenDate : today;
  const time = timeChips(date, now).some(({ value }) => value === chosenTime) ? chosenTime : 'any';
  const there = isSamePlace(from.id, to.id, pack);
  const query = useJourneys(there ? undefined : { from: from.id, to: to.id, date, ...(time === 'any' ? {} : { departAfter: time }) });
  return { from, to, date, time, setDate, setTime, turnRound, there, query, pack };
}
