// What does the card of the next bus say, to the eye and to the ear?
import {
  addDays,
  dateAt,
  dayName,
  dayNumber,
  VILLAGE_PACK_DAYS,
  spokenNumber,
  wallTime,
  weekdayName,
} from '@kehuoyou/shared';
import type { Departure, ServiceDate, Stop, VillagePack } from '@kehuoyou/shared';
import {
  alternativeText,
  boardingWords,
  expectedText,
  honestLabel,
  spokenAlternative,
  spokenExpected,
  spokenLabel,
} from '../timetable/departures/live-words';
import type { HonestLabel } from '../timetable/departures/live-words';
import {
  cancelledText,
  countyStopOf,
  destinationName,
  minutesUntil,
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
  readonly bus?: {
    /** 09:48. */
    readonly figure: string;
    /** True where 约 stands before it. */
    readonly approximate: boolean;
    /** 还有 25 分, or 明天（周三）第一班. */
    readonly note: string;
    /** 时刻表, 司机已发车（3分钟前）, 刚到嵩口（3分钟前）. */
    readonly label: HonestLabel;
    /** K12, 晚 15 分，大约 10:03 来, 捎带快递, 之后 15:10、16:45. */
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
  const stop = stopOf(context.pack);
  const countyStop = countyStopOf(context.pack);
  const cancelled = context.cancelled.map((each) => ({
    key: `${each.serviceDate} ${each.tripId}`,
    figure: timeText(each),
    words: [`去${destinationName(each, stop, countyStop)} ${cancelledText(each)}`, alternativeText(each, context.now)]
      .filter((part) => part !== '')
      .join('，'),
  }));
  const before = spokenCancelled(context.cancelled, context.now);
  if (!bus.departure) return { ...withoutBus(bus, context, before), cancelled };
  const destination = destinationName(bus.departure, stop, countyStop);
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

function dueCard(bus: NextBus, { departure, destination, pack, now, before }: Told): Uncancelled {
  const minutes = minutesUntil(departure, now);
  const last = bus.after.length === 0;
  return {
    title: `下一班车去${destination}`,
    bus: {
      ...figureOf(departure, now),
      note: waitText(minutes),
      facts: factsOf(departure, last ? '今天最后一班' : afterText(bus)),
    },
    spoken: `${before}${pack.village.name}下一班车，${spokenDepartureTime(departure)}，开往${destination}，${spokenWait(minutes)}，${spokenTail(departure, now)}${last ? '这是今天最后一班。' : spokenAfter(bus)}`,
  };
}

function laterCard(bus: NextBus, { departure, destination, now, before }: Told): Uncancelled {
  const today = dateAt(now);
  const date = dateAt(new Date(departure.departure));
  const sentence = noneToday(bus);
  return {
    title: `下一班车去${destination}`,
    empty: { sentence },
    bus: {
      ...figureOf(departure, now),
      note: `${dayName(date, today)}（${weekdayName(date)}）第一班`,
      facts: factsOf(departure, afterText(bus)),
    },
    spoken: `${before}${sentence}。${spokenDay(date, today)}，第一班，${spokenDepartureTime(departure)}，开往${destination}，${spokenTail(departure, now)}${spokenAfter(bus)}`,
  };
}

/** Why the answer is a bus of another day. */
function noneToday({ cancelled, servedToday }: NextBus): string {
  if (!servedToday) return '今天没有班车';
  return cancelled.length > 0 ? '今天没有别的班车了' : '今天没有班车了';
}

function stopOf(pack: VillagePack): Stop {
  return pack.boards[0]?.stop ?? { id: '', name: pack.village.name, position: pack.village.position };
}

function figureOf(
  departure: Departure,
  now: Date,
): { readonly figure: string; readonly approximate: boolean; readonly label: HonestLabel } {
  const { seconds, approximate } = departure;
  return { figure: wallTime(seconds), approximate, label: honestLabel(departure, false, now) };
}

function factsOf(departure: Departure, more: string): string[] {
  const facts = [
    departure.routeName,
    expectedText(departure),
    ...boardingWords(departure),
    departure.carriesParcels ? '捎带快递' : '',
    more,
  ];
  return facts.filter((part) => part !== '');
}

function afterText({ after }: NextBus): string {
  return after.length === 0 ? '' : `之后 ${after.map(timeText).join('、')}`;
}

function spokenAfter({ after }: NextBus): string {
  return after.length === 0 ? '' : `之后还有${after.map(spokenDepartureTime).join('，')}。`;
}

function spokenTail(departure: Departure, now: Date): string {
  const parts = [
    spokenLabel(departure, now),
    spokenExpected(departure),
    spokenLine(departure.routeName),
    ...boardingWords(departure),
    departure.carriesParcels ? '捎带快递' : '',
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
      return `${spokenDepartureTime(each)}的车取消了${each.reason === undefined ? '' : `，因为${each.reason}`}${instead === '' ? '' : `，${instead}`}。`;
    })
    .join('');
}

/** What a direction's chip says under its word: its next time, or the day of it. */
export function nextTimeText(bus: NextBus, now: Date): string {
  if (!bus.departure) return '没有班车';
  const time = wallTime(bus.departure.seconds);
  return bus.state === 'due' ? time : `${dayName(dateAt(new Date(bus.departure.departure)), dateAt(now))} ${time}`;
}
