// Which bus takes a box to the county, to the eye and to the ear?
import { dateAt, dayName, secondsAt, shortPointName, spokenTime, wallTime } from '@kehuoyou/shared';
import type { LocalGoods, ParcelJourney } from '@kehuoyou/shared';
import { hoursWords } from './goods-words';

/** One way to the county's hub. */
export interface Way {
  readonly key: string;
  /** When the bus leaves: 09:48; of another day with its name. */
  readonly figure: string;
  /** 明天 Y104A，在长校镇换 K12. */
  readonly title: string;
  /** 09:33 前交给站长，11:27 到县城. */
  readonly note: string;
  readonly spoken: string;
  /** Why it does not do for these goods; absent where it does. */
  readonly late?: string;
}

const HOUR_MS = 3_600_000;

/** A way as it reads at `now`. */
export function wayOf(journey: ParcelJourney, goods: LocalGoods, now: Date): Way {
  const [handIn, leaves, there] = [
    new Date(journey.handInBy),
    new Date(journey.departure),
    new Date(journey.arrival),
  ] as const;
  const buses = journey.legs.filter(({ mode }) => mode === 'bus');
  const [first, ...others] = buses.map(({ routeName = '' }) => routeName);
  const changes = others.map((line, place) => `在${shortPointName(buses[place + 1]?.fromStopName ?? '')}换 ${line}`);
  const [day, arrives] = [dayUnlike(leaves, now, now), dayUnlike(there, leaves, now)];
  const { freshHours } = goods;
  const isTooLate = freshHours !== undefined && there.getTime() - handIn.getTime() > freshHours * HOUR_MS;
  return {
    key: `${journey.departure} ${buses[0]?.tripId ?? ''}`,
    figure: wallTime(secondsAt(leaves)),
    title: [`${day === '' ? '' : `${day} `}${first ?? ''}`, ...changes].join('，'),
    note: `${wallTime(secondsAt(handIn))} 前交给站长，${arrives}${wallTime(secondsAt(there))} 到县城`,
    spoken: `${day}${spokenTime(secondsAt(leaves))}的车，${spokenTime(secondsAt(handIn))}前交给站长，${arrives}${spokenTime(secondsAt(there))}到县城。`,
    ...(isTooLate ? { late: `路上要超过 ${hoursWords(freshHours)}，${goods.name}等不了` } : {}),
  };
}

/** 明天, where an instant lies on another day than the one before it. */
function dayUnlike(instant: Date, other: Date, now: Date): string {
  return dateAt(instant) === dateAt(other) ? '' : dayName(dateAt(instant), dateAt(now));
}
