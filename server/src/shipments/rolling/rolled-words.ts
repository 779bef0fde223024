// How is somebody told that their boxes go with another bus, or with none?
import { dateAt, dateText, secondsAt, spokenTime, wallTime, clockText } from '@kehuoyou/shared';

/** What happened to the bus that was booked. */
export interface Happened {
  /** Goes on a sentence that begins with the bus. */
  readonly says: string;
  readonly spoken: string;
  /** The same in a title, to whoever has no place any more. */
  readonly short: string;
  /** Stands at each box that was moved for it. */
  readonly why: string;
}

/** What may happen to a bus. */
export const happened = {
  stopped: (why = '这班车不开了'): Happened => ({ says: `不来了：${why}`, spoken: '不来了', short: '不来了', why }),
  /** Whoever gave it its vehicle may never have given it another. */
  full: { says: '装不下全部', spoken: '装不下全部', short: '装不下全部', why: '车上装不下全部' },
  withdrawn: { says: '加的车不来了，装不下全部', spoken: '加的车不来了', short: '装不下全部', why: '加的车不来了' },
  unconnected: {
    ...{ says: '按新时刻表坐不成了', spoken: '按新时刻表坐不成了', short: '坐不成了' },
    why: '时刻表改了，赶不上了',
  },
} as const;

/** Why a bus does not come that a new timetable does not have. */
export const TIMETABLE_CHANGED = '时刻表改了，没有这班车了';
/** Why boxes ride at another time with their own bus. */
export const RETIMED = '时刻表改了';

/** Boxes with what becomes of them. */
export interface RolledBoxes {
  readonly boxes: number;
  /** How many of them nobody has brought yet. */
  readonly atHome: number;
  /** ISO 8601; absent where no bus takes them in time. */
  readonly departure?: string;
  readonly arrival?: string;
  readonly handInBy?: string;
}

/** What becomes of boxes, in pieces of sentences. */
export interface RolledParts {
  readonly all: number;
  /** 15 箱改坐 10:04，5 箱没有车赶得上. */
  readonly what: string;
  /** When what goes is there; empty where no bus takes any. */
  readonly there: string;
  /** Until when what goes and is still at home must be brought; empty where nothing must. */
  readonly handIn: string;
  /** What is done with those that no bus takes: at home, and at the point; empty where there are none. */
  readonly left: string;
  /** How it is taken back: whoever has no bus waits for none. */
  readonly back: string;
  /** What they are to do now, in a few signs. */
  readonly now: string;
}

/** Puts what becomes of boxes into words; `departure` is that of the bus that was booked. */
export function partsOf(rolled: readonly RolledBoxes[], departure: string): RolledParts {
  const moved = rolled.filter((each) => each.departure !== undefined);
  const sum = (some: readonly RolledBoxes[]): number => some.reduce((all, { boxes }) => all + boxes, 0);
  const none = rolled.filter((each) => each.departure === undefined);
  const [left, leftAtHome] = [sum(none), none.reduce((all, { atHome }) => all + atHome, 0)];
  const toBring = moved.filter(({ atHome }) => atHome > 0);
  const going = moved.map((each) => `${each.boxes} 箱改坐 ${dayAndTime(each.departure, departure)}`);
  return {
    all: sum(rolled),
    what: [...going, ...(left === 0 ? [] : [`${left} 箱没有车赶得上`])].join('，'),
    there: moved.map((each) => `${dayAndTime(each.arrival, departure)} 到县城`).join('，'),
    handIn: toBring.map((each) => `${each.atHome} 箱 ${dayAndTime(each.handInBy, departure)} 前交到服务点`).join('，'),
    left: [
      ...(leftAtHome === 0 ? [] : [`没有车的，家里的 ${leftAtHome} 箱先别拿来。`]),
      ...(left === leftAtHome ? [] : [`没有车的，服务点的 ${left - leftAtHome} 箱请取回，或者等公司安排。`]),
    ].join(''),
    back: moved.length === 0 ? '可以取消，不收钱。' : '不想等可以取消，不收钱。',
    now: nowWords(toBring, departure, { left, leftAtHome }),
  };
}

/** Of what is to be brought and what is not nobody is told one half alone. */
function nowWords(
  toBring: readonly RolledBoxes[],
  departure: string,
  { left, leftAtHome }: { readonly left: number; readonly leftAtHome: number },
): string {
  const [first, ...others] = toBring;
  if (first && left > 0) return '点开看拿哪些';
  if (first) return others.length > 0 ? '点开看几点前交' : `${dayAndTime(first.handInBy, departure)} 前交`;
  if (left === 0) return '行就不用管';
  return left === leftAtHome ? '先别拿来' : '请取回或等公司';
}

/** To the sender and to the keeper. */
export function rolledWords(said: {
  readonly goods: string;
  readonly routeName: string;
  /** ISO 8601, of the bus that was booked. */
  readonly departure: string;
  readonly happened: Happened;
  readonly rolled: readonly RolledBoxes[];
}) {
  const { goods, routeName, departure, rolled } = said;
  const { says, spoken, why } = said.happened;
  const at = new Date(departure);
  const { what, there, handIn, left, back, now } = partsOf(rolled, departure);
  const goes = there === '' ? '' : `${there}，保鲜来得及。`;
  const bring = handIn === '' ? '' : `没交的请拿来：${handIn}。`;
  const bus = `${dateText(dateAt(at))} ${clockText(departure)} 开的 ${routeName}`;
  return {
    title: `${goods}：${what}`,
    text: `${bus} ${says}。您的${goods}，${what}。${goes}${bring}${left}${back}`,
    spoken: `${spokenTime(secondsAt(at))}开的班车${spoken}。您的${goods}，${what.replaceAll(' ', '')}。${back}`,
    message: { what: `${goods}改车`, when: `${dateText(dateAt(at))}${clockText(departure)}`, why, now },
  };
}

/** To whoever had only kept the places. */
export function freedWords(said: {
  readonly goods: string;
  readonly routeName: string;
  readonly departure: string;
  readonly happened: Happened;
}) {
  const { goods, routeName, departure } = said;
  const { short, why } = said.happened;
  const at = new Date(departure);
  const time = clockText(departure);
  return {
    title: `${goods}：${time} 的车${short}，请另选`,
    text: `${dateText(dateAt(at))} ${time} 开的 ${routeName} ${short}，给您留的位子没有了。请再问一次价，选别的班车。`,
    spoken: `${spokenTime(secondsAt(at))}开的班车${short}，给您留的位子没有了。请选别的班车。`,
    message: { what: `${goods}要另选班车`, when: `${dateText(dateAt(at))}${time}`, why, now: '请选别的班车' },
  };
}

/** 15:04, with its day where that is another one. */
export function dayAndTime(iso = '', sameAs: string): string {
  const at = new Date(iso);
  const day = dateAt(at) === dateAt(new Date(sameAs)) ? '' : `${dateText(dateAt(at))} `;
  return `${day}${wallTime(secondsAt(at))}`;
}

/** To the sender of boxes that lie on a bus which goes no further, or that come with another to change to it. */
export function aboardWords(said: {
  readonly goods: string;
  readonly boxes: number;
  readonly routeName: string;
  readonly why: string;
  readonly isOnIt: boolean;
}) {
  const { goods, boxes, routeName, why, isOnIt } = said;
  const where = isOnIt ? '在停下的车上' : '要换的车不来了';
  const lie = isOnIt ? '已经在车上' : '已经在路上，要换这班车';
  return {
    title: `${goods}：${boxes} 箱${where}`,
    text: `${routeName} 这班车走不了了：${why}。您的 ${boxes} 箱${goods}${lie}，公司会换车送到县城，到了马上告诉您。急的话请打公司电话。`,
    spoken: `班车走不了了，您的${boxes}箱${goods}${isOnIt ? '在车上' : '在路上'}，公司会换车送到县城，到了马上告诉您。`,
    message: { what: `${goods}${where}`, when: '今天', why, now: '公司换车送' },
  };
}

/** To the sender and to the keeper: a bus of theirs leaves, or is there, at another time. */
export function retimedWords(said: {
  readonly goods: string;
  readonly boxes: number;
  /** ISO 8601. */
  readonly was: string;
  readonly is: string;
  /** True where it leaves as before. */
  readonly isArrival: boolean;
  readonly handInBy: string;
}) {
  const { goods, boxes, was, is, isArrival, handInBy } = said;
  const day = dateText(dateAt(new Date(is)));
  const does = isArrival ? '到县城' : '开';
  const bus = `${day} ${clockText(was)} ${isArrival ? '到县城的车' : '的车'}`;
  return {
    title: `${goods}：车改到 ${clockText(is)} ${does}`,
    text: `时刻表改了，您订的 ${bus}改到 ${clockText(is)} ${does}，${boxes} 箱${goods}还坐这班。没交的请在 ${dayAndTime(handInBy, is)} 前交到服务点。不想等可以取消，不收钱。`,
    spoken: `您订的班车改到${spokenTime(secondsAt(new Date(is)))}${does}，请在${spokenTime(secondsAt(new Date(handInBy)))}前交到服务点。`,
    message: {
      what: `${goods}的车改时间`,
      when: `${day}${clockText(is)}`,
      why: RETIMED,
      now: `${clockText(handInBy)} 前交`,
    },
  };
}
