// Is what we write kept?
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Transactions } from '../database/transaction.js';

/** Asks the database what whoever runs the server must know of it. */
@Injectable()
export class StorageService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
  ) {}

  /** Whether it answers. */
  async answers(): Promise<boolean> {
    return this.dataSource.query('SELECT 1').then(
      () => true,
      () => false,
    );
  }

  /** Whether it keeps what is written, as far as it was last tried. */
  async keeps(): Promise<boolean> {
    return this.transactions.areKept();
  }
}
