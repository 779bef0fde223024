// Who may look at an errand, and what do they see?
import { Injectable } from '@nestjs/common';
import {
  errandPolicy,
  errandsOver,
  errandStates,
  errandWorkPolicy,
  Failure,
  may,
  ERRAND_MEDIA,
  ERRAND_RECEIPT,
} from '@kehuoyou/shared';
import type { Actor, Errand, ErrandAt, ErrandPiece, ErrandPlace, ErrandSummary } from '@kehuoyou/shared';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { RecipientsService } from '../../accounts/household/recipients.service.js';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { MOST_ROWS } from '../../http/fields.js';
import { NetworkService } from '../../network/network.service.js';
import type { NextBus } from '../../parcels/hub/next-buses.service.js';
import { OwnPieces } from '../../parcels/custody/own-pieces.service.js';
import type { OwnPiece } from '../../parcels/custody/own-pieces.service.js';
import { mediaOf } from '../../pictures/media-rows.js';
import type { ErrandShopEntity } from './errand-shop.entity.js';
import { ErrandPlaces } from './errand-places.service.js';
import { ErrandShops } from './errand-shops.service.js';
import { wholeErrand, wholeErrands } from './errand-store.js';
import { errandDeeds, errandSummary, errandView } from './errand.view.js';
import type { ErrandNames } from './errand-contents.js';
import type { ErrandMediaIds } from './errand.view.js';
import { ErrandEntity } from './errand.entity.js';
import type { WholeErrand } from './errand.entity.js';

/** Rows of a point. */
const MOST_OF_A_POINT = 200;
const UNDER_WAY = errandStates.filter((state) => !errandsOver.has(state));
const OVER = errandStates.filter((state) => errandsOver.has(state));

/** Pieces by the ids of their parcels. */
type UnderWay = ReadonlyMap<string, OwnPiece>;

/** Errands, as they are read. */
@Injectable()
export class ErrandReading {
  constructor(
    private readonly dataSource: DataSource,
    private readonly network: NetworkService,
    private readonly recipients: RecipientsService,
    private readonly shops: ErrandShops,
    private readonly places: ErrandPlaces,
    private readonly pieces: OwnPieces,
    private readonly vault: Vault,
  ) {}

  /** One; another's and none answer alike. */
  async read(caller: Caller, id: string): Promise<Errand> {
    const { manager } = this.dataSource;
    const whole = await wholeErrand(manager, this.vault, id);
    const at = whole && (await this.at(caller, whole));
    authorise(caller, errandPolicy.read, at, 'errand_not_found', 'id');
    if (!whole || !at) throw new Failure('errand_not_found', 'id');
    const underWay = await this.underWay(manager, [whole]);
    const [names = this.nameless(whole)] = await this.named(manager, [whole], underWay);
    const { next: bus, waits } = this.busOf(whole, underWay);
    return errandView(whole, names, {
      seesTail: this.seesTail(caller, at),
      media: await this.media(manager, id),
      may: errandDeeds(caller, whole, at),
      ...{ bus, waits, caller: caller.accountId },
    });
  }

  /** The caller's own: those that they asked for, and those of numbers that they have confirmed. */
  async mine(caller: Caller, limit = MOST_ROWS): Promise<{ errands: readonly ErrandSummary[] }> {
    const hashes = await this.recipients.hashesHeldBy(caller.accountId);
    const rows = await this.dataSource.manager.find(ErrandEntity, {
      where: [
        { accountId: caller.accountId, forCaller: false },
        ...(hashes.length === 0 ? [] : [{ phoneHash: In(hashes) }]),
      ],
      order: { askedAt: 'DESC', id: 'DESC' },
      take: limit,
    });
    return { errands: await this.summaries(rows, true) };
  }

  /** Errands of a point: those under way, those that wait longest first; or the latest that are over. */
  async atPoint(
    caller: Caller,
    { pointId, over = false }: { readonly pointId: string; readonly over?: boolean },
  ): Promise<{ errands: readonly ErrandSummary[] }> {
    authorise(caller, errandWorkPolicy.point, this.network.jurisdictionOf(pointId), 'point_not_found', 'pointId');
    const rows = await this.dataSource.manager.find(ErrandEntity, {
      where: { pointId, state: In(over ? OVER : UNDER_WAY) },
      order: { askedAt: over ? 'DESC' : 'ASC', id: 'ASC' },
      take: MOST_OF_A_POINT,
    });
    return { errands: await this.summaries(rows, true) };
  }

  /** Whose it is, and who buys or may buy it. */
  async at({ accountId }: Actor, { row }: WholeErrand, db?: EntityManager): Promise<ErrandAt> {
    const hashes = row.phoneHash === null ? [] : await this.recipients.hashesHeldBy(accountId, db);
    const isTheirs = row.phoneHash !== null && hashes.includes(row.phoneHash);
    const open = row.state === 'asked' ? await this.shops.open(db) : [];
    const place = this.network.jurisdictionOf(row.pointId) ?? {};
    return {
      owners: [...(row.forCaller ? [] : [row.accountId]), ...(isTheirs ? [accountId] : [])],
      ...{ place, forCaller: row.forCaller },
      shops: open.filter(({ id }) => row.shopId === null || row.shopId === id).map(({ id }) => ({ companyId: id })),
      ...(row.buyerId === null ? {} : { buyer: row.buyerKind === 'point' ? place : { companyId: row.buyerId } }),
    };
  }

  /** What each is called that has to do with these, in their order. */
  async names(db: EntityManager, wholes: readonly WholeErrand[]): Promise<ErrandNames[]> {
    return this.named(db, wholes, await this.underWay(db, wholes));
  }

  private async underWay(db: EntityManager, wholes: readonly WholeErrand[]): Promise<UnderWay> {
    return this.pieces.of(
      wholes.flatMap(({ pieces }) => pieces.map(({ parcelId }) => parcelId)),
      db,
    );
  }

  private async named(db: EntityManager, wholes: readonly WholeErrand[], underWay: UnderWay): Promise<ErrandNames[]> {
    const shops = await this.shops.all(db);
    return wholes.map((whole): ErrandNames => {
      const { row, pieces } = whole;
      const { point, village } = this.nameless(whole);
      return {
        ...{ point, village, shop: shopPlace(shops, row.shopId) },
        buyer: row.buyerKind === 'point' ? point : shopPlace(shops, row.buyerId),
        readySince: readySince(pieces.flatMap(({ parcelId }) => underWay.get(parcelId)?.shelvedAt ?? [])),
        pieces: pieces.map(({ waybill, parcelId }): ErrandPiece => {
          const { shelf, pointId = row.pointId } = underWay.get(parcelId) ?? {};
          return {
            waybill,
            ...(shelf === undefined ? {} : { shelf }),
            ...(pointId === row.pointId ? {} : { point: this.places.of(pointId).point }),
          };
        }),
      };
    });
  }

  private nameless({ row }: WholeErrand): ErrandNames {
    return { ...this.places.of(row.pointId), pieces: [] };
  }

  /** The bus on which it is, else the one that takes it along first, as long as it waits for one. */
  private busOf(
    { row, pieces }: WholeErrand,
    underWay: UnderWay,
    busTo: (pointId: string) => NextBus = (pointId) => this.places.busTo(pointId),
  ): NextBus {
    const under = pieces.flatMap(({ parcelId }) => underWay.get(parcelId) ?? []);
    const [rides] = under.flatMap((piece) => this.places.busOf(piece) ?? []);
    if (row.state === 'on_bus') return rides ?? {};
    if (row.state === 'ready' || errandsOver.has(row.state) || row.buyerKind === 'point') return {};
    return rides ?? busTo(under[0]?.pointId ?? row.pointId);
  }

  private async summaries(rows: readonly ErrandEntity[], seesTail: boolean): Promise<ErrandSummary[]> {
    const { manager } = this.dataSource;
    const wholes = await wholeErrands(manager, this.vault, rows);
    const underWay = await this.underWay(manager, wholes);
    const names = await this.named(manager, wholes, underWay);
    const busTo = this.places.eachBusTo();
    return wholes.map((whole, index) => {
      const { waits } = this.busOf(whole, underWay, busTo);
      return errandSummary(whole, names[index] ?? this.nameless(whole), { seesTail, waits });
    });
  }

  /** Whoever asked, and whoever rings; never a buyer in town. */
  private seesTail(caller: Caller, at: ErrandAt): boolean {
    return may(caller, errandPolicy.readContact, at) || at.owners.includes(caller.accountId);
  }

  private async media(db: EntityManager, id: string): Promise<ErrandMediaIds> {
    const sent = await mediaOf(db, ERRAND_MEDIA, 'subjectId', [id]);
    const idsOf = (kind: string): string[] => sent.filter((each) => each.kind === kind).map((each) => each.id);
    const receipts = await mediaOf(db, ERRAND_RECEIPT, 'subjectId', [id]);
    return { pictures: idsOf('picture'), recordings: idsOf('recording'), receipts: receipts.map((each) => each.id) };
  }
}

function shopPlace(shops: ReadonlyMap<string, ErrandShopEntity>, id: string | null): ErrandPlace | undefined {
  return id === null ? undefined : { id, name: shops.get(id)?.name ?? id };
}

function readySince(shelved: readonly Date[]): Date | undefined {
  return shelved.length === 0 ? undefined : new Date(Math.max(...shelved.map((at) => at.getTime())));
}
