// Which bus takes a box to the county, to the eye and to the ear?
import { dateAt, dayName, secondsAt, spokenTime, wallTime } from '@kehuoyou/shared';
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
  const buses = journey.legs.filter(({ mode }) => mode === 'bus');
  const [handIn, leaves, there] = [journey.handInBy, journey.departure, journey.arrival].map((iso) => new Date(iso));
  const day = dateAt(leaves ?? now) === dateAt(now) ? '' : dayName(dateAt(leaves ?? now), dateAt(now));
  const changes = buses
    .slice(1)
    .map(({ fromStopName, routeName }) => `在${stationOf(fromStopName)}换 ${routeName ?? ''}`);
  const text = (at: Date | undefined): string => wallTime(secondsAt(at ?? now));
  const ear = (at: Date | undefined): string => spokenTime(secondsAt(at ?? now));
  const hours = ((there ?? now).getTime() - (handIn ?? now).getTime()) / HOUR_MS;
  const tooLate = goods.freshHours !== undefined && hours > goods.freshHours;
  const arrives = dateAt(there ?? now) === dateAt(leaves ?? now) ? '' : dayName(dateAt(there ?? now), dateAt(now));
  return {
    key: `${journey.departure} ${buses[0]?.tripId ?? ''}`,
    figure: text(leaves),
    title: [`${day === '' ? '' : `${day} `}${buses[0]?.routeName ?? ''}`, ...changes].join('，'),
    note: `${text(handIn)} 前交给站长，${arrives}${text(there)} 到县城`,
    spoken: `${day}${ear(leaves)}的车，${ear(handIn)}前交给站长，${arrives}${ear(there)}到县城。`,
    ...(tooLate ? { late: `路上要超过 ${hoursWords(goods.freshHours)}，${goods.name}等不了` } : {}),
  };
}

const stationOf = (name: string): string => name.replace(/客货邮.*$/, '');
