// What does the card of the next bus say, to the eye and to the ear?
import {
  addDays,
  busTime,
  dateAt,
  dayName,
  dayNumber,
  VILLAGE_PACK_DAYS,
  spokenNumber,
  weekdayName,
  clockText,
} from '@kehuoyou/shared';
import type { BusStage, Departure, ServiceDate, VillagePack } from '@kehuoyou/shared';
import { exceptionsAmong, LAST_BUS } from '../timetable/departures/exceptions';
import { leavesText } from '../timetable/departures/departure-rows';
import {
  alternativeText,
  arrivalText,
  boardingWords,
  doubtText,
  figureOf,
  honestLabel,
  isToBeAsked,
  offTime,
  seenLabel,
  spokenAlternative,
  spokenArrival,
  spokenHonestly,
  spokenLate,
  UNREPORTED,
} from '../timetable/departures/live-words';
import type { Figure, HonestLabel } from '../timetable/departures/live-words';
import {
  cancelledText,
  countyStopOf,
  destinationName,
  spokenDepartureTime,
  spokenLine,
  spokenWait,
  timeText,
  waitText,
} from '../timetable/departures/departure-words';
import type { NextBus } from './next-bus';

/** The card, ready to be drawn. */
export interface NextBusCard {
  /** 下一班车去县城. */
  readonly title: string;
  /** What there is not, such as 今天没有班车了; `next` where no bus is known at all. */
  readonly empty?: { readonly sentence: string; readonly next?: string };
  /** The bus. */
  readonly bus?: Figure & {
    /** 还有 25 分, 该到了，还没人报, or 明天（周三）第一班. */
    readonly note: string;
    /** 时刻表, 司机已发车（3分钟前）, 刚到嵩口（3分钟前）. */
    readonly label: HonestLabel;
    /** 晚 20 分：前方修路; empty for a bus that is on time as far as anybody knows. */
    readonly late: string;
    /** True where it should have come and nobody has said anything, or may not come: somebody may be rung. */
    readonly askFirst: boolean;
    /** K12, 可能差 4 分, 之后 15:10、16:45. */
    readonly facts: readonly string[];
  };
  /** Struck through, each with where it went and why it does not. */
  readonly cancelled: readonly { readonly key: string; readonly figure: string; readonly words: string }[];
  /** The same for the ear. */
  readonly spoken: string;
}

/** What a card is made for. */
export interface CardContext {
  readonly pack: VillagePack;
  readonly now: Date;
  /** Cancelled buses of every direction: people going the other way must see theirs too. */
  readonly cancelled: readonly Departure[];
}

/** The card of `bus` at `now`. */
export function nextBusCard(bus: NextBus, context: CardContext): NextBusCard {
  const countyStop = countyStopOf(context.pack);
  const cancelled = context.cancelled.map((each) => ({
    key: `${each.serviceDate} ${each.tripId}`,
    figure: timeText(each, context.now),
    words: [`去${destinationName(each, countyStop)} ${cancelledText(each)}`, alternativeText(each, context.now)]
      .filter((part) => part !== '')
      .join('，'),
  }));
  const before = spokenCancelled(context.cancelled, context.now);
  if (!bus.departure) return { ...withoutBus(bus, context, before), cancelled };
  const destination = destinationName(bus.departure, countyStop);
  const told = { departure: bus.departure, destination, before, ...context };
  return { ...(bus.state === 'due' ? dueCard(bus, told) : laterCard(bus, told)), cancelled };
}

type Uncancelled = Omit<NextBusCard, 'cancelled'>;

/** What the sentences of a bus are made of. */
interface Told {
  readonly departure: Departure;
  readonly destination: string;
  readonly pack: VillagePack;
  readonly now: Date;
  /** What the ear hears first. */
  readonly before: string;
}

/** What the last one that goes to a place is called here. */
const LAST_TODAY = '今天最后一班';

/** With so few days left in it, the pack cannot say that there is no bus. */
const TELLING_DAYS = 7;

function withoutBus(bus: NextBus, { pack, now }: CardContext, before: string): Uncancelled {
  const outdated = bus.state === 'outdated';
  const sentence = outdated ? '手机里的时刻表已经过期了' : noneToday(bus);
  const today = dateAt(now);
  const lastDay = addDays(pack.from, VILLAGE_PACK_DAYS - 1);
  const telling = dayNumber(lastDay) - dayNumber(today) >= TELLING_DAYS;
  const more = telling
    ? `到${dayName(lastDay, today)}都没有班车，有急事请打服务点的电话`
    : '后面几天的班次，连上网络就能看';
  const next = outdated ? '连上网络就会更新' : more;
  return { title: '下一班车', empty: { sentence, next }, spoken: `${before}${sentence}。${inWords(next)}。` };
}

function dueCard(bus: NextBus, told: Told): Uncancelled {
  const { departure, destination, pack, now, before } = told;
  const time = busTime(departure, now);
  const exceptions = exceptionsOf(bus, told);
  const isLast = exceptions.includes(LAST_TODAY);
  const waits = time.stage === 'coming';
  const note = { coming: waitText(time.minutes), at_stop: leavesText(time, now), unreported: UNREPORTED };
  const spoken = [
    `${pack.village.name}下一班车`,
    ...(time.stage === 'at_stop' ? [] : [spokenDepartureTime(departure, now)]),
    `开往${destination}`,
    ...(waits ? [spokenWait(time.minutes)] : []),
  ].join('，');
  return {
    title: `下一班车去${destination}`,
    bus: {
      ...busOf(departure, now),
      note: time.stage in note ? note[time.stage as keyof typeof note] : '',
      facts: factsOf(departure, now, exceptions, afterText(bus, now)),
    },
    spoken: `${before}${spoken}，${spokenTail(departure, now, exceptions)}${isLast ? '这是今天最后一班。' : ''}${spokenAfter(bus, now)}`,
  };
}

function laterCard(bus: NextBus, told: Told): Uncancelled {
  const { departure, destination, now, before } = told;
  const today = dateAt(now);
  const date = dateAt(new Date(departure.departure));
  const sentence = noneToday(bus);
  const exceptions = exceptionsOf(bus, told).filter((each) => each !== LAST_TODAY);
  return {
    title: `下一班车去${destination}`,
    empty: { sentence },
    bus: {
      ...busOf(departure, now),
      note: `${dayName(date, today)}（${weekdayName(date)}）第一班`,
      facts: factsOf(departure, now, exceptions, afterText(bus, now)),
    },
    spoken: `${before}${sentence}。${spokenDay(date, today)}，第一班，${spokenDepartureTime(departure, now)}，开往${destination}，${spokenTail(departure, now, exceptions)}${spokenAfter(bus, now)}`,
  };
}

function exceptionsOf({ day }: NextBus, { departure, pack, now }: Told): readonly string[] {
  const at = { countyStop: countyStopOf(pack), now };
  return exceptionsAmong(day, at)(departure).map((each) => (each === LAST_BUS ? LAST_TODAY : each));
}

/** Why the answer is a bus of another day. */
function noneToday({ cancelled, servedToday }: NextBus): string {
  if (!servedToday) return '今天没有班车';
  return cancelled.length > 0 ? '今天没有别的班车了' : '今天没有班车了';
}

function busOf(departure: Departure, now: Date): Omit<NonNullable<NextBusCard['bus']>, 'note' | 'facts'> {
  const time = busTime(departure, now);
  const known = offTime(departure, now);
  return {
    ...figureOf(time),
    label: labelOf(departure, now, time.stage),
    late: departure.doubt ? doubtText(departure) : known?.isLate ? known.off : '',
    askFirst: isToBeAsked(departure, now),
  };
}

/** That nobody has reported it stands beside its time already: above it stands what was known before. */
function labelOf(departure: Departure, now: Date, stage: BusStage): HonestLabel {
  if (stage !== 'unreported') return honestLabel(departure, now);
  return departure.live
    ? { ...seenLabel(departure.live, now), live: true }
    : { word: '时刻表', tone: 'grey', live: false };
}

function factsOf(departure: Departure, now: Date, exceptions: readonly string[], more: string): string[] {
  // That it is late stands large beside its time already.
  const known = offTime(departure, now);
  const facts = [
    departure.routeName,
    arrivalText(departure, now),
    known?.isLate ? '' : (known?.off ?? ''),
    known?.doubt ?? '',
    ...boardingWords(departure, now),
    ...exceptions,
    more,
  ];
  return facts.filter((part) => part !== '');
}

function afterText({ after }: NextBus, now: Date): string {
  return after.length === 0 ? '' : `之后 ${after.map((each) => timeText(each, now)).join('、')}`;
}

function spokenAfter({ after }: NextBus, now: Date): string {
  return after.length === 0 ? '' : `之后还有${after.map((each) => spokenDepartureTime(each, now)).join('，')}。`;
}

function spokenTail(departure: Departure, now: Date, exceptions: readonly string[]): string {
  const parts = [
    spokenHonestly(departure, now),
    spokenLate(departure, now),
    spokenArrival(departure, now),
    spokenLine(departure.routeName),
    ...boardingWords(departure, now),
    ...exceptions.filter((each) => each !== LAST_TODAY),
  ];
  return `${parts.filter((part) => part !== '').join('，')}。`;
}

/** 明天，周三, or 十一月二十七日，周五. */
function spokenDay(date: ServiceDate, today: ServiceDate): string {
  return `${inWords(dayName(date, today))}，${weekdayName(date)}`;
}

function inWords(text: string): string {
  return text.replace(/\d+/g, (figures) => spokenNumber(Number(figures)));
}

function spokenCancelled(cancelled: readonly Departure[], now: Date): string {
  return cancelled
    .map((each) => {
      const instead = spokenAlternative(each, now);
      return `${spokenDepartureTime(each, now)}的车取消了${each.reason === undefined ? '' : `，因为${each.reason}`}${instead === '' ? '' : `，${instead}`}。`;
    })
    .join('');
}

/** What a direction's chip says under its word: its next time, or the day of it. */
export function nextTimeText(bus: NextBus, now: Date): string {
  if (!bus.departure) return '没有班车';
  const time = clockText(busTime(bus.departure, now).told);
  return bus.state === 'due' ? time : `${dayName(dateAt(new Date(bus.departure.departure)), dateAt(now))} ${time}`;
}
