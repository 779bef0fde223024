// Who prints labels for the boxes of an order, and for which of them?
import { Inject, Injectable } from '@nestjs/common';
import { boxesDone, boxesOut, Failure } from '@kehuoyou/shared';
import type { Clock, FoldedBox } from '@kehuoyou/shared';
import { CLOCK } from '../../clock.js';
import { pdfFile } from '../../documents/pdf-file.js';
import type { Caller } from '../../http/caller.js';
import type { SentFile } from '../../http/files/file-answer.js';
import { NetworkService } from '../../network/network.service.js';
import { ShipmentReading } from '../booking/shipment-reading.service.js';
import { labelsSheet } from './labels.view.js';

/** Labels to print. */
@Injectable()
export class Labels {
  constructor(
    private readonly reading: ShipmentReading,
    private readonly network: NetworkService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Of each box that is still to go, or may still be brought. */
  async pdf(caller: Caller, id: string): Promise<SentFile> {
    const whole = await this.reading.open(caller, id, 'labels');
    const boxes = whole.folded.boxes.filter((box) => isToGo(box) && whole.boxes.some(({ no }) => no === box.no));
    if (boxes.length === 0) throw new Failure('nothing_to_label', 'id', whole.folded.state);
    return pdfFile(
      labelsSheet(whole, {
        boxes,
        pointName: this.network.findPoint(whole.row.pointId)?.name ?? '',
        sender: this.reading.senderOf(whole),
        at: this.clock.now(),
      }),
    );
  }
}

function isToGo({ state }: FoldedBox): boolean {
  return (!boxesOut.has(state) || state === 'missed') && !boxesDone.has(state);
}
