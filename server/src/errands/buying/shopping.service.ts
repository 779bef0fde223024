// What is somebody to buy for others, and with which bus does it go?
import { Inject, Injectable } from '@nestjs/common';
import { errandWorkPolicy, maskName, may, scopesOf } from '@kehuoyou/shared';
import type { Clock, ErrandPlace, HubBus, ShoppingErrand, ShoppingGroup, ShoppingList } from '@kehuoyou/shared';
import { DataSource, In, IsNull, Raw } from 'typeorm';
import type { FindOptionsWhere } from 'typeorm';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { pdfFile } from '../../documents/pdf-file.js';
import type { Caller } from '../../http/caller.js';
import type { SentFile } from '../../http/files/file-answer.js';
import { NetworkService } from '../../network/network.service.js';
import type { NextBus } from '../../parcels/hub/next-buses.service.js';
import type { ErrandShopEntity } from '../keeping/errand-shop.entity.js';
import { ErrandPlaces } from '../keeping/errand-places.service.js';
import { ErrandShops } from '../keeping/errand-shops.service.js';
import { wholeErrands } from '../keeping/errand-store.js';
import { errandLines } from '../keeping/errand.view.js';
import { ErrandEntity } from '../keeping/errand.entity.js';
import { shoppingSheet } from './shopping.view.js';
import type { WholeErrand } from '../keeping/errand.entity.js';

const MOST_ERRANDS = 200;
/** What still has to be bought, or given to the bus. */
const IN_HAND = ['accepted', 'asked_back', 'bought'] as const;

/** For whom the caller buys. */
interface Buyers {
  readonly shops: readonly ErrandShopEntity[];
  readonly points: readonly ErrandPlace[];
}

/** Shopping lists. A buyer sees a masked name, a village and a list. */
@Injectable()
export class Shopping {
  constructor(
    private readonly dataSource: DataSource,
    private readonly shops: ErrandShops,
    private readonly network: NetworkService,
    private readonly places: ErrandPlaces,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What the caller's shops and points have taken, and what they may take; what waits longest first. */
  async list(caller: Caller): Promise<ShoppingList> {
    const buyers = await this.buyersOf(caller);
    const { manager } = this.dataSource;
    const where = whichOf(buyers);
    const rows =
      where.length === 0
        ? []
        : await manager.find(ErrandEntity, { where, order: { askedAt: 'ASC', id: 'ASC' }, take: MOST_ERRANDS });
    const wholes = await wholeErrands(manager, this.vault, rows);
    const named = await this.shops.all();
    const bus = this.places.eachBusTo();
    return {
      errands: wholes.map((whole) => this.errand(whole, named, bus)),
      buyers: [...buyers.shops.map(({ id, name }) => ({ id, name })), ...buyers.points],
    };
  }

  /** The same to print. */
  async sheet(caller: Caller, by: ShoppingGroup = 'shop'): Promise<SentFile> {
    return pdfFile(shoppingSheet(await this.list(caller), by, this.clock.now()));
  }

  private async buyersOf(caller: Caller): Promise<Buyers> {
    const all = [...(await this.shops.all()).values()];
    return {
      // Also one that takes no more has what it took.
      shops: all.filter(({ id }) => may(caller, errandWorkPolicy.shop, { companyId: id })),
      points: scopesOf(caller, errandWorkPolicy.point).flatMap(({ kind, id }) => {
        const point = kind === 'point' ? this.network.findPoint(id) : undefined;
        return point ? [{ id, name: point.name }] : [];
      }),
    };
  }

  private errand(
    whole: WholeErrand,
    shops: ReadonlyMap<string, ErrandShopEntity>,
    busTo: (pointId: string) => NextBus,
  ): ShoppingErrand {
    const { row, person, contents, folded } = whole;
    const shopId = row.buyerKind === 'shop' ? row.buyerId : row.buyerKind === null ? row.shopId : null;
    const { next, waits } = row.buyerKind === 'point' ? {} : busTo(row.pointId);
    return {
      ...{ id: row.id, state: row.state, lines: errandLines(whole), taken: row.buyerId !== null },
      name: person === undefined ? '' : maskName(person.name),
      ...this.places.of(row.pointId),
      ...(contents.note === undefined ? {} : { note: contents.note }),
      ...(row.wantedBy === null ? {} : { by: row.wantedBy }),
      ...(shopId === null ? {} : { shop: { id: shopId, name: shops.get(shopId)?.name ?? shopId } }),
      ...(next === undefined ? {} : { bus: withoutArrival(next) }),
      ...(waits === undefined ? {} : { waits }),
      ...(folded.answerBy === undefined ? {} : { answerBy: folded.answerBy }),
    };
  }
}

function withoutArrival({ arrival: _arrival, ...bus }: NonNullable<NextBus['next']>): HubBus {
  return bus;
}

/** What was given to the bus is on nobody's list any more. */
const notSent = { id: Raw((id) => `NOT EXISTS (SELECT 1 FROM errand_piece WHERE errand_piece.errand_id = ${id})`) };

function whichOf({ shops, points }: Buyers): FindOptionsWhere<ErrandEntity>[] {
  const mine = shops.map(({ id }) => id);
  const open = shops.filter((shop) => shop.open).map(({ id }) => id);
  const pointIds = points.map(({ id }) => id);
  return [
    ...(mine.length === 0
      ? []
      : [{ buyerKind: 'shop' as const, buyerId: In(mine), state: In([...IN_HAND]), ...notSent }]),
    ...(open.length === 0
      ? []
      : [
          { state: 'asked' as const, shopId: IsNull() },
          { state: 'asked' as const, shopId: In(open) },
        ]),
    ...(pointIds.length === 0
      ? []
      : [
          { buyerKind: 'point' as const, buyerId: In(pointIds), state: In([...IN_HAND]), ...notSent },
          { state: 'asked' as const, pointId: In(pointIds) },
        ]),
  ];
}
