// How is a sender told that boxes which were taken over go with another bus than their own?
import type { Moved } from '../rolling/moved-boxes.js';
import { dayAndTime } from '../rolling/rolled-words.js';

/** They were brought after their bus, or weigh more than it has room for. */
export type MovedWhy = 'late' | 'heavy';

const reasons: Readonly<
  Record<MovedWhy, { readonly why: string; readonly fare: string; readonly spokenFare: string; readonly short: string }>
> = {
  late: {
    ...{ why: '来晚了，原来的车没赶上', short: '来晚了' },
    ...{ fare: '车费照原来的算，不多收。', spokenFare: '，不多收钱' },
  },
  // What more they weigh is paid for: nothing is promised of the fare.
  heavy: { why: '过秤比订的时候重，原来的车装不下', short: '比订的重，装不下', fare: '', spokenFare: '' },
};

/** What, why, which buses, and when they are there. */
export function movedAtCounterWords(said: {
  readonly goods: string;
  readonly moved: readonly Moved[];
  readonly why: MovedWhy;
  readonly now: Date;
}) {
  const { goods, moved, now } = said;
  const { why, fare, spokenFare, short } = reasons[said.why];
  const sameAs = now.toISOString();
  const buses = moved
    .map(({ boxes, way }) => `${boxes.length} 箱改坐 ${dayAndTime(way.departure, sameAs)} 的车`)
    .join('，');
  const there = moved.map(({ way }) => `${dayAndTime(way.arrival, sameAs)} 到县城`).join('，');
  const [first] = moved;
  return {
    title: `${goods}收下了：${buses}`,
    text: `${why}，站长给您换了车：${buses}，${there}。${fare}`,
    spoken: `${goods}收下了。${why}，${buses}${spokenFare}。`.replaceAll(' ', ''),
    message: {
      what: `${goods}改车`,
      when: first === undefined ? '' : dayAndTime(first.way.departure, sameAs),
      why: short,
      now: '不用管',
    },
  };
}
