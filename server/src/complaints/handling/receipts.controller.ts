// Which requests does whoever has a receipt make?
import { Controller } from '@nestjs/common';
import { receiptsApi } from '@kehuoyou/shared';
import type { Complaint, ComplaintSummary } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CallerAddress, CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import type { Streamed } from '../../http/files/streamed.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { EscalatedDto, IdentityDto, MyComplaintsDto, OwnMoveDto, ReceiptDto, ReceiptMediaDto } from './receipts.dto.js';
import { Receipts } from './receipts.service.js';

/** Receipts, without an account. */
@Controller()
export class ReceiptsController {
  constructor(private readonly receipts: Receipts) {}

  @Endpoint(receiptsApi.read)
  read(@Input() { receipt }: ReceiptDto, @CallerAddress() address: string): Promise<Complaint> {
    return this.receipts.read({ receipt, address });
  }

  @Endpoint(receiptsApi.picture)
  picture(@Input() { receipt, id }: ReceiptMediaDto, @CallerAddress() address: string): Promise<Streamed<Uint8Array>> {
    return this.receipts.media({ receipt, address }, 'picture', id);
  }

  @Endpoint(receiptsApi.recording)
  recording(
    @Input() { receipt, id }: ReceiptMediaDto,
    @CallerAddress() address: string,
  ): Promise<Streamed<Uint8Array>> {
    return this.receipts.media({ receipt, address }, 'recording', id);
  }

  @Endpoint(receiptsApi.move)
  move(
    @Input() { receipt, move, text }: OwnMoveDto,
    @CallerAddress() address: string,
    @IdempotentCommand() command: Command,
  ): Promise<Complaint> {
    return this.receipts.move({ receipt, address }, move, text, command);
  }

  @Endpoint(receiptsApi.hide)
  hide(
    @Input() { receipt, identity }: IdentityDto,
    @CallerAddress() address: string,
    @IdempotentCommand() command: Command,
  ): Promise<Complaint> {
    return this.receipts.hide({ receipt, address }, identity, command);
  }

  @Endpoint(receiptsApi.escalated)
  escalated(
    @Input() { receipt, outsideNumber }: EscalatedDto,
    @CallerAddress() address: string,
    @IdempotentCommand() command: Command,
  ): Promise<Complaint> {
    return this.receipts.escalated({ receipt, address }, outsideNumber, command);
  }

  @Endpoint(receiptsApi.mine)
  mine(
    @Input() { limit }: MyComplaintsDto,
    @CurrentCaller() caller: Caller,
  ): Promise<{ complaints: ComplaintSummary[] }> {
    return this.receipts.mine(caller, limit);
  }
}
