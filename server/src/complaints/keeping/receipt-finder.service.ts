// Whose complaint is it, for whoever holds a receipt?
import { Injectable } from '@nestjs/common';
import { Failure } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { GuessLimit } from '../../http/limits/guess-limit.js';
import { ComplaintEntity } from './complaint.entity.js';

/** Opens complaints by receipt. */
@Injectable()
export class ReceiptFinder {
  constructor(
    private readonly dataSource: DataSource,
    private readonly guesses: GuessLimit,
    private readonly vault: Vault,
  ) {}

  /** The complaint of a receipt; a wrong one costs whoever asks from `address` a try, and fails with `receipt_not_found`. */
  async find(receipt: string, address: string): Promise<ComplaintEntity> {
    return this.guesses.guard('code', { address }, async () => {
      const receiptHash = this.vault.hash('code', receipt);
      const row = await this.dataSource.manager.findOneBy(ComplaintEntity, { receiptHash });
      if (!row) throw new Failure('receipt_not_found', 'receipt');
      return row;
    });
  }
}
