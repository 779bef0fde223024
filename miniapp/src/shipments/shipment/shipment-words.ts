// How is said where the boxes of an order are?
import { boxesAtHub, boxesOut, boxStateNames, clockText, dayAndClock, provinceNames } from '@kehuoyou/shared';
import type {
  BoxState,
  Shipment,
  ShipmentBox,
  ShipmentFactType,
  ShipmentLine,
  ShipmentStep,
  ShipmentSummary,
} from '@kehuoyou/shared';
import type { SquareKind } from '../../ui/states/box-squares';
import type { StateKind } from '../../ui/states/state-mark';
import { clockAfter, dayOf } from '../moment-words';
import { mayStillCome, missedBoxes } from './missed-words';

/** What each box's square looks like. */
const squares: Readonly<Record<BoxState, SquareKind>> = {
  ...{ planned: 'open', received: 'on', loaded: 'on', in_transit: 'on' },
  ...{ at_hub: 'in', screened: 'in', handed_to_carrier: 'in', ready: 'in', delivered: 'in', collected: 'in' },
  ...{ returning: 'bad', returned: 'bad' },
  ...{ held_back: 'bad', refused: 'bad', cancelled: 'bad', missed: 'bad', taken_back: 'bad', lost: 'bad' },
};

/** What the squares are called under the field. */
export const squareWords: Readonly<Record<SquareKind, string>> = {
  in: '已到县城',
  on: '交了，在路上',
  late: '改坐别的车',
  bad: '不走了',
  open: '还没交',
};

/** The square of a box: one that was put onto another bus, and is not there yet, stands out. */
export function squareOf({ state, reason, stranded, short }: ShipmentBox): SquareKind {
  if (stranded === true || short === true) return 'bad';
  const kind = squares[state];
  return reason !== undefined && (kind === 'open' || state === 'received') ? 'late' : kind;
}

/** The largest words of the page and what they mean. */
export interface Headline {
  readonly title: string;
  readonly figure: string;
  readonly note: string;
  readonly state: StateKind;
  readonly spoken: string;
}

/** What is to be done, or how far it is. */
export function headline(shipment: Shipment, now: Date): Headline {
  const { goods, pointName, state } = shipment;
  const words = whatMatters(shipment, now);
  const title = `${shipment.count} 箱${goods} · ${pointName}`;
  const isOut = state === 'cancelled' || state === 'rejected' || state === 'expired';
  return {
    title,
    ...words,
    state: state === 'completed' ? 'done' : isOut ? 'refused' : state === 'moving' ? 'now' : 'planned',
    spoken: `${shipment.count} 箱${goods}。${words.figure}，${words.note}。`,
  };
}

/** Nothing is planned to take them. */
const NO_BUS = { figure: '没有车', note: '没有车赶得上，看下面' } as const;

function whatMatters(shipment: Shipment, now: Date): Pick<Headline, 'figure' | 'note'> {
  const { state, boxes, holdEndsAt, count, pointName } = shipment;
  const there = boxes.filter((box) => squareOf(box) === 'in').length;
  switch (state) {
    case 'waiting':
      return { figure: '排队等位子', note: '有人不要了，马上告诉您' };
    case 'held':
      return { figure: `位子留到 ${holdEndsAt === undefined ? '' : clockText(holdEndsAt)}`, note: '还没有订好' };
    case 'expired':
      if (missedBoxes(shipment).length > 0)
        return {
          figure: '没来交',
          note: mayStillCome(shipment, now) ? `车不等了，还想寄就拿到${pointName}` : '车走了，要寄请再订一次',
        };
      return { figure: '过时了', note: '位子放掉了，要寄请再订一次' };
    case 'booked':
    case 'partly_received':
      return handInWords(shipment, now);
    case 'received':
      if (boxes.every((box) => boxesOut.has(box.state) || box.stranded === true)) return NO_BUS;
      return { figure: `${count} 箱`, note: '都交了，等车来' };
    case 'moving':
      return { figure: `${there} 箱`, note: '已到县城' };
    case 'completed':
      return { figure: '都办完了', note: doneWords(boxes, count) };
    case 'cancelled':
      return { figure: '不寄了', note: '已经取消' };
    case 'rejected':
      return { figure: '没有收', note: '问站长为什么' };
  }
}

/** 交给快递 18 箱，取走 12 箱. */
function doneWords(boxes: readonly ShipmentBox[], all: number): string {
  const count = (...states: readonly BoxState[]): number => boxes.filter(({ state }) => states.includes(state)).length;
  const parts: readonly (readonly [string, number])[] = [
    ['交给快递', count('handed_to_carrier')],
    ['送到', count('delivered')],
    ['取走', count('collected')],
    ['快递退回', count('returning', 'returned')],
    ['没寄', count('refused', 'cancelled', 'missed', 'taken_back')],
    ['丢了', count('lost')],
  ];
  const words = parts.flatMap(([word, some]) => (some === 0 ? [] : `${word} ${some} 箱`)).join('，');
  return words === '' ? `${all} 箱` : words;
}

/** By when the first of the boxes that are still to come must be there; a bus that takes none of them asks for nothing. */
function handInWords({ boxes, ways, pointName }: Shipment, now: Date): Pick<Headline, 'figure' | 'note'> {
  const awaited = boxes.filter(({ state, stranded }) => state === 'planned' && stranded !== true);
  const [first] = ways
    .filter(({ no }) => awaited.some((box) => box.way === no))
    .sort((a, b) => Date.parse(a.handInBy) - Date.parse(b.handInBy));
  if (first === undefined) return NO_BUS;
  const isOver = Date.parse(first.handInBy) < now.getTime();
  return {
    figure: dayAndClock(first.handInBy, now),
    note: isOver ? '前该交货，已经过了，快问站长' : `前交到${pointName}，带身份证`,
  };
}

/** A way as a row: 10:18, 22 箱, 11:27 到县城; one that none of the boxes takes any more is struck out, not hidden. */
export function wayRow(
  { departure, arrival, boxes, chilled, rides }: Shipment['ways'][number],
  now: Date,
): { readonly figure: string; readonly title: string; readonly note: string; readonly state: 'usual' | 'cancelled' } {
  const lines = rides.map(({ routeName }) => routeName).join('，再坐 ');
  const there = `${dayOf(departure, now)} ${lines}`;
  if (boxes === 0) return { figure: clockText(departure), title: '不坐这班了', note: there, state: 'cancelled' };
  return {
    figure: clockText(departure),
    title: `${boxes} 箱${chilled ? '，放冷藏箱' : ''}`,
    note: `${there}，${clockAfter(arrival, departure, now)} 到县城`,
    state: 'usual',
  };
}

/** Where a line goes and who gets it. */
export function lineRow(
  line: ShipmentLine,
  boxes: readonly ShipmentBox[],
): { readonly title: string; readonly note: string } {
  const { count, to, recipient, carrierName, province } = line;
  const own = boxes.filter((box) => box.line === line.no);
  const done = own.filter(({ state }) => state === 'delivered' || state === 'collected').length;
  const handed = own.filter(({ state }) => state === 'handed_to_carrier').length;
  const back = own.filter(({ state }) => state === 'returning' || state === 'returned').length;
  const far = [
    done > 0 ? `${to === 'county_pickup' ? '取走' : '送到'} ${done} 箱` : '',
    done === 0 && handed > 0 ? `交给快递 ${handed} 箱` : '',
    back > 0 ? `快递退回 ${back} 箱` : '',
  ];
  const who = recipient === undefined ? '' : `${recipient.name} ${recipient.phone}`;
  return {
    title:
      to === 'county_pickup'
        ? `${count} 箱 县城自提`
        : `${count} 箱 ${carrierName ?? '快递'} 寄${provinceNames[province ?? ''] ?? ''}`,
    note: [who, ...far].filter((part) => part !== '').join('，'),
  };
}

/** What each fact is called in the story of an order. */
const stepNames: Readonly<Record<ShipmentFactType, string>> = {
  ...{
    WAITING: '排队等位子',
    HELD: '留了位子',
    HOLD_EXPIRED: '位子放掉了',
    BOOKED: '订好了',
    PLANNED: '排好了车',
    SPLIT: '挪到别的车',
  },
  ...{
    ROLLED_OVER: '改坐别的车',
    NO_WAY: '没有车赶得上',
    NO_SHOW: '没有来交',
    CANCELLED: '不寄了',
    ID_CHECKED: '看过身份证',
    INSPECTED: '开箱看过',
  },
  ...{ BOX_RECEIVED: '交到服务点', REFUSED: '没有收', LOADED: '装上车', DEPARTED: '车开了', AT_HUB: '到了县城' },
  ...{ SCREENED: '过机检查过了', SCREEN_FAILED: '过机没过', HANDED_TO_CARRIER: '交给快递' },
  ...{ READY_AT_DEST: '可以来取了', DELIVERED: '送到了', COLLECTED_AT_DEST: '取走了' },
  ...{ CARRIER_RETURNS: '快递要退回', CARRIER_RETURNED: '快递退回来了' },
  // Slips are not told.
  ...{
    SHORT: '没从车上下来',
    LOST: '当丢了赔',
    TAKEN_BACK: '还给寄的人',
    FETCHED_BACK: '从服务点取回',
    RETRACTED: '撤销',
  },
};

/** 交到服务点 22 箱：原因. */
export function stepWords({ type, boxes, reason }: ShipmentStep, count: number): string {
  const some = boxes < count ? ` ${boxes} 箱` : '';
  return `${stepNames[type]}${some}${reason === undefined ? '' : `：${reason}`}`;
}

/** What each part of the line counts, the furthest first. */
const progressParts: readonly (readonly [string, readonly BoxState[]])[] = [
  ['送到了', ['delivered']],
  ['取走了', ['collected']],
  ['快递退回', ['returning', 'returned']],
  ['交给快递了', ['handed_to_carrier']],
  ['已到县城', ['at_hub', 'screened', 'ready']],
  ['留在县城', ['held_back']],
  ['在车上', ['loaded', 'in_transit']],
];

/** 30 箱：22 已到县城 · 6 在车上 · 2 下一班; undefined before the first of them was handed in. */
export function progressWords(
  { boxes, ways, count }: Pick<Shipment, 'boxes' | 'ways' | 'count'>,
  now: Date,
): string | undefined {
  const some = (which: (box: ShipmentBox) => boolean): number => boxes.filter(which).length;
  const isStranded = ({ state, stranded }: ShipmentBox): boolean => stranded === true && !boxesOut.has(state);
  const isHere = (box: ShipmentBox): boolean => box.state === 'received' && !isStranded(box);
  const parts = [
    ...progressParts.map(([word, states]) => [word, some(({ state }) => states.includes(state))] as const),
    ['下一班', some((box) => isHere(box) && takesNext(box, { boxes, ways }, now))] as const,
    ['在服务点', some((box) => isHere(box) && !takesNext(box, { boxes, ways }, now))] as const,
    ['没有车', some(isStranded)] as const,
    ['还没交', some((box) => box.state === 'planned' && !isStranded(box))] as const,
    ['没寄', some(({ state }) => boxesOut.has(state))] as const,
  ];
  const told = parts.flatMap(([word, number]) => (number === 0 ? [] : `${number} ${word}`));
  const begun = boxes.some(({ state }) => state !== 'planned' && !boxesOut.has(state));
  return begun ? `${count} 箱：${told.join(' · ')}` : undefined;
}

/** True for what was put onto another bus, or left behind by its own: others ride on it, or its time is over. */
function takesNext(
  { way, reason }: ShipmentBox,
  { boxes, ways }: Pick<Shipment, 'boxes' | 'ways'>,
  now: Date,
): boolean {
  const own = ways.find(({ no }) => no === way);
  const [ride] = own?.rides ?? [];
  const isGone = boxes.some(
    ({ state, bus }) =>
      !['received', 'loaded'].includes(state) && bus?.tripId === ride?.tripId && bus?.serviceDate === ride?.serviceDate,
  );
  return reason !== undefined || (ride !== undefined && (isGone || Date.parse(ride.departure) < now.getTime()));
}

/** 第 3 箱 7K3M 没有收：里面有高度酒. */
export function troubleWords({ no, code, state, reason, wantedBack, short }: ShipmentBox): string | undefined {
  const name = `第 ${no} 箱${code === undefined ? '' : ` ${code} `}`;
  if (wantedBack === true && boxesAtHub.has(state)) return `${name}到县城了，留着等您来取回`;
  if (wantedBack === true && state === 'handed_to_carrier') return `${name}已经交给快递了，追不回来了`;
  if (wantedBack === true) return `${name}已经在路上，追不追得回来，等司机和县里回话`;
  if (short === true) return `${name}没从车上下来，县里在找`;
  if (state === 'lost') return `${name}${boxStateNames.lost}`;
  const why = reason === undefined ? '' : `：${reason}`;
  if (state === 'refused') return `${name}${boxStateNames.refused}${why}`;
  if (state === 'held_back') return `${name}过机没过${why}。留在县城，可以来取回`;
  if (state === 'returning') return `${name}快递要退回给您${why}`;
  if (state === 'returned') return `${name}快递退回给您了${why}`;
  if (state === 'taken_back') return `${name}${boxStateNames.taken_back}${why}`;
  return undefined;
}

/** 2 箱没有车赶得上（停开）; undefined where every box that still goes has its bus. Their own may come, and be full. */
export function strandedWords(boxes: readonly ShipmentBox[]): string | undefined {
  const left = boxes.filter(({ stranded, state }) => stranded === true && !boxesOut.has(state));
  const [first] = left;
  if (first === undefined) return undefined;
  const why = first.reason === undefined ? '' : `（${first.reason}）`;
  return `${left.length} 箱没有车赶得上${why}。可以不寄了，一分不收。`;
}

/** What the sum of an order is: to be paid with the boxes, or what is left of it once nothing goes any more. */
export function sumWords({ state, fen }: Pick<Shipment, 'state' | 'fen'>): string {
  if (!['cancelled', 'rejected', 'expired'].includes(state)) return '交货时当面付';
  return fen === 0 ? '不用付' : '还要付';
}

/** A row in the list of one's own orders. */
export function summaryRow(
  { goods, count, departure, stranded = 0 }: ShipmentSummary,
  now: Date,
): { readonly title: string; readonly note: string } {
  const title = `${goods} ${count} 箱`;
  return { title, note: stranded === count ? '没有车赶得上' : `${dayAndClock(departure, now)} 的车` };
}
