// How is a company asked for a vehicle, and how do those who wait hear what it says?
import { clockText, dateAt, dateText, secondsAt, spokenTime, wholeKilograms } from '@kehuoyou/shared';
import type { PoolAnswer, PooledBoxes } from '@kehuoyou/shared';

/** Why a company hears of it. */
export const POOL_REASON = '这是您公司的班车';
/** Where no reason was given. */
export const NO_VEHICLE = '没有车可以加';

/** To the company. */
export function poolAskedWords(said: {
  readonly routeName: string;
  readonly headsign: string;
  /** ISO 8601. */
  readonly departure: string;
  readonly waiting: PooledBoxes;
  readonly points: readonly { readonly pointName: string; readonly boxes: number; readonly atField: boolean }[];
}) {
  const { routeName, headsign, departure, waiting, points } = said;
  const day = dateText(dateAt(new Date(departure)));
  const where = points.map(({ pointName, boxes }) => `${pointName} ${boxes} 箱`).join('，');
  const field = points.filter(({ atField }) => atField).map(({ pointName }) => pointName);
  const fetch = field.length === 0 ? '' : `${field.join('、')}的货多，也可以派车到地头收。`;
  return {
    title: `${day} ${clockText(departure)} 去${headsign}：${waiting.boxes} 箱货等车`,
    text: `${day} ${clockText(departure)} 开的 ${routeName} 装不下全部，还有 ${waiting.households} 家 ${waiting.boxes} 箱（${wholeKilograms(waiting.grams)} 公斤）在等：${where}。请看能不能加一辆车。${fetch}`,
    spoken: `${spokenTime(secondsAt(new Date(departure)))}开的班车装不下全部，还有${waiting.households}家${waiting.boxes}箱货在等，请看能不能加一辆车。`,
    message: {
      what: `${routeName}有货等车`,
      when: `${day}${clockText(departure)}`,
      why: '装不下全部',
      now: '请看能不能加车',
    },
  };
}

/** To whoever has a place: the vehicle does not come to the field after all. */
function notFetchedWords(goods: string, departure: string) {
  const day = dateText(dateAt(new Date(departure)));
  const bus = `${day} ${clockText(departure)} 的班车`;
  return {
    title: `${goods}：不到地头收了`,
    text: `公司改了：${bus}不到地头收货了，您的${goods}请照常交到服务点。`,
    spoken: `${spokenTime(secondsAt(new Date(departure)))}的班车不到地头收货了，您的${goods}请照常交到服务点。`,
    message: {
      what: `${goods}收货改了`,
      when: `${day}${clockText(departure)}`,
      why: '公司改的',
      now: '请交到服务点',
    },
  };
}

/** To whoever waits, and to whoever hands in at the point to whose field a vehicle comes. */
export function poolAnsweredWords(said: {
  readonly goods: string;
  /** ISO 8601. */
  readonly departure: string;
  readonly answer: PoolAnswer;
  /** True where they have no place yet. */
  readonly isWaiting: boolean;
}) {
  const { goods, departure, answer, isWaiting } = said;
  const day = dateText(dateAt(new Date(departure)));
  const bus = `${day} ${clockText(departure)} 的班车`;
  const spokenBus = `${spokenTime(secondsAt(new Date(departure)))}的班车`;
  const message = (what: string, why: string, now: string) => ({
    what,
    when: `${day}${clockText(departure)}`,
    why,
    now,
  });
  if (answer.decision === 'none' && isWaiting) {
    const reason = answer.reason ?? NO_VEHICLE;
    return {
      title: `${goods}：${clockText(departure)} 的车加不了`,
      text: `公司答复，${bus}加不了车：${reason}。有人退了位子还会先给您；不想等可以取消，不收钱，也可以看看别的班次。`,
      spoken: `公司答复，${spokenBus}加不了车。有人退了位子还会先给您。不想等可以取消，不收钱。`,
      message: message(`${goods}等车`, '公司加不了车', '可以看别的班次'),
    };
  }
  const { collect } = answer;
  if (collect === undefined && !isWaiting) return notFetchedWords(goods, departure);
  const fetched = collect === undefined ? '' : `车 ${collect.at} 到${collect.where}收货，箱子可以直接放到那里。`;
  const place = isWaiting ? '位子按先来后到留，留到了马上告诉您。' : '';
  return {
    title: collect === undefined ? `${goods}：公司加了一辆车` : `${goods}：${collect.at} 到${collect.where}收`,
    text: `公司给${bus}加了一辆车。${fetched}${place}`,
    spoken: `公司给${spokenBus}加了一辆车。${collect === undefined ? '' : `到${collect.where}收货。`}${place}`,
    message: message(`${goods}等车`, '公司加了一辆车', collect === undefined ? '请留意消息' : `到${collect.where}收`),
  };
}
