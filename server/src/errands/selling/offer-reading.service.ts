// What is for sale, to everybody and to whoever put it up?
import { Inject, Injectable } from '@nestjs/common';
import { areaIn, dateAt, Failure, may, offerPolicy, offerStandingAt, OFFER_MEDIA, scopesOf } from '@kehuoyou/shared';
import type { Clock, Offer, OfferAt, Offers, OffersAsk, OwnOffer, ServiceDate } from '@kehuoyou/shared';
import { DataSource, Like, MoreThanOrEqual } from 'typeorm';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import type { Caller } from '../../http/caller.js';
import { NetworkService } from '../../network/network.service.js';
import { mediaOf } from '../../pictures/media-rows.js';
import { NumberLimit } from './number-limit.js';
import { offersAsked, offersByTownship, reasonsOf } from './offer-store.js';
import { offerView, ownOfferView } from './offer.view.js';
import type { OfferSurroundings } from './offer.view.js';
import { OfferEntity } from './offer.entity.js';

const USUAL_ROWS = 20;
/** Of one's own. */
const MOST_OWN = 50;

/** Reads offers. */
@Injectable()
export class OfferReading {
  constructor(
    private readonly dataSource: DataSource,
    private readonly network: NetworkService,
    private readonly vault: Vault,
    private readonly limit: NumberLimit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What there is now. */
  async list(ask: OffersAsk): Promise<Offers> {
    const { manager } = this.dataSource;
    const { township } = ask;
    if (township !== undefined && areaIn(this.network.county(), township)?.level !== 'township')
      throw new Failure('area_not_found', 'township');
    const rows = await offersAsked(manager, this.today(), { ...ask, limit: ask.limit ?? USUAL_ROWS });
    const around = await this.around(rows);
    const townships = await offersByTownship(manager, this.today(), ask.q);
    return {
      offers: rows.map((row) => offerView(row, around(row))),
      townships: townships.map(({ code, count }) => ({ code, name: this.nameOf(code), count })),
    };
  }

  /** One of them; what was taken down or waits to be read answers like what never was. */
  async read(id: string): Promise<Offer> {
    const row = await this.shown(id);
    return offerView(row, (await this.around([row]))(row));
  }

  /** The seller's number, as long as there is something to ring for and they show it. */
  async number(id: string, address: string): Promise<{ phone: string }> {
    const row = await this.shown(id);
    if (!row.numberShown || !this.stands(row)) throw new Failure('number_not_shown', 'id');
    await this.limit.take(address);
    return { phone: this.vault.open(row.phoneSealed, `offer.phone:${row.id}`) };
  }

  /** Those of the caller's area that wait until somebody has read them, oldest first. */
  async held(caller: Caller): Promise<{ offers: Offer[] }> {
    const areas = scopesOf(caller, offerPolicy.release).flatMap(({ kind, id }) => (kind === 'area' ? [id] : []));
    const rows = await this.dataSource.manager.find(OfferEntity, {
      where: areas.map((area) => ({
        ...{ state: 'held' as const, lastDay: MoreThanOrEqual(this.today()) },
        villageCode: Like(`${area}%`),
      })),
      order: { putUpAt: 'ASC', id: 'ASC' },
      take: MOST_OWN,
    });
    const own = areas.length === 0 ? [] : rows.filter((row) => may(caller, offerPolicy.release, this.at(row)));
    const around = await this.around(own);
    return { offers: own.map((row) => offerView(row, around(row))) };
  }

  /** The caller's own, newest first. */
  async mine({ accountId }: Caller): Promise<{ offers: OwnOffer[] }> {
    const rows = await this.dataSource.manager.find(OfferEntity, {
      where: { accountId },
      order: { putUpAt: 'DESC', id: 'DESC' },
      take: MOST_OWN,
    });
    return { offers: await this.ownViews(rows) };
  }

  /** One as its seller reads it. */
  async own(id: string): Promise<OwnOffer> {
    const [view] = await this.ownViews([await this.row(id)]);
    if (view === undefined) throw new Failure('offer_not_found', 'id');
    return view;
  }

  /** The row; fails with `offer_not_found`. */
  async row(id: string): Promise<OfferEntity> {
    const row = await this.dataSource.manager.findOneBy(OfferEntity, { id });
    if (!row) throw new Failure('offer_not_found', 'id');
    return row;
  }

  /** As far as that decides who may do what. */
  at({ accountId, pointId, villageCode }: OfferEntity): OfferAt {
    return { owners: [accountId], place: { pointId, areaCode: villageCode } };
  }

  /** True while it is for sale. */
  stands({ state, lastDay }: OfferEntity): boolean {
    return offerStandingAt({ state, until: lastDay }, this.today()) === 'open';
  }

  private async shown(id: string): Promise<OfferEntity> {
    const row = await this.row(id);
    if (row.state === 'taken_down' || row.state === 'held') throw new Failure('offer_not_found', 'id');
    return row;
  }

  private today(): ServiceDate {
    return dateAt(this.clock.now());
  }

  private async ownViews(rows: readonly OfferEntity[]): Promise<OwnOffer[]> {
    const around = await this.around(rows);
    const reasons = await reasonsOf(
      this.dataSource.manager,
      rows.filter(({ state }) => state === 'taken_down').map(({ id }) => id),
    );
    return rows.map((row) => ownOfferView(row, around(row), reasons.get(row.id)));
  }

  private async around(rows: readonly OfferEntity[]): Promise<(row: OfferEntity) => OfferSurroundings> {
    const ids = rows.map(({ id }) => id);
    const pictures = await mediaOf(this.dataSource.manager, OFFER_MEDIA, 'subjectId', ids);
    return ({ id, villageCode, townshipCode, nameSealed, phoneSealed, numberShown }) => ({
      ...{ villageName: this.nameOf(villageCode), townshipName: this.nameOf(townshipCode) },
      name: this.vault.open(nameSealed, `offer.name:${id}`),
      // What is not shown is not opened.
      phone: numberShown ? this.vault.open(phoneSealed, `offer.phone:${id}`) : undefined,
      pictures: pictures.filter(({ subjectId }) => subjectId === id).map((picture) => picture.id),
    });
  }

  private nameOf(code: string): string {
    return areaIn(this.network.county(), code)?.name ?? '';
  }
}
