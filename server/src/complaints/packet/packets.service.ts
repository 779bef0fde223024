// How does whoever has a receipt take the whole matter to somebody outside?
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@kehuoyou/shared';
import { CLOCK } from '../../clock.js';
import { pdfFile } from '../../documents/pdf-file.js';
import type { SentFile } from '../../http/files/file-answer.js';
import { ComplaintReading } from '../keeping/complaint-reading.service.js';
import { complaintView } from '../keeping/complaint.view.js';
import { ReceiptFinder } from '../keeping/receipt-finder.service.js';
import { packetSheet } from './packet.view.js';

/** Prints packets. */
@Injectable()
export class Packets {
  constructor(
    private readonly finder: ReceiptFinder,
    private readonly reading: ComplaintReading,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The whole matter as A4 pages. */
  async pdf(receipt: string, address: string): Promise<SentFile> {
    const row = await this.finder.find(receipt, address);
    const complaint = complaintView(await this.reading.whole(row), receipt, this.reading.context);
    return pdfFile(packetSheet(complaint, row, this.clock.now()));
  }
}
