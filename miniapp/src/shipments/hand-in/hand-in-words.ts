// What does a keeper say of boxes at the counter, and what is missing of it?
import { clockText, dayAndClock, isAsSaid, isTooHeavy, kilograms, yuan } from '@kehuoyou/shared';
import type { BoxState, HandInAsk, IdKind, RefusedBox, Shipment, ShipmentBox, WeighedBox } from '@kehuoyou/shared';
import { gramsIn } from '../order/draft-words';

/** Why a box is not taken. */
export const refuseReasons = ['有不能寄的', '装得不牢', '箱子破了', '不肯打开看'] as const;
export type RefuseReason = (typeof refuseReasons)[number];

/** What is filled in at the counter. */
export interface CounterForm {
  readonly idKind: IdKind;
  readonly idTail: string;
  /** Numbers of the boxes that were brought. */
  readonly brought: readonly number[];
  readonly refused: readonly RefusedBox[];
  /** What all of them weigh, in kilograms, as it was typed; or each by its number. */
  readonly weighed: { readonly all: string } | { readonly each: Readonly<Record<number, string>> };
  readonly inspected: boolean;
}

/** What nobody has at the counter. */
const NOT_TAKEN: ReadonlySet<BoxState> = new Set(['planned', 'missed', 'refused', 'cancelled']);

/** Boxes that have not been brought yet. */
export function awaitedBoxes({ boxes }: Pick<Shipment, 'boxes'>): ShipmentBox[] {
  return boxes.filter(({ state, stranded }) => (state === 'planned' || state === 'missed') && stranded !== true);
}

/** 7K3M; a box without a code by its number. */
export function boxName({ code, no }: Pick<ShipmentBox, 'code' | 'no'>): string {
  return code ?? `第 ${no} 箱`;
}

/** Numbers of the boxes that are taken: brought, and not refused. */
export function takenBoxes({ brought, refused }: Pick<CounterForm, 'brought' | 'refused'>): number[] {
  return brought.filter((no) => !refused.some((each) => each.no === no));
}

/** What is filled in, changed. The weight that is expected follows the boxes that are taken, until somebody has typed another. */
export function changedForm(
  { grams }: Pick<Shipment, 'grams'>,
  form: CounterForm,
  some: Partial<CounterForm>,
): CounterForm {
  const expected = (of: CounterForm): string => kilograms(grams * takenBoxes(of).length);
  const changed = { ...form, ...some };
  const isExpected = some.weighed === undefined && 'all' in form.weighed && form.weighed.all === expected(form);
  return isExpected ? { ...changed, weighed: { all: expected(changed) } } : changed;
}

/** Whole grams of each of so many boxes that weigh so much together; nothing is lost by dividing. */
export function sharesOf(grams: number, boxes: readonly number[]): WeighedBox[] {
  const share = Math.floor(grams / boxes.length);
  const rest = grams - share * boxes.length;
  return boxes.map((no, at) => ({ no, grams: share + (at < rest ? 1 : 0) }));
}

/** What is said to the server, or the sentence that says what is missing. */
export function handInAskOf(shipment: Shipment, form: CounterForm): HandInAsk | string {
  const needsId = shipment.handIn?.idCheckNeeded === true;
  const idTail = form.idTail.trim().toUpperCase();
  if (needsId && !/^[0-9A-Z]{4}$/.test(idTail)) return '看一下证件，写上后四位。';
  const taken = takenBoxes(form);
  if (taken.length + form.refused.length === 0) return '点一下哪几箱拿来了。';
  if (!form.inspected) return '每一箱都要打开看过，再点“看过了”。';
  const received = taken.length === 0 ? [] : weightsOf(shipment, form, taken);
  if (typeof received === 'string') return received;
  const heavy = received.find(({ grams }) => isTooHeavy(grams));
  if (heavy) return '有一箱超过 30 公斤，请他分成几箱装。';
  return {
    id: shipment.id,
    ...(needsId ? { idKind: form.idKind, idTail } : {}),
    ...{ inspected: true, received, refused: form.refused },
  };
}

function weightsOf({ boxes }: Shipment, { weighed }: CounterForm, taken: readonly number[]): WeighedBox[] | string {
  if ('all' in weighed) {
    const grams = gramsIn(weighed.all);
    return grams === undefined ? '写上一共多重，公斤数。' : sharesOf(grams, taken);
  }
  const received: WeighedBox[] = [];
  for (const no of taken) {
    const grams = gramsIn(weighed.each[no] ?? '');
    const box = boxes.find((each) => each.no === no);
    if (grams === undefined) return `${box === undefined ? '' : boxName(box)} 多重，写上公斤数。`;
    received.push({ no, grams });
  }
  return received;
}

/** What the keeper is told before: that it costs otherwise than was said; undefined where it does not. */
export function otherWeightWords({ grams }: Pick<Shipment, 'grams'>, ask: HandInAsk | string): string | undefined {
  if (typeof ask === 'string') return undefined;
  const other = ask.received.filter((box) => !isAsSaid(grams, box.grams)).length;
  return other === 0 ? undefined : `${other} 箱和订的时候说的重量不一样，收了以后按过秤的算钱。`;
}

/** What the keeper is told before: that these boxes came too late for their bus; undefined where none did. */
export function lateWords({ boxes }: Pick<Shipment, 'boxes'>): string | undefined {
  const late = boxes.filter(({ state }) => state === 'missed').length;
  return late === 0 ? undefined : `${late} 箱没赶上车，收了以后换下一班。`;
}

/** What the keeper is told when the bus has no room for what the boxes weigh, beside a button of its own. */
export const tooHeavyWords = {
  sentence: '这班车装不下这么重，还没有收。问一下他：装不下的几箱坐后面的车行不行？',
  button: '装不下的坐下一班，收下',
} as const;

/** When, and whether they were too heavy for their bus. */
export interface MovedSaying {
  readonly now: Date;
  readonly heavy: boolean;
}

/** What is said after: which buses take what came too late, or is too heavy for its own; nothing where all take theirs. */
export function movedWords(before: Shipment, { boxes, ways }: Shipment, said: MovedSaying): string[] {
  const why = said.heavy ? '这班车装不下' : '来晚了';
  const own = new Map(before.boxes.map(({ no, way }) => [no, way]));
  return ways.flatMap(({ no, departure, arrival }) => {
    const moved = boxes.filter((box) => box.way === no && own.get(box.no) !== no).length;
    return moved === 0
      ? []
      : `${why}，${moved} 箱改坐${dayAndClock(departure, said.now)} 的车，${clockText(arrival)} 到县城。`;
  });
}

/** What was taken over this time: of boxes that were brought before somebody has paid already. */
export function takenNow(before: Pick<Shipment, 'boxes'>, after: Pick<Shipment, 'boxes'>): ShipmentBox[] {
  const awaited = new Set(awaitedBoxes(before).map(({ no }) => no));
  return after.boxes.filter(({ no, state }) => awaited.has(no) && !NOT_TAKEN.has(state));
}

/** Whole fen to be paid at the counter this time: for these boxes, as they were weighed. */
export function dueNow(before: Pick<Shipment, 'boxes'>, after: Pick<Shipment, 'boxes'>): number {
  return takenNow(before, after).reduce((sum, { fen }) => sum + fen, 0);
}

/** What the order comes to, where that is another sum than what is paid now: 整单一共 261.00 元，这次只收这 2 箱的. */
export function wholeWords(before: Pick<Shipment, 'boxes'>, after: Shipment): string | undefined {
  return dueNow(before, after) === after.fen
    ? undefined
    : `整单一共 ${yuan(after.fen)} 元，这次只收这 ${takenNow(before, after).length} 箱的`;
}

/** This time: 收了 28 箱，没收 1 箱，还有 1 箱没拿来. */
export function doneWords(before: Pick<Shipment, 'boxes'>, after: Pick<Shipment, 'boxes'>): string {
  const awaited = new Set(awaitedBoxes(before).map(({ no }) => no));
  const refused = after.boxes.filter(({ no, state }) => awaited.has(no) && state === 'refused').length;
  const open = awaitedBoxes(after).length;
  return [
    `收了 ${takenNow(before, after).length} 箱`,
    ...(refused > 0 ? [`没收 ${refused} 箱`] : []),
    ...(open > 0 ? [`还有 ${open} 箱没拿来`] : []),
  ].join('，');
}
