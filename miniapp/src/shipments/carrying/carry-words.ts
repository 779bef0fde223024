// How is said what is done to boxes, which bus it is, and whose boxes they are?
import { carriedKinds, clockText, groupBy, provinceNames } from '@kehuoyou/shared';
import type { CarriedLine, CarryingBus } from '@kehuoyou/shared';
import type { BusBoxes, CarriedBox } from './carried-now';
import type { CarriedDraft } from './carried-queue';

/** 装车 22 箱. */
export function actWords(drafts: readonly CarriedDraft[]): string {
  const [first] = drafts;
  const count = drafts.reduce((sum, { boxes }) => sum + (boxes?.length ?? 0), 0);
  return first === undefined ? '' : `${carriedKinds[first.type].name}${count === 0 ? '' : ` ${count} 箱`}`;
}

/** 08:04 的车 · 余朋线; where nobody knows the bus: 别的车. */
export function busWords(bus: CarryingBus | undefined): string {
  return bus === undefined ? '别的车' : `${clockText(bus.departure)} 的车 · ${bus.routeName}`;
}

/** Seen from the hub: 09:59 到的车 · Y104A. */
export function comingWords(bus: CarryingBus | undefined): string {
  return bus === undefined ? '别的车' : `${clockText(bus.arrival ?? bus.departure)} 到的车 · ${bus.routeName}`;
}

/** Why the bus does not come, or when its boxes are at the hub, also by another bus. */
export function arrivalWords({ bus, boxes }: BusBoxes): string {
  if (bus === undefined) return '原来的班车查不到了';
  if (bus.cancelled !== undefined) return `不开了：${bus.cancelled}`;
  if (bus.arrival !== undefined) return `${clockText(bus.arrival)} 到县城`;
  const rides = boxes[0]?.order.ways.find(({ no }) => no === boxes[0]?.way)?.rides ?? [];
  const last = rides[rides.length - 1];
  return last === undefined ? '路上要换车' : `路上换 ${last.routeName}，${clockText(last.arrival)} 到县城`;
}

/** One line an order: 豆腐皮 22 箱, and whose it is. */
export function orderLines(
  { boxes }: Pick<BusBoxes, 'boxes'>,
  whose: (box: CarriedBox) => string = whoseWords,
): readonly { readonly id: string; readonly title: string; readonly note: string }[] {
  return [...groupBy(boxes, ({ order }) => order.id)].flatMap(([id, some]) => {
    const [box] = some;
    return box === undefined ? [] : [{ id, title: `${box.order.goods} ${some.length} 箱`, note: whose(box) }];
  });
}

/** 立新村服务点，罗** 尾号 0001. */
export function whoseWords(box: CarriedBox): string {
  return `${box.order.pointName}，${senderWords(box)}`;
}

/** 罗** 尾号 0001. */
export function senderWords({ order: { senderName, senderPhoneTail } }: CarriedBox): string {
  return senderName === undefined ? '寄的人没留名字' : `${senderName} 尾号 ${senderPhoneTail ?? ''}`;
}

/** 7K3M; where another of these bears the same code, with whose it is: 7K3M 立新村服务点，罗** 尾号 0001. */
export function codeAmong(box: CarriedBox, among: readonly CarriedBox[]): string {
  const isShared = among.some((other) => other.code === box.code && other.order.id !== box.order.id);
  return isShared ? `${box.code} ${box.order.goods}，${whoseWords(box)}` : box.code;
}

/** 邮政快递包裹 寄广东; or who comes for it: 陈** 199****0002 来取. */
export function goesWords({ to, carrierName, province, recipient }: CarriedLine): string {
  if (to === 'carrier') return `${carrierName ?? '快递'} 寄${provinceNames[province ?? ''] ?? ''}`;
  return recipient === undefined ? '县城自提' : `${recipient.name} ${recipient.phone} 来取`;
}
