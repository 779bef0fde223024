// Which requests take a complaint along as paper?
import { Controller } from '@nestjs/common';
import { packetApi } from '@kehuoyou/shared';
import type { FileAnswer } from '@kehuoyou/shared';
import { CallerAddress } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { ReceiptDto } from '../handling/receipts.dto.js';
import { Packets } from './packets.service.js';

/** Packets, for whoever has the receipt. */
@Controller()
export class PacketsController {
  constructor(private readonly packets: Packets) {}

  @Endpoint(packetApi.pdf)
  pdf(@Input() { receipt }: ReceiptDto, @CallerAddress() address: string): Promise<FileAnswer> {
    return this.packets.pdf(receipt, address);
  }
}
