// There and back on one day: which ways fit together, how long can one stay, and what if none do?
import { dayName, outings, spokenMinutes, weekdayName } from '@kehuoyou/shared';
import type { Journey, Outing, OutingAnswer, ServiceDate } from '@kehuoyou/shared';
import { spokenSentence } from '../../core/spoken-sentence';
import { arrivalText, changesText, journeyCard, journeyKey, takeable } from './journey-words';
import type { JourneyCard, JourneyContext, NoJourney } from './journey-words';
import { outingSpoken } from './outing-spoken';
import { timeWord } from './journey-when';
import type { JourneyTime, JourneyWhen } from './journey-when';
import { spanText } from './span-text';

/** One of several ways to choose from. */
export interface WayToChoose {
  readonly key: string;
  /** 09:48, when it leaves. */
  readonly figure: string;
  /** 11:27 到. */
  readonly title: string;
  /** 不用换车; of a way back also 能待 57 分. */
  readonly note: string;
  readonly chosen: boolean;
  /** The same for the ear. */
  readonly spoken: string;
}

/** A day out, ready to be drawn. */
export interface OutingCard {
  readonly outward: JourneyCard;
  readonly homeward: JourneyCard;
  /** 能待 57 分. */
  readonly stay: string;
  /** 约 15:28 到家. */
  readonly back: string;
  readonly waysThere: readonly WayToChoose[];
  /** Those that fit the chosen way there, the longest stay first. */
  readonly waysBack: readonly WayToChoose[];
  readonly spoken: string;
}

/** Keys of what the person has chosen; what no longer fits is passed over. */
export interface OutingChoice {
  readonly there?: string | undefined;
  readonly back?: string | undefined;
}

/** The chosen day out, or the one that is there first and stays longest; undefined when no two ways fit. */
export function outingCard(
  answer: Pick<OutingAnswer, 'outward' | 'homeward'>,
  choice: OutingChoice,
  context: JourneyContext,
): OutingCard | undefined {
  const all = outings(takeable(answer.outward, context), takeable(answer.homeward, context));
  const there = all.find(({ outward }) => journeyKey(outward) === choice.there)?.outward ?? all[0]?.outward;
  const fitting = all.filter(({ outward }) => outward === there);
  const chosen = fitting.find(({ homeward }) => journeyKey(homeward) === choice.back) ?? fitting[0];
  if (!chosen) return undefined;
  const departures = [...new Set(all.map(({ outward }) => outward))];
  return {
    outward: journeyCard(chosen.outward, context),
    homeward: journeyCard(chosen.homeward, context),
    stay: stayText(chosen),
    back: `${arrivalText(chosen.homeward)}家`,
    waysThere: departures.map((journey) => wayOf(journey, { context, chosen: journey === there })),
    waysBack: fitting.map((outing) => wayOf(outing.homeward, { context, chosen: outing === chosen, outing })),
    spoken: outingSpoken(chosen),
  };
}

function wayOf(
  journey: Journey,
  { context, chosen, outing }: { readonly context: JourneyContext; readonly chosen: boolean; readonly outing?: Outing },
): WayToChoose {
  const { key, figure } = journeyCard(journey, context);
  const title = `${arrivalText(journey)}${outing ? '家' : ''}`;
  const note = [outing ? stayText(outing) : '', changesText(journey)].filter((part) => part !== '').join(' · ');
  const stay = outing ? `能待${spokenMinutes(outing.minutesThere)}，` : '';
  const spoken = `${outing ? '回来' : '去'}：${spokenSentence(`${figure} 走，${title}`)}，${stay}${spokenSentence(changesText(journey))}${chosen ? '，已选' : ''}`;
  return { key, figure, title, note, chosen, spoken };
}

function stayText({ minutesThere }: Outing): string {
  return `能待 ${spanText(minutesThere)}`;
}

/** What was looked for. */
export interface OutingWish extends Pick<JourneyWhen, 'date' | 'time'> {
  readonly toName: string;
  /** By when to be home again. */
  readonly home: JourneyTime;
  readonly today: ServiceDate;
  readonly nextDate?: ServiceDate | undefined;
}

/** Said where no way there and back fit into the day. */
export function noOuting({ toName, date, time, home, today, nextDate }: OutingWish): NoJourney {
  const by = [
    time === 'any' ? `去${toName}` : `${timeWord(time, 'arrive')}到${toName}`,
    `${home === 'any' ? '当天' : timeWord(home, 'arrive')}回来`,
  ].join('、');
  const sentence = `${dayName(date, today)}${by}，来不及`;
  const limited = time !== 'any' || home !== 'any';
  const next =
    nextDate === undefined
      ? limited
        ? '时间放宽一点再看看'
        : '最近都没有当天来回的车，要住一晚'
      : `最近来得及的一天是${dayName(nextDate, today)}（${weekdayName(nextDate)}）`;
  return { sentence, next, spoken: `${spokenSentence(sentence)}。${spokenSentence(next)}。` };
}
