// Which shops buy for villagers, and who writes them down?
import { Inject, Injectable } from '@nestjs/common';
import { errandShopPolicy, Failure } from '@kehuoyou/shared';
import type { Clock, ErrandShop, KeepErrandShop } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { insertOnce } from '../../database/insert-once.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { NetworkService } from '../../network/network.service.js';
import { TimetableService } from '../../timetable/boards/timetable.service.js';
import { ErrandShopEntity } from './errand-shop.entity.js';

/** Shops that have agreed. There are a handful in a county. */
@Injectable()
export class ErrandShops {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly network: NetworkService,
    private readonly timetable: TimetableService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Those that take errands. */
  async list(): Promise<{ shops: readonly ErrandShop[] }> {
    return { shops: (await this.open()).map(shopView) };
  }

  /** Writes one down, changes it, or ends it. An id under which a company of the timetable runs is that company's. */
  async keep(caller: Caller, ask: KeepErrandShop, command: Command): Promise<ErrandShop> {
    authorise(caller, errandShopPolicy.keep, { areaCode: this.network.county().code }, 'not_allowed');
    if (this.timetable.hasCompany(ask.id)) throw new Failure('shop_id_taken', 'id');
    const row: ErrandShopEntity = {
      ...{ id: ask.id, name: ask.name, sells: ask.sells, open: ask.open, changedAt: this.clock.now() },
      ...{ address: ask.address ?? null, phone: ask.phone ?? null },
    };
    return this.transactions.once(command, async (tx) => {
      const { id, ...columns } = row;
      const known = await tx.update(ErrandShopEntity, { id }, columns);
      if (known.affected !== 1) await insertOnce(tx, ErrandShopEntity, row);
      return shopView(row);
    });
  }

  /** Those that take errands, as rows. */
  async open(db: EntityManager = this.dataSource.manager): Promise<ErrandShopEntity[]> {
    return db.find(ErrandShopEntity, { where: { open: true }, order: { id: 'ASC' } });
  }

  /** Every shop by its id, also those that are ended. */
  async all(db: EntityManager = this.dataSource.manager): Promise<ReadonlyMap<string, ErrandShopEntity>> {
    return new Map((await db.find(ErrandShopEntity)).map((shop) => [shop.id, shop]));
  }
}

function shopView({ id, name, sells, address, phone }: ErrandShopEntity): ErrandShop {
  return {
    ...{ id, name, sells },
    ...(address === null ? {} : { address }),
    ...(phone === null ? {} : { phone }),
  };
}
