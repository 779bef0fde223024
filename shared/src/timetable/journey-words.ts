// How is a journey said to a person, for the eye and for the ear?
import { dateAt, dayName, dayNumber, secondsAt, wallTime } from '../clock.js';
import type { Journey, JourneyLeg, Outing, ParcelJourney } from './journey.js';
import { spokenCount, spokenFigures, spokenMinutes, spokenTime } from '../spoken.js';

/** How times, spans and lines are written: in figures to read, in words to hear. */
interface Voice {
  /** Between words and figures. */
  readonly gap: string;
  time(instant: Date): string;
  span(minutes: number): string;
  count(value: number): string;
  line(name: string): string;
}

const EYE: Voice = {
  gap: ' ',
  time: (instant) => wallTime(secondsAt(instant)),
  span: (minutes) => {
    const hours = Math.floor(minutes / 60);
    const rest = minutes % 60;
    if (hours === 0) return `${rest} 分钟`;
    return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分钟`;
  },
  count: (value) => ` ${value} `,
  line: (name) => ` ${name}`,
};

const EAR: Voice = {
  gap: '',
  time: (instant) => spokenTime(secondsAt(instant)),
  span: spokenMinutes,
  count: spokenCount,
  line: spokenFigures,
};

/** Whole minutes from leaving to arriving, as a clock on the wall shows them. */
export function journeyMinutes({
  departure,
  arrival,
}: {
  readonly departure: string;
  readonly arrival: string;
}): number {
  return Math.floor(Date.parse(arrival) / 60_000) - Math.floor(Date.parse(departure) / 60_000);
}

/** A leg in a sentence to read: `08:49 在下谢村坐 K12（开往清流汽车站），10:25 到清流汽车站`. */
export function legText(leg: JourneyLeg): string {
  return legIn(EYE, leg);
}

/** The same to hear. */
export function legSpoken(leg: JourneyLeg): string {
  return legIn(EAR, leg);
}

/** The whole journey in a sentence to read: when, how long, how many changes. */
export function journeyText(journey: Journey): string {
  return journeyIn(EYE, journey);
}

/** The whole journey to hear, leg after leg. */
export function journeySpoken(journey: Journey): string {
  const legs = journey.legs.map((leg, index) => `${index === 0 ? '先' : '再'}${legIn(EAR, leg)}。`);
  return `${journeyIn(EAR, journey)}。${journey.legs.length > 1 || journey.legs[0]?.mode === 'bus' ? legs.join('') : ''}`;
}

/** A day out in a sentence to read: there, how long, home. */
export function outingText(outing: Outing): string {
  return outingIn(EYE, outing);
}

/** The same to hear. */
export function outingSpoken(outing: Outing): string {
  return `${outingIn(EAR, outing)}。`;
}

/** A parcel's way in a sentence to read; `now` is when it is read. */
export function parcelJourneyText(journey: ParcelJourney, now: Date): string {
  return parcelIn(EYE, journey, now);
}

/** The same to hear. */
export function parcelJourneySpoken(journey: ParcelJourney, now: Date): string {
  return `${parcelIn(EAR, journey, now)}。`;
}

function legIn(voice: Voice, leg: JourneyLeg): string {
  const [departure, arrival] = [new Date(leg.departure), new Date(leg.arrival)];
  if (leg.mode === 'walk') {
    const minutes = Math.max(1, Math.ceil((arrival.getTime() - departure.getTime()) / 60_000));
    return `走${voice.gap}${voice.span(minutes)}到${leg.toStopName}`;
  }
  const about = (approximate: true | undefined): string => (approximate ? `大约${voice.gap}` : '');
  const towards =
    leg.headsign === undefined || leg.headsign === ''
      ? ''
      : voice === EYE
        ? `（开往${leg.headsign}）`
        : `，开往${leg.headsign}的车`;
  const board = `${about(leg.departureApproximate)}${voice.time(departure)} 在${leg.fromStopName}坐${voice.line(leg.routeName ?? '')}${towards}`;
  return tidy(
    voice,
    `${board}，${about(leg.arrivalApproximate)}${dayAfter(departure, arrival)}${voice.time(arrival)} 到${leg.toStopName}下车`,
  );
}

function journeyIn(voice: Voice, journey: Journey): string {
  const [departure, arrival] = [new Date(journey.departure), new Date(journey.arrival)];
  const [first, last] = [journey.legs[0], journey.legs[journey.legs.length - 1]];
  if (!first || !last) return '就在这里，不用坐车';
  const whole = `${voice.time(departure)} 从${first.fromStopName}出发，${dayAfter(departure, arrival)}${voice.time(arrival)} 到${last.toStopName}`;
  return tidy(voice, `${whole}，路上${voice.gap}${voice.span(journeyMinutes(journey))}，${changesIn(voice, journey)}`);
}

function changesIn(voice: Voice, { legs, changes }: Journey): string {
  if (legs.every(({ mode }) => mode === 'walk')) return '走路就到';
  return changes === 0 ? '不用换车' : `换${voice.count(changes)}次车`;
}

function outingIn(voice: Voice, { outward, homeward, minutesThere }: Outing): string {
  const [leave, there, back, home] = [outward.departure, outward.arrival, homeward.departure, homeward.arrival].map(
    (each) => new Date(each),
  );
  if (!leave || !there || !back || !home) return '';
  const place = outward.legs[outward.legs.length - 1]?.toStopName ?? '';
  const going = `${voice.time(leave)} 出发，${voice.time(there)} 到${place}`;
  return tidy(
    voice,
    `${going}，在那里有${voice.gap}${voice.span(minutesThere)}，${voice.time(back)} 往回走，${dayAfter(leave, home)}${voice.time(home)} 到家`,
  );
}

function parcelIn(voice: Voice, journey: ParcelJourney, now: Date): string {
  const day = (instant: Date): string => dayName(dateAt(instant), dateAt(now));
  const [handIn, arrival] = [new Date(journey.handInBy), new Date(journey.arrival)];
  const by = `${day(handIn)} ${voice.time(handIn)} 前交到${journey.legs[0]?.fromStopName ?? ''}`;
  return tidy(
    voice,
    `${by}，${day(arrival)} ${voice.time(arrival)} 到${journey.legs[journey.legs.length - 1]?.toStopName ?? ''}`,
  );
}

/** 第二天 when the arrival is past midnight. */
function dayAfter(departure: Date, arrival: Date): string {
  const days = dayNumber(dateAt(arrival)) - dayNumber(dateAt(departure));
  return days === 0 ? '' : days === 1 ? '第二天 ' : `${days} 天后 `;
}

/** Spaces part figures from words on the screen; there are none in what is said. */
function tidy(voice: Voice, sentence: string): string {
  return voice === EYE ? sentence : sentence.replace(/ /g, '');
}
