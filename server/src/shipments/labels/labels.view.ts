// What stands on the label of a box, and on the sheet around it?
import { clockText, dateAt, dateText, longDate, maskName, provinceNames, secondsAt, wallTime } from '@kehuoyou/shared';
import type { FoldedBox, Party } from '@kehuoyou/shared';
import type { PageDocument, PrintedLabel } from '../../documents/page-document.js';
import { lineOfBox } from '../booking/placed-boxes.js';
import type { WholeShipment } from '../booking/shipment.entity.js';

/** What a sheet cannot read out of the order itself. */
export interface LabelContext {
  readonly boxes: readonly FoldedBox[];
  readonly pointName: string;
  readonly sender: Party | undefined;
  readonly at: Date;
}

/** A4, to be cut. Nobody stands on it whom a stranger would know. */
export function labelsSheet(whole: WholeShipment, { boxes, pointName, sender, at }: LabelContext): PageDocument {
  const { row, quote } = whole;
  const who = sender === undefined ? '' : `，${maskName(sender.name)} 尾号 ${row.senderTail ?? ''}`;
  return {
    title: `箱码 ${quote.goods}`,
    subtitle: `${longDate(row.date)}，${boxes.length} 箱，交到${pointName}${who}`,
    foot: `清流县客货邮 箱码 ${dateAt(at)} ${wallTime(secondsAt(at))} 印`,
    madeAt: at,
    scale: 'paper',
    blocks: [
      { kind: 'paragraph', text: '沿虚线剪开，一箱贴一张，贴在看得见的一面。贴不牢，就用粗笔把四个字写在箱子上。' },
      { kind: 'labels', labels: boxes.map((box) => labelOf(whole, box, pointName)) },
    ],
  };
}

/** What a scanner reads is what is written by hand: whoever takes the box needs no other list. */
function labelOf({ row, quote, boxes, ways }: WholeShipment, box: FoldedBox, pointName: string): PrintedLabel {
  const code = boxes.find(({ no }) => no === box.no)?.code ?? '';
  const way = ways.find(({ no }) => no === box.way);
  const [ride, ...others] = way?.rides ?? [];
  const line = quote.lines.find(({ no }) => no === lineOfBox(quote, box.no));
  const bus = ride && `${dateText(dateAt(new Date(ride.departure)))} ${clockText(ride.departure)} ${ride.routeName}`;
  const goes =
    line?.to === 'carrier' ? `${line.carrierName ?? '快递'} 寄${provinceNames[line.province ?? ''] ?? ''}` : '县城自提';
  return {
    ...{ code, large: code, corner: `${box.no}/${row.count}`, strong: quote.goods },
    words: [
      pointName,
      ...(bus === undefined ? [] : [others.length === 0 ? bus : `${bus}，换车`]),
      way?.chilled === true ? `${goes}，要冷藏` : goes,
    ],
  };
}
