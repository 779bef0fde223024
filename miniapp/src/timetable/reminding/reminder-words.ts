// What do reminders say, before they are set, while they wait, and after?
import {
  busTime,
  dateAt,
  dayName,
  earliestPlausible,
  secondsAt,
  spokenTime,
  wallTime,
  clockText,
} from '@kehuoyou/shared';
import type { Departure, Stop, TripReminder } from '@kehuoyou/shared';
import { lateWords } from '../departures/live-words';
import { spokenSentence } from '../../core/spoken-sentence';
import { destinationName, placeName, stopName } from '../departures/departure-words';

/** Minutes that can be chosen. */
export const MINUTES = [10, 15, 30, 60] as const;

/** 提前 15 分钟, 提前 1 小时. */
export function aheadText(minutes: number): string {
  return `提前 ${minutesText(minutes)}`;
}

/** 15 分钟, 1 小时. */
export function minutesText(minutes: number): string {
  return minutes % 60 === 0 ? `${minutes / 60} 小时` : `${minutes} 分钟`;
}

/** When one is told, by what is known now: 09:33 左右提醒您. */
export function dueText(departure: Pick<Departure, 'departure' | 'live'>, minutes: number, now: Date): string {
  const due = dueAt(departure, minutes);
  return due <= now ? '马上提醒您' : `${wallTime(secondsAt(due))} 左右提醒您`;
}

/** The same for the ear. */
export function spokenDue(departure: Pick<Departure, 'departure' | 'live'>, minutes: number, now: Date): string {
  const due = dueAt(departure, minutes);
  return due <= now ? '马上提醒您' : `${spokenTime(secondsAt(due))}左右提醒您`;
}

function dueAt(departure: Pick<Departure, 'departure' | 'live'>, minutes: number): Date {
  return new Date(earliestPlausible(departure).getTime() - minutes * 60_000);
}

/** A reminder as the list shows it. */
export interface ReminderCard {
  /** 今天 09:48 去县城. */
  readonly title: string;
  /** K12, 下谢村上车. */
  readonly facts: readonly string[];
  /** 09:33 左右提醒您. */
  readonly state: string;
  readonly tone: 'ink' | 'grey' | 'red';
  readonly waiting: boolean;
  readonly spoken: string;
}

/** What the list says of a reminder. */
export function reminderCard(
  reminder: TripReminder,
  { countyStop, now }: { readonly countyStop: Stop | undefined; readonly now: Date },
): ReminderCard {
  const { departure, stopId, serviceDate, kind } = reminder;
  const known = new Date(departure ? busTime(departure, now).told : reminder.plannedAt);
  const stop = { id: stopId, name: reminder.stopName, position: { lat: 0, lng: 0 } };
  const here = stopName(stop, countyStop?.id);
  const day = dayName(serviceDate, dateAt(now));
  const to = departure === undefined ? '' : ` 去${destinationName(departure, countyStop)}`;
  const state = stateWords(reminder, here, now);
  return {
    title: `${day} ${wallTime(secondsAt(known))}${to}`,
    facts: [
      ...(departure === undefined ? [] : [departure.routeName]),
      ...lateOf(departure, now),
      kind === 'before' ? `${here}上车` : `看车到${here}没有`,
    ],
    state: state.text,
    tone: reminder.state === 'cancelled' ? 'red' : reminder.state === 'waiting' ? 'ink' : 'grey',
    waiting: reminder.state === 'waiting',
    spoken: `${spokenSentence(day)}，${spokenTime(secondsAt(known))}${to}的班车，${state.spoken}。`,
  };
}

/** 原定 09:48, 晚 20 分：前方修路. */
function lateOf(departure: Departure | undefined, now: Date): string[] {
  const time = departure && busTime(departure, now);
  if (!departure || !time || time.told === time.planned) return [];
  return [`原定 ${clockText(time.planned)}`, ...lateWords(departure, now)];
}

function stateWords(reminder: TripReminder, here: string, now: Date): { text: string; spoken: string } {
  const { state, kind, minutes = 0, departure, toldAt } = reminder;
  switch (state) {
    case 'waiting':
      if (kind === 'passing') return same(`车到${here}，或者从那里开出，马上告诉您`);
      return departure === undefined
        ? same('到点提醒您')
        : { text: dueText(departure, minutes, now), spoken: spokenDue(departure, minutes, now) };
    case 'told': {
      const at = new Date(toldAt ?? reminder.plannedAt);
      return { text: `${wallTime(secondsAt(at))} 提醒过了`, spoken: `${spokenTime(secondsAt(at))}提醒过了` };
    }
    case 'cancelled':
      return same(`这班车取消了${departure?.reason === undefined ? '' : `：${departure.reason}`}`);
    case 'over':
      return same(goneWords(departure, now));
  }
}

function goneWords(departure: Departure | undefined, now: Date): string {
  const gone = departure !== undefined && busTime(departure, now).stage === 'gone';
  return gone ? '车已经开走了，没有再提醒' : '车按时刻表已经过了，没有再提醒';
}

function same(words: string): { text: string; spoken: string } {
  return { text: words, spoken: words };
}

/** What "tell me when it gets there" means at a stop: 车从县城开出就告诉我, 车到里田就告诉我. */
export function passingText(stop: { readonly name: string; readonly first: boolean }): string {
  const name = placeName(stop.name);
  return stop.first ? `车从${name}开出就告诉我` : `车到${name}就告诉我`;
}
