// What is said to whoever gives an order back?
import { spokenYuan } from '@kehuoyou/shared';
import type { Shipment } from '@kehuoyou/shared';

/** What is said before an order is given back. */
export function cancelWords({ keptFen }: Pick<Shipment, 'keptFen'>): string {
  return keptFen === undefined || keptFen === 0
    ? '现在取消不收钱。'
    : `快开车了，现在取消要收车费的一部分：${spokenYuan(keptFen)}。`;
}

/** Of what was given back after it was handed in; undefined where its sender has all of it, or it never came there. */
export function toFetchWords({ boxes, pointName }: Pick<Shipment, 'boxes' | 'pointName'>): string | undefined {
  const here = boxes.filter(({ awaitsSender }) => awaitsSender === true).length;
  return here === 0 ? undefined : `不寄了的 ${here} 箱还在${pointName}，请去拿回来。`;
}

/** 不寄了; of an order that is on its way partly, what of it is not: 没上车的 8 箱不寄了. */
export function giveBackWord({ state, boxes }: Pick<Shipment, 'state' | 'boxes'>): string {
  const here = boxes.filter((box) => box.state === 'planned' || box.state === 'received').length;
  return state === 'moving' ? `没上车的 ${here} 箱不寄了` : '不寄了';
}
