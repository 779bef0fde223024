// What does a service point's page say: its week, its kit, its position?
import {
  addDays,
  bearingName,
  dateAt,
  dayName,
  DAY_SECONDS,
  distanceMetres,
  distanceText,
  instantOf,
  kitItemNames,
  pointServiceNames,
  servedStretchesOn,
  stretchesOn,
  wallTime,
  weekdayName,
} from '@kehuoyou/shared';
import type { Area, PointKit, PointPause, PointRecord, ServiceDate } from '@kehuoyou/shared';

/** The hours of one day. */
export interface DayHours {
  readonly date: ServiceDate;
  /** 今天, 明天, 后天, 周六. */
  readonly day: string;
  /** 08:30–12:00、13:30–18:00, or 不开门. */
  readonly hours: string;
  /** Why it differs from the usual: an exception's reason, or an announced pause. */
  readonly reason?: string;
  readonly today: boolean;
}

const WEEK = 7;

/** The hours of the seven days from today on, with exceptions and pauses. */
export function weekHours(point: PointRecord, now: Date): DayHours[] {
  const today = dateAt(now);
  return Array.from({ length: WEEK }, (_each, days) => dayHours(point, addDays(today, days), today));
}

function dayHours(point: PointRecord, date: ServiceDate, today: ServiceDate): DayHours {
  const served = servedStretchesOn(point, date);
  const pause = pauseOn(point, date);
  const exception = point.exceptions.find((each) => each.date === date);
  const reason = pause ? `暂停服务：${pause.reason}` : exception?.reason;
  const near = dayName(date, today);
  return {
    date,
    day: /^\d/.test(near) ? weekdayName(date) : near,
    hours:
      served.length === 0
        ? '不开门'
        : served
            .map(({ opens, closes }) => `${wallTime(opens)}–${closes === DAY_SECONDS ? '24:00' : wallTime(closes)}`)
            .join('、'),
    ...(reason === undefined ? {} : { reason }),
    today: date === today,
  };
}

/** The announced pause that takes some of the day's usual hours away; the one announced last where there are several. */
function pauseOn(point: PointRecord, date: ServiceDate): PointPause | undefined {
  return stretchesOn(point, date)
    .flatMap(({ opens, closes }) =>
      point.pauses.filter(({ from, until }) =>
        overlaps({ from, until }, instantOf(date, opens), instantOf(date, closes)),
      ),
    )
    .sort((a, b) => Date.parse(b.announcedAt) - Date.parse(a.announcedAt))[0];
}

function overlaps(
  pause: { readonly from: string; readonly until: string | undefined },
  opens: Date,
  closes: Date,
): boolean {
  const until = pause.until === undefined ? Infinity : Date.parse(pause.until);
  return Date.parse(pause.from) < Math.min(until, closes.getTime()) && until > opens.getTime();
}

/** 收寄快递, 邮政 …, or a sentence when nothing is known. */
export function servicesOf(point: Pick<PointRecord, 'services'>): string[] {
  const services = named(point);
  return services.length === 0 ? ['还没登记能办什么，去前先打电话'] : services;
}

/** 能办：收寄快递、邮政, for the ear. */
export function spokenServices(point: Pick<PointRecord, 'services'>): string {
  const services = servicesOf(point).join('、');
  return named(point).length === 0 ? services : `能办：${services}`;
}

/** Of tobacco nothing is said but which licence a point holds, and that stands with the licences. */
function named({ services }: Pick<PointRecord, 'services'>): string[] {
  return services.filter((service) => service !== 'tobacco').map((service) => pointServiceNames[service]);
}

/** One piece of kit as the page lists it. */
export interface KitLine {
  readonly item: PointKit['item'];
  readonly there: boolean;
  /** 灭火器, 信息终端（报修中）, 监控设备（没有）. */
  readonly text: string;
}

const stateNotes: Readonly<Record<PointKit['state'], string>> = {
  present: '',
  missing: '（没有）',
  repairing: '（报修中）',
  unchecked: '（没查过）',
};

/** The kit, piece by piece, in the plan's order. */
export function kitLines(point: Pick<PointRecord, 'kit'>): KitLine[] {
  return point.kit.map(({ item, state }) => ({
    item,
    there: state === 'present',
    text: `${kitItemNames[item]}${stateNotes[state]}`,
  }));
}

/** 9月28日查过, from the latest inspection; undefined when there was none. */
export function kitCheckedText(point: Pick<PointRecord, 'kit'>): string | undefined {
  const dates = point.kit.map(({ checkedOn }) => checkedOn ?? '').sort();
  const last = dates[dates.length - 1] ?? '';
  return last === '' ? undefined : `${Number(last.slice(5, 7))}月${Number(last.slice(8, 10))}日查过`;
}

/** Where it is, and how sure that is: 在长校镇东北约 3.6公里. Both positions in one datum. */
export function whereText(point: PointRecord, township: Pick<Area, 'name' | 'position'> | undefined): string {
  const doubt = point.positionQuality === 'illustrative';
  const metres = township ? distanceMetres(township.position, point.position) : 0;
  const place = !township
    ? ''
    : metres < 300
      ? `在${township.name}街上。`
      : `在${township.name}${bearingName(township.position, point.position)}边，直线${doubt ? '约' : ''} ${distanceText(metres)}。`;
  return `${place}${doubt ? '位置是示意，站长可在现场校正。' : '位置是现场测过的。'}`;
}
