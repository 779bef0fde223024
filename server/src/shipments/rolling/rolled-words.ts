// How is somebody told that their boxes go with another bus, or with none?
import { dateAt, dateText, secondsAt, spokenTime, wallTime, clockText } from '@kehuoyou/shared';

/** Where no reason was given. */
export const BUS_STOPPED = '这班车不开了';

/** Boxes with what becomes of them. */
export interface RolledBoxes {
  readonly boxes: number;
  /** ISO 8601; absent where no bus takes them in time. */
  readonly departure?: string;
  readonly arrival?: string;
  readonly handInBy?: string;
  readonly routeName?: string;
}

/** To the sender and to the keeper. */
export function rolledWords(said: {
  readonly goods: string;
  readonly routeName: string;
  /** ISO 8601. */
  readonly departure: string;
  readonly reason: string;
  readonly rolled: readonly RolledBoxes[];
}) {
  const { goods, routeName, departure, reason, rolled } = said;
  const at = new Date(departure);
  const time = clockText(departure);
  const moved = rolled.filter((each) => each.departure !== undefined);
  const left = rolled.filter((each) => each.departure === undefined).reduce((sum, { boxes }) => sum + boxes, 0);
  const movedWords = moved.map((each) => `${each.boxes} 箱改坐 ${dayAndTime(each.departure, departure)}`).join('，');
  const leftWords = left === 0 ? '' : `${left} 箱没有车赶得上`;
  const what = [movedWords, leftWords].filter((words) => words !== '').join('，');
  const there = moved.map((each) => `${dayAndTime(each.arrival, departure)} 到县城`).join('，');
  const handIn = moved.map((each) => `${dayAndTime(each.handInBy, departure)} 前交到服务点`).join('，');
  const detail = moved.length === 0 ? '' : `${there}，保鲜来得及。没交的请在 ${handIn}。`;
  return {
    title: `${goods}：${what}`,
    text: `${dateText(dateAt(at))} ${time} 开的 ${routeName} 不来了：${reason}。您的${goods}，${what}。${detail}不想等可以取消，不收钱。`,
    spoken: `${spokenTime(secondsAt(at))}开的班车不来了。您的${goods}，${what.replaceAll(' ', '')}。不想等可以取消，不收钱。`,
    message: {
      what: `${goods}改车`,
      when: `${dateText(dateAt(at))}${time}`,
      why: reason,
      now: left === 0 ? '行就不用管' : '请取回或等公司',
    },
  };
}

/** To whoever had only kept the places. */
export function freedWords(said: { readonly goods: string; readonly routeName: string; readonly departure: string }) {
  const { goods, routeName, departure } = said;
  const at = new Date(departure);
  const time = clockText(departure);
  return {
    title: `${goods}：${time} 的车不来了，请另选`,
    text: `${dateText(dateAt(at))} ${time} 开的 ${routeName} 不来了，给您留的位子没有了。请再问一次价，选别的班车。`,
    spoken: `${spokenTime(secondsAt(at))}开的班车不来了，给您留的位子没有了。请选别的班车。`,
    message: {
      what: `${goods}要另选班车`,
      when: `${dateText(dateAt(at))}${time}`,
      why: BUS_STOPPED,
      now: '请选别的班车',
    },
  };
}

/** 15:04, with its day where that is another one. */
export function dayAndTime(iso = '', sameAs: string): string {
  const at = new Date(iso);
  const day = dateAt(at) === dateAt(new Date(sameAs)) ? '' : `${dateText(dateAt(at))} `;
  return `${day}${wallTime(secondsAt(at))}`;
}
