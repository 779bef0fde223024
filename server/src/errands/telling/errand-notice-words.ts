// How is said that something is bought, and that it is there?
import { groupBy, momentText, spokenYuan, yuan } from '@kehuoyou/shared';
import type { ErrandPlace } from '@kehuoyou/shared';
import type { ErrandNames, KnownErrand } from '../keeping/errand-contents.js';

/** What is told. */
export interface ErrandWords {
  readonly title: string;
  readonly text: string;
  readonly spoken: string;
  readonly message: { readonly what: string; readonly when: string; readonly why: string; readonly now: string };
}

export const OWN_REASON = '这是您托人买的东西';

/** How much, and nothing of what: notices are read aloud, by neighbours too. */
function topicOf({ contents: { lines } }: KnownErrand): string {
  return `${lines.length} 样东西`;
}

/** That something was not bought, or bought instead; which, the page says. */
function differences({ folded }: KnownErrand): string {
  const missing = folded.lines.filter(({ standing }) => standing === 'not_bought').length;
  const others = folded.lines.filter(({ instead }) => instead !== undefined).length;
  const said = [...(missing === 0 ? [] : [`${missing} 样没买到`]), ...(others === 0 ? [] : [`${others} 样换了别的`])];
  return said.length === 0 ? '' : `${said.join('，')}，点开看。`;
}

/** It is bought; whoever cancelled it hears that it was bought before that. */
export function boughtWords(whole: KnownErrand, at: Date, wasCancelled: boolean): ErrandWords {
  const topic = topicOf(whole);
  const paid = yuan(whole.folded.paidFen ?? 0);
  const late = wasCancelled ? '您说不要以前已经买了，到了请来看看。' : '';
  const says = (sum: string): string =>
    `您托买的${topic}买好了，一共 ${sum}。${differences(whole)}${late}到了服务点再告诉您。`;
  return {
    title: '托买的东西买好了',
    ...{ text: says(`${paid} 元`), spoken: says(spokenYuan(whole.folded.paidFen ?? 0)) },
    message: { what: topic, when: momentText(at), why: `买好了，${paid} 元`, now: '等车送到' },
  };
}

/** Where it waits: at its point, or at those to which its pieces came instead. */
export function waitingAt({ point, pieces }: ErrandNames): readonly (ErrandPlace & { readonly shelves: string })[] {
  const waiting = pieces.some(({ shelf }) => shelf !== undefined)
    ? pieces.filter(({ shelf }) => shelf !== undefined)
    : pieces;
  const byPlace = groupBy(waiting, ({ point: other = point }) => other.id);
  return [...byPlace.values()].map((some) => ({
    ...(some[0]?.point ?? point),
    shelves: some.flatMap(({ shelf }) => shelf ?? []).join('、'),
  }));
}

/** It is there. */
export function readyWords(whole: KnownErrand, names: ErrandNames, at: Date): ErrandWords {
  const topic = topicOf(whole);
  const places = waitingAt(names);
  const where = places.map(({ name }) => name).join('和');
  const shelves = places
    .filter((place) => place.shelves !== '')
    .map((place) => `${places.length > 1 ? `${place.name}的` : ''}货架号 ${place.shelves}`)
    .join('，');
  const count = names.pieces.length > 1 ? `一共 ${names.pieces.length} 件，` : '';
  const text = `您托买的${topic}到${where}了${shelves === '' ? '' : `，${shelves}`}。${count}钱当面给。`;
  return {
    ...{ title: '托买的东西到了', text, spoken: text },
    message: { what: topic, when: momentText(at), why: `到${where}了`, now: shelves === '' ? '请来取' : shelves },
  };
}

/** A piece of it does not come: why, such as 路上找不到了. */
export function lostWords(whole: KnownErrand, { point, pieces }: ErrandNames, reason: string, at: Date): ErrandWords {
  const topic = topicOf(whole);
  const which = pieces.length > 1 ? `一共 ${pieces.length} 件，其中 1 件` : '';
  const text = `您托买的${topic}，${which}${reason}。钱货的事，请找${point.name}。`;
  return {
    ...{ title: '托买的东西没到', text, spoken: text },
    message: { what: topic, when: momentText(at), why: reason, now: '请找服务点' },
  };
}
