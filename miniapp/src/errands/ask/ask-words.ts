// What does the form say: what is missing, what was meant, and what is asked for all in all?
import { addDays, fullDateText, normalPhone, objectionToThing, weekdayName } from '@kehuoyou/shared';
import type { AskErrand, AskedLine, ErrandSummary, ServiceDate, SubstituteMode } from '@kehuoyou/shared';
import { spokenSentence } from '../../core/spoken-sentence';
import type { Chip } from '../../ui/fields/chips';
import { blankLine } from '../errand-draft';
import type { DraftLine, ErrandDraft, ShownAndSaid } from '../errand-draft';
import { fenIn } from '../../ui/fields/fen-in';
import { amountWords, ceilingWords, overWords, spokenThings, yuanWords } from '../errand-words';
import { isStandIn, standInTrouble } from '../stand-ins';

/** What people ask for most: a tap instead of writing. */
export const usualThings: readonly DraftLine[] = [
  usual('食盐', '包'),
  usual('酱油', '瓶'),
  usual('洗衣粉', '袋'),
  usual('卫生纸', '包'),
  usual('灯泡', '个'),
  usual('稻种', '袋'),
];

function usual(what: string, unit: string): DraftLine {
  return { ...blankLine, what, unit };
}

/** Ceilings that are one tap away, in yuan; another one is typed. */
export const usualCeilings = ['5', '10', '20', '50', '100'] as const;

/** What the buyer does where the shop has none of it. */
export const substituteWords: Readonly<Record<SubstituteMode, { readonly word: string; readonly means: string }>> = {
  ask: { word: '先问我', means: '没有这种，先在这里问您。常打开看看，不回就不买。' },
  yes: { word: '换差不多的', means: '没有这种，买一样差不多的，不再问您。' },
  no: { word: '就要这种', means: '没有这种，就不买。' },
};

/** What is still to be said of a thing; undefined when it may be asked for. */
export function lineTrouble({ what, amount, unit }: DraftLine): string | undefined {
  if (what.trim() === '') return '先写要带什么，或者点一样常带的。';
  const objection = objectionToThing({ what, amount, unit }, 'lines');
  if (objection !== undefined)
    return objection.refused === undefined
      ? '不要写电话、证件号和密码，电话后面单独填。'
      : `${objection.refused.what}带不了，看上面写的为什么。`;
  if (amount < 1) return '写上要带多少。';
  return unit.trim() === '' ? '点一下论什么，比如包、斤。' : undefined;
}

/** What is wrong with how dear it may be; undefined where nothing is. */
export function ceilingTrouble({ what, most }: DraftLine): string | undefined {
  if (most.trim() === '') return undefined;
  const fen = fenIn(most);
  if (fen === undefined) return `${what}最多多少钱，写数字，比如 35。`;
  return overWords([fen], '更贵的请自己跟车去买。');
}

/** The same of all of them together. */
export function ceilingsTrouble(lines: readonly DraftLine[]): string | undefined {
  const wrong = lines.map(ceilingTrouble).find((each) => each !== undefined);
  return (
    wrong ??
    overWords(
      lines.flatMap(({ most }) => fenIn(most) ?? []),
      '多的请分开托，或者自己跟车去买。',
    )
  );
}

/** What is missing before it can go with what was `shown`; undefined when nothing is. */
export function sendTrouble({ lines, who, counter }: ErrandDraft, shown: ShownAndSaid): string | undefined {
  const wrong = lines.map(lineTrouble).find((each) => each !== undefined);
  const trouble = wrong ?? ceilingsTrouble(lines) ?? standInTrouble(lines, shown);
  if (trouble !== undefined) return trouble;
  if (who.name.trim() === '') return counter === undefined ? '写上您的名字，站长好认。' : '写上是替谁托的。';
  return phoneOf(who.phone) === undefined ? '电话号码不对，请填手机号，座机要带区号。' : undefined;
}

/** As the server takes it: a mobile, or a land line with its area code. */
function phoneOf(text: string): string | undefined {
  return normalPhone(text.normalize('NFKC').trim());
}

/** What is sent. */
export function askOf(draft: ErrandDraft, pointId: string): AskErrand {
  const { lines, by, who, counter, shopId } = draft;
  return {
    ...{ lines: lines.map(askedLine), pointId, name: who.name.trim(), phone: phoneOf(who.phone) ?? who.phone.trim() },
    ...(counter === undefined ? {} : { forCaller: true }),
    ...(by === undefined ? {} : { by }),
    ...(shopId === undefined ? {} : { shopId }),
  };
}

function askedLine({ what, amount, unit, most, substitute }: DraftLine): AskedLine {
  const maxFen = fenIn(most);
  return { what: what.trim(), amount, unit, substitute, ...(maxFen === undefined ? {} : { maxFen }) };
}

/** Errands that are offered again, the latest first, none with the same things twice, and nothing that was only said or shown. */
export function lastOnes(errands: readonly ErrandSummary[]): ErrandSummary[] {
  const named = new Set<string>();
  return errands
    .map((errand) => ({ ...errand, lines: errand.lines.filter((line) => !isStandIn(line)) }))
    .filter(({ lines, forCaller }) => {
      const things = lines.map(({ what, unit }) => `${what} ${unit}`).join();
      if (forCaller || lines.length === 0 || named.has(things)) return false;
      named.add(things);
      return true;
    })
    .slice(0, MOST_LAST);
}

const MOST_LAST = 3;

/** 不急, 今天, 明天, 后天, and the day that was chosen where it is another. */
export function dayChips(today: ServiceDate, chosen: ServiceDate | undefined): Chip<string>[] {
  const near = ['今天', '明天', '后天'].map((word, days) => {
    const value = addDays(today, days);
    return { value, word, under: weekdayName(value) };
  });
  const isOther = chosen !== undefined && !near.some(({ value }) => value === chosen);
  return [
    { value: '', word: '不急', under: '有就带' },
    ...near,
    ...(isOther ? [{ value: chosen, word: fullDateText(chosen, today) }] : []),
  ];
}

/** One thing before it goes: 食盐 2 包; 最多 20 元，没有先问我. */
export function lineWords(line: DraftLine): { readonly title: string; readonly note: string } {
  const { word } = substituteWords[line.substitute];
  return { title: amountWords(line), note: `${ceilingWords(fenIn(line.most))}；没有的话，${word}` };
}

/** All of it: the sum where every thing has a ceiling, and one breath for the ear. */
export function wholeWords(
  { lines }: Pick<ErrandDraft, 'lines'>,
  place: string,
): { readonly sum: string | undefined; readonly spoken: string } {
  const fens = lines.map(({ most }) => fenIn(most));
  const sum = fens.reduce<number | undefined>(
    (all, fen) => (all === undefined || fen === undefined ? undefined : all + fen),
    0,
  );
  const most = sum === undefined ? '' : `，一共最多 ${yuanWords(sum)}`;
  return {
    sum: sum === undefined || lines.length < 2 ? undefined : `一共最多 ${yuanWords(sum)}`,
    spoken: `托人带${spokenThings(lines)}${spokenSentence(most)}，到${place}拿。`,
  };
}
