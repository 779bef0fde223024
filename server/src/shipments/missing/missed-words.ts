// How is somebody told that the bus did not wait for their boxes, and what becomes of them when they come late?
import { clockText, dateAt, dateText, secondsAt, spokenTime, spokenYuan } from '@kehuoyou/shared';
import type { CancelRule, ServiceDate } from '@kehuoyou/shared';
import { dayAndTime } from '../rolling/rolled-words.js';

/** Notes in the ledger of an order. */
export const lateAmountWords = {
  missed: '没来交，说好的不用付',
  brought: '来晚了，换一班车，照原来的算',
  givenBack: '来交了，没来交时收的退掉',
} as const;

/** Stands at boxes that a vehicle was to fetch at the field: nobody is charged for these. */
export const NOT_FETCHED = '说好到地头收的车没有来';
/** Stands at boxes that were to be brought while their point paused: nobody is charged for these either. */
export const DOOR_SHUT = '服务点那时候不开门';

/** To the sender and to the keeper. */
export function missedWords(said: {
  readonly goods: string;
  readonly boxes: number;
  /** ISO 8601. */
  readonly departure: string;
  readonly pointName: string | undefined;
  /** The last day on which they may be brought. */
  readonly until: ServiceDate;
  /** True where the point paused when they were to be brought. */
  readonly isShut: boolean;
  readonly kept: { readonly kept: number; readonly rule: CancelRule | undefined };
}) {
  const { goods, boxes, departure, pointName = '服务点', until, isShut, kept } = said;
  const at = new Date(departure);
  const time = clockText(departure);
  const money =
    kept.kept > 0 ? `不寄了收 ${spokenYuan(kept.kept)}（${kept.rule?.says ?? ''}）；来交了就不收。` : '不寄了不收钱。';
  const day = Number(until.slice(8, 10));
  const today = isShut
    ? `还想寄，先问${pointName}几时开门，${day} 号以前拿去，站长给您换下一班车。`
    : `还想寄，${day} 号以前拿到${pointName}，站长给您换下一班车。`;
  const what = isShut ? `${pointName}那时候不开门，${boxes} 箱${goods}没交成` : `${boxes} 箱${goods}没来交`;
  return {
    title: `${goods}：${boxes} 箱${isShut ? '没交成' : '没来交'}，${time} 的车不等了`,
    text: `您订了 ${dateText(dateAt(at))} ${time} 的车，${what}，位子放掉了。${today}${money}`,
    spoken: `您订了${spokenTime(secondsAt(at))}的车，${what}，位子放掉了。${today}`.replaceAll(' ', ''),
    message: {
      what: `${goods}${isShut ? '没交成' : '没来交'}`,
      when: `${dateText(dateAt(at))}${time}`,
      why: isShut ? '服务点不开门' : '车快开了，不能等',
      now: isShut ? '问好再拿去' : '拿来就换下一班',
    },
  };
}

/** To the sender and to the keeper: a vehicle was to fetch them at the field, and nothing of them has come. */
export function notFetchedInTimeWords(said: {
  readonly goods: string;
  readonly boxes: number;
  /** ISO 8601. */
  readonly departure: string;
}) {
  const { goods, boxes, departure } = said;
  const day = dateText(dateAt(new Date(departure)));
  return {
    title: `${goods}：${boxes} 箱县城没收到，不收钱`,
    text: `${day} ${clockText(departure)} 的车说好到地头收货，县城没收到您的 ${boxes} 箱${goods}。这单结束了，一分不收。要是交给了车上的人，请马上打公司电话。`,
    spoken: `县城没收到您的${boxes}箱${goods}，这单结束了，一分不收。要是交给了车上的人，请马上打公司电话。`,
    message: {
      what: `${goods}没收到`,
      when: `${day}${clockText(departure)}`,
      why: '县城没收到',
      now: '一分不收',
    },
  };
}

/** To the sender: nobody is at the counter by when the boxes are to be brought. */
export function pointPausedWords(said: {
  readonly goods: string;
  readonly boxes: number;
  readonly pointName: string;
  /** ISO 8601. */
  readonly handInBy: string;
  readonly reason: string;
  /** True while nothing of it was brought: then all of it may go to another point. */
  readonly mayChange: boolean;
  readonly now: Date;
}) {
  const { goods, boxes, pointName, handInBy, reason, mayChange, now } = said;
  const then = mayChange ? '点开这一单，可以换个点交，车钱不变。' : '先打电话问站长，或者点开这一单，挪到别的车。';
  const by = dayAndTime(handInBy, now.toISOString());
  const why = `${pointName}那时候不开门（${reason}）`;
  const what = `您的 ${boxes} 箱${goods}要在 ${by} 前交，${why}`;
  return {
    title: `${goods}：${pointName}那时候不开门`,
    text: `${what}。${then}`,
    spoken: `您的${boxes}箱${goods}，${why}。${then}`.replaceAll(' ', ''),
    message: {
      what: `${goods}交货`,
      when: by,
      why: `${pointName}不开门`,
      now: mayChange ? '点开换个点交' : '先打电话问',
    },
  };
}

/** To a sender who was told that nobody would be there: somebody is, after all. */
export function pointResumedWords(said: {
  readonly goods: string;
  readonly boxes: number;
  readonly pointName: string;
  /** ISO 8601. */
  readonly handInBy: string;
  readonly now: Date;
}) {
  const { goods, boxes, pointName, handInBy, now } = said;
  const by = dayAndTime(handInBy, now.toISOString());
  const text = `${pointName}照常开门，您的 ${boxes} 箱${goods}还是在 ${by} 前交到这里。`;
  return {
    ...{ title: `${goods}：${pointName}照常开门`, text, spoken: text.replaceAll(' ', '') },
    message: { what: `${goods}交货`, when: by, why: '先前的暂停取消了', now: '照原来的交' },
  };
}
