// How do a day's loads look on paper?
import { boxesOfDay, clockText, dateAt, longDate, roundKilograms, secondsAt, wallTime } from '@kehuoyou/shared';
import type { DayLoads, LoadedOrder, LoadedStop, LoadedTrip } from '@kehuoyou/shared';
import type { Block, PageDocument } from '../../documents/page-document.js';

/** What is said of a bus before its table, and the table's first rows: on one page. */
const HEAD_LINES = 9;

/** One table a bus, with room for what is counted by hand. */
export function loadsSheet({ date, trips, at }: DayLoads): PageDocument {
  const printed = new Date(at);
  return {
    title: '车上订的货',
    subtitle: `${longDate(date)}，${trips.length} 班车，${boxesOfDay(trips)} 箱`,
    foot: `清流县客货邮 车上订的货 ${dateAt(printed)} ${wallTime(secondsAt(printed))} 印`,
    madeAt: printed,
    scale: 'paper',
    blocks: trips.length === 0 ? [{ kind: 'paragraph', text: '这一天没有人订。' }] : trips.flatMap(blocksOf),
  };
}

function blocksOf(trip: LoadedTrip): Block[] {
  const { departure, routeName, headsign, move, cancelled, refusal } = trip;
  const name = `${clockText(departure)} ${routeName} 去${headsign}`;
  return [
    { kind: 'heading', text: name, lines: HEAD_LINES },
    ...[cancelled === undefined ? [] : `停开：${cancelled}`, refusal ?? [], move === 0 ? [] : `要挪 ${move} 箱到别的车`]
      .flat()
      .map((text): Block => ({ kind: 'paragraph', text })),
    factsOf(trip),
    {
      kind: 'table',
      goesOn: `${name}（接上页）`,
      columns: [
        { name: '开车', share: 0.8, strong: true },
        { name: '在哪里上', share: 1.7 },
        { name: '谁的', share: 1.9 },
        { name: '货', share: 1.5 },
        { name: '箱', share: 0.5, align: 'right' },
        { name: '订的公斤', share: 0.9, align: 'right' },
        { name: '过秤公斤', share: 1.4, align: 'right' },
        { name: '说明', share: 1.3 },
      ],
      rows: trip.stops.flatMap((stop) => stop.orders.map((order) => rowOf(stop, order))),
    },
  ];
}

/** What carries it, by whom, and how full it is. */
function factsOf({ plate, reliefs = [], staffNumber, room, load }: LoadedTrip): Block {
  const vehicles = [plate ?? '还没派车', ...reliefs.map((each) => `加 ${each}`)].join(' ');
  return {
    kind: 'facts',
    facts: [
      ['车和司机', `${vehicles}，${staffNumber ?? '还没派司机'}`],
      ['装货', `最多的一段 ${roundKilograms(load.grams)} 公斤，能装 ${roundKilograms(room.grams)} 公斤`],
    ],
  };
}

function rowOf({ departure, pointName, stopName }: LoadedStop, order: LoadedOrder): string[] {
  const { senderName, senderPhoneTail, goods, boxes, bookedGrams, handedIn, weighedGrams, chilled, move } = order;
  const said = [
    ...(chilled ? ['冷藏'] : []),
    ...(order.changesHere === true ? ['从别的车换来'] : []),
    ...(order.state === 'held' ? ['还没订好'] : []),
    ...(move === undefined ? [] : [`挪 ${move} 箱`]),
  ];
  return [
    clockText(departure),
    pointName ?? stopName,
    senderName === undefined ? '' : `${senderName} 尾号 ${senderPhoneTail ?? ''}`,
    goods,
    String(boxes),
    roundKilograms(bookedGrams),
    handedIn === 0 ? '' : `${handedIn} 箱 ${roundKilograms(weighedGrams)}`,
    said.join('，'),
  ];
}
