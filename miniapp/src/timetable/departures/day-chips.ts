// Which days can be chosen, and what are they called?
import {
  addDays,
  dateAt,
  dayName,
  dayNumber,
  VILLAGE_PACK_DAYS,
  villagePackCovers,
  weekdayName,
} from '@kehuoyou/shared';
import type { ServiceDate, VillagePack } from '@kehuoyou/shared';
import type { Chip } from '../../ui/fields/chips';

/** One day as a chip: 今天, 明天, then 26日, with 12月 where a month begins; the weekday stands under it, and 圩日 on market days. */
export function dayChip(date: ServiceDate, today: ServiceDate, market = false): Chip<ServiceDate> {
  const near = ['今天', '明天', '后天'][dayNumber(date) - dayNumber(today)];
  const day = Number(date.slice(8, 10));
  const word = near ?? (day === 1 ? `${Number(date.slice(5, 7))}月1日` : `${day}日`);
  return { value: date, word, under: `${weekdayName(date)}${market ? ' 圩日' : ''}` };
}

/** The days from today on that the pack knows: 14 of a fresh one, fewer of an old one. */
export function dayChips(pack: VillagePack, now: Date): Chip<ServiceDate>[] {
  const today = dateAt(now);
  return Array.from({ length: VILLAGE_PACK_DAYS }, (_each, day) => addDays(today, day))
    .filter((date) => villagePackCovers(pack, date))
    .map((date) => dayChip(date, today, isMarketDay(pack, date)));
}

/** True when the pack's township holds its market on that day. */
export function isMarketDay(pack: VillagePack, date: ServiceDate): boolean {
  const day = dayNumber(date) - dayNumber(pack.from);
  return villagePackCovers(pack, date) && ((pack.market?.days ?? 0) & (1 << day)) !== 0;
}

/** Days side by side where no pack is needed: two weeks, as a pack has. */
const NEAR_DAYS = 14;

/** Today, tomorrow … for any stop; a `chosen` day beyond them stands at the end, with its month. Market days are those of `pack`. */
export function nearDayChips(today: ServiceDate, chosen: ServiceDate, pack?: VillagePack): Chip<ServiceDate>[] {
  const near = Array.from({ length: NEAR_DAYS }, (_each, days) => addDays(today, days));
  const chips = near.map((date) => dayChip(date, today, pack !== undefined && isMarketDay(pack, date)));
  return near.includes(chosen)
    ? chips
    : [...chips, { value: chosen, word: dayName(chosen, today), under: weekdayName(chosen) }];
}
