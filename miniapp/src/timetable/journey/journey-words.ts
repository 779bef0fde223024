// How does one get there, step by step, to the eye and to the ear?
import {
  addDays,
  busTime,
  dateAt,
  dayName,
  isStillToCome,
  secondsAt,
  spokenCount,
  spokenMinutes,
  spokenTime,
  weekdayName,
  clockText,
} from '@kehuoyou/shared';
import type {
  BusAtStop,
  BusTime,
  Journey,
  JourneyLeg,
  LiveDeparture,
  PackedCancellation,
  ServiceDate,
  Stop,
} from '@kehuoyou/shared';
import { spokenSentence } from '../../core/spoken-sentence';
import { minutesBetween, placeName, spokenLine, spokenWait, stopName, waitText } from '../departures/departure-words';
import { timeWord } from './journey-when';
import type { JourneyWhen } from './journey-when';
import { honestLabel, spokenHonestly } from '../departures/live-words';
import type { HonestLabel } from '../departures/live-words';
import { spanText } from './span-text';

/** One line of a journey: when, and what to do. */
export interface JourneyStep {
  /** 09:48. */
  readonly time: string;
  /** 在下谢村坐 Y104A, 到长校镇下车, 走 8 分钟到长校村. */
  readonly title: string;
  /** 开往长校镇, 等 14 分; empty where there is nothing to add. */
  readonly note: string;
  /** True where 约 stands before the time. */
  readonly approximate?: true;
}

/** A journey, ready to be drawn. */
export interface JourneyCard {
  readonly key: string;
  /** 09:48, when one must be there. */
  readonly figure: string;
  /** True where 约 stands before it. */
  readonly approximate: boolean;
  /** 时刻表, or what somebody has seen of the first bus. */
  readonly tag: HonestLabel;
  /** 还有 38 分; 11:27 到 for one of another day. */
  readonly note: string;
  /** 11:27 到, 换 1 次车, 路上 1 小时 39 分. */
  readonly facts: readonly string[];
  readonly steps: readonly JourneyStep[];
  /** The stop where it begins, to see its other buses. */
  readonly firstStopId: string;
  /** The whole way as sentences. */
  readonly spoken: string;
}

/** Who reads it when, and how places are called. */
export interface JourneyContext {
  readonly toName: string;
  readonly countyStop: Stop | undefined;
  readonly now: Date;
  /** Trips that are known not to run: an answer may be older than their cancellation. */
  readonly cancellations?: readonly PackedCancellation[];
  /** What is heard of buses at the stop where one gets on first. */
  readonly seen?: { readonly stopId: string; readonly departures: readonly LiveDeparture[] };
}

/** Buses of the day before may still be on the road until then. */
const NIGHT_SECONDS = 4 * 3_600;

/** The journeys that can still be taken, ready to be drawn. */
export function journeyCards(journeys: readonly Journey[], context: JourneyContext): JourneyCard[] {
  return takeable(journeys, context).map((journey) => journeyCard(journey, context));
}

/** The journeys that can still be taken: an answer of an hour ago may begin with one that has left or was cancelled. */
export function takeable(journeys: readonly Journey[], context: JourneyContext): Journey[] {
  return journeys
    .filter((journey) => isStillToCome(firstBus(journey, context), context.now))
    .filter(({ legs }) => !legs.some((leg) => isCancelled(leg, context.cancellations ?? [])));
}

/** A bus after midnight may belong to the service day before. */
function isCancelled({ tripId, departure }: JourneyLeg, cancellations: readonly PackedCancellation[]): boolean {
  const date = dateAt(new Date(departure));
  const night = secondsAt(new Date(departure)) < NIGHT_SECONDS;
  return cancellations.some(
    (each) => each.tripId === tripId && (each.date === date || (night && each.date === addDays(date, -1))),
  );
}

/** One journey, ready to be drawn. */
export function journeyCard(journey: Journey, context: JourneyContext): JourneyCard {
  const { now } = context;
  const start = firstBus(journey, context);
  const time = busTime(start, now);
  const today = dateAt(new Date(journey.departure)) === dateAt(now);
  const way = minutesBetween(journey.departure, journey.arrival);
  return {
    key: journeyKey(journey),
    figure: clockText(time.told),
    approximate: time.about,
    note: today ? waitOf(time) : dayName(dateAt(new Date(journey.departure)), dateAt(now)),
    tag: honestLabel(start, now),
    facts: [arrivalText(journey), changesText(journey), `路上 ${spanText(way)}`],
    steps: journey.legs.flatMap((leg, index) => stepsOf(leg, journey.legs[index + 1], { context, first: index === 0 })),
    firstStopId: journey.legs[0]?.fromStopId ?? '',
    spoken: spokenJourney(
      journey,
      context,
      `${today && time.stage === 'coming' ? `${spokenWait(time.minutes)}，` : ''}${start.live || start.doubt ? `${spokenHonestly(start, now)}，` : ''}`,
    ),
  };
}

/** What is said in the place of the wait stands in the tag. */
function waitOf({ stage, minutes }: BusTime): string {
  return stage === 'coming' ? waitText(minutes) : '';
}

/** Tells journeys apart: when, and by which buses. */
export function journeyKey({ departure, arrival, legs }: Journey): string {
  return `${departure} ${arrival} ${legs.map(({ tripId }) => tripId ?? '').join(' ')}`;
}

/** What leaves first: the bus, with what somebody has seen of it where one gets on; or oneself, on foot. */
function firstBus({ departure, legs: [first] }: Journey, { seen }: JourneyContext): BusAtStop {
  const news = first?.mode === 'bus' && first.fromStopId === seen?.stopId ? seen.departures : [];
  const { live, doubt } =
    news.find(({ tripId, serviceDate }) => tripId === first?.tripId && serviceDate === first.serviceDate) ?? {};
  return {
    departure,
    status: 'scheduled',
    approximate: first?.departureApproximate ?? false,
    ...(live ? { live } : {}),
    ...(doubt ? { doubt } : {}),
  };
}

/** 11:27 到, 约 11:27 到. */
export function arrivalText({ arrival, legs }: Journey): string {
  return `${legs[legs.length - 1]?.arrivalApproximate ? '约 ' : ''}${clockText(arrival)} 到`;
}

/** 换 1 次车, 不用换车, 走路就到. */
export function changesText({ changes, legs }: Journey): string {
  if (changes > 0) return `换 ${changes} 次车`;
  return legs.some(({ mode }) => mode === 'bus') ? '不用换车' : '走路就到';
}

interface StepContext {
  readonly context: JourneyContext;
  readonly first: boolean;
}

function stepsOf(leg: JourneyLeg, next: JourneyLeg | undefined, { context, first }: StepContext): JourneyStep[] {
  const from = nameOf(leg.fromStopId, leg.fromStopName, context);
  const to = nameOf(leg.toStopId, leg.toStopName, context);
  const end: JourneyStep = {
    time: clockText(leg.arrival),
    title: `到${to}${leg.mode === 'bus' ? '下车' : ''}`,
    note: next ? waitBetween(leg, next) : '',
    ...about(leg.arrivalApproximate),
  };
  if (leg.mode === 'walk') {
    return [
      {
        time: clockText(leg.departure),
        title: `从${from}走路`,
        note: `走 ${spanText(minutesBetween(leg.departure, leg.arrival))}`,
      },
      end,
    ];
  }
  return [
    {
      time: clockText(leg.departure),
      title: `在${from}${leg.fromBay?.name ?? ''}${rideVerb(leg, first)} ${leg.routeName ?? '班车'}`,
      note: `开往${headsignOf(leg, context)}`,
      ...about(leg.departureApproximate),
    },
    end,
  ];
}

/** What one does to be on this bus. */
function rideVerb({ stay }: JourneyLeg, first: boolean): string {
  return stay ? '不用下车，接着坐' : first ? '坐' : '换';
}

function about(approximate: true | undefined): { readonly approximate?: true } {
  return approximate ? { approximate } : {};
}

function waitBetween(leg: JourneyLeg, next: JourneyLeg): string {
  const minutes = minutesBetween(leg.arrival, next.departure);
  if (next.mode === 'walk') return '';
  return minutes > 0 ? `等 ${spanText(minutes)}` : '马上换车';
}

function spokenJourney(journey: Journey, context: JourneyContext, wait: string): string {
  const start = journey.legs[0];
  if (!start) return '';
  const legs = journey.legs.map((leg, index) => spokenLeg(leg, index, context)).join('');
  const way = `路上一共${spokenMinutes(minutesBetween(journey.departure, journey.arrival))}`;
  const changes = journey.changes > 0 ? `，要换${spokenCount(journey.changes)}次车` : '';
  return `从${nameOf(start.fromStopId, start.fromStopName, context)}去${context.toName}，${wait}${legs}${way}${changes}。`;
}

function spokenLeg(leg: JourneyLeg, index: number, context: JourneyContext): string {
  const to = nameOf(leg.toStopId, leg.toStopName, context);
  const leaves = `${leg.departureApproximate ? '大约' : ''}${spokenTime(secondsAt(new Date(leg.departure)))}`;
  if (leg.mode === 'walk') return `走路${spokenMinutes(minutesBetween(leg.departure, leg.arrival))}到${to}。`;
  return `${leaves}${index === 0 ? '坐' : '换'}${spokenLine(leg.routeName ?? '')}，${leg.arrivalApproximate ? '大约' : ''}${spokenTime(secondsAt(new Date(leg.arrival)))}到${to}。`;
}

function nameOf(id: string, name: string, { countyStop }: JourneyContext): string {
  return stopName({ id, name }, countyStop?.id);
}

function headsignOf({ headsign, toStopName }: JourneyLeg, { countyStop }: JourneyContext): string {
  const sign = headsign ?? toStopName;
  return sign === countyStop?.name ? '县城' : placeName(sign);
}

/** What is said where no bus gets there. */
export interface NoJourney {
  readonly sentence: string;
  readonly next: string;
  readonly spoken: string;
}

/** What was looked for. */
export interface JourneyWish extends JourneyWhen {
  readonly toName: string;
  readonly today: ServiceDate;
  /** True when there were some, but they have left by now. */
  readonly left: boolean;
  /** The next day on which there are some. */
  readonly nextDate?: ServiceDate | undefined;
}

/** Nothing as an answer, with what to do next. */
export function noJourney({ toName, date, side, time, today, left, nextDate }: JourneyWish): NoJourney {
  const day = dayName(date, today);
  const when = timeWord(time, side);
  const sentence =
    side === 'arrive' && when !== ''
      ? `${day}${when}到不了${toName}`
      : `${day}${when}没有去${toName}的班车${date === today ? '了' : ''}`;
  const later =
    nextDate === undefined
      ? '可以看看第二天，也可以打电话问站长'
      : `最近有车的一天是${dayName(nextDate, today)}（${weekdayName(nextDate)}）`;
  const next = left ? '手机里记着的几趟都开走了，连上网络再看看' : later;
  return { sentence, next, spoken: `${spokenSentence(sentence)}。${spokenSentence(next)}。` };
}

/** Said when one is there already. */
export function alreadyThere(toName: string): NoJourney {
  const sentence = `${toName}就在本村`;
  return { sentence, next: '走路就到，不用坐车', spoken: `${sentence}，走路就到，不用坐车。` };
}
