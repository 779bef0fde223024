// How is said what follows from the scale?
import { isAsSaid } from '@kehuoyou/shared';
import type { HandInAsk, Quote } from '@kehuoyou/shared';
import type { Moved } from '../rolling/moved-boxes.js';
import { dayAndTime } from '../rolling/rolled-words.js';

/** In the ledger: 过秤重了 3 箱，没收 1 箱. */
export function adjustedWords({ grams }: Pick<Quote, 'grams'>, { received, refused }: HandInAsk): string {
  const other = received.filter((box) => !isAsSaid(grams, box.grams));
  const heavier = other.filter((box) => box.grams > grams).length;
  const parts = [
    ...(heavier > 0 ? [`过秤重了 ${heavier} 箱`] : []),
    ...(other.length > heavier ? [`过秤轻了 ${other.length - heavier} 箱`] : []),
    ...(refused.length > 0 ? [`没收 ${refused.length} 箱`] : []),
  ];
  return parts.join('，');
}

/** To the sender, who may have sent somebody else with them. */
export function heavierWords(said: { readonly goods: string; readonly moved: readonly Moved[]; readonly now: Date }) {
  const { goods, moved, now } = said;
  const sameAs = now.toISOString();
  const buses = moved
    .map(({ boxes, way }) => `${boxes.length} 箱改坐 ${dayAndTime(way.departure, sameAs)} 的车`)
    .join('，');
  const there = moved.map(({ way }) => `${dayAndTime(way.arrival, sameAs)} 到县城`).join('，');
  const [first] = moved;
  return {
    title: `${goods}收下了：${buses}`,
    text: `过秤比订的时候重，原来的车装不下，站长给您换了车：${buses}，${there}。`,
    spoken: `${goods}收下了。过秤比订的时候重，原来的车装不下，${buses}。`.replaceAll(' ', ''),
    message: {
      what: `${goods}改车`,
      when: first === undefined ? '' : dayAndTime(first.way.departure, sameAs),
      why: '比订的重，装不下',
      now: '不用管',
    },
  };
}
