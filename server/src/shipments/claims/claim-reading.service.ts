// Who sees which claims, and what may be claimed for an order?
import { Inject, Injectable } from '@nestjs/common';
import {
  CLAIM_PHOTO,
  claimKinds,
  claimMoves,
  claimPolicy,
  claimRefusal,
  claimsOpen,
  claimWorkRule,
  expectedBoxFen,
  groupBy,
  may,
  movesFor,
  scopesOf,
} from '@kehuoyou/shared';
import type {
  BoxEvidence,
  Claim,
  ClaimableBox,
  ClaimsOfShipment,
  ClaimState,
  Clock,
  ShipmentPlaces,
} from '@kehuoyou/shared';
import { DataSource, In, Not } from 'typeorm';
import type { EntityManager, FindOperator, FindOptionsWhere } from 'typeorm';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import type { Caller } from '../../http/caller.js';
import { MOST_ROWS } from '../../http/fields.js';
import { NetworkService } from '../../network/network.service.js';
import { mediaOf } from '../../pictures/media-rows.js';
import { ClaimEntity, ClaimStepEntity } from '../booking/claim.entity.js';
import { lineOfBox } from '../booking/placed-boxes.js';
import { ShipmentReading } from '../booking/shipment-reading.service.js';
import { wholeShipments } from '../booking/shipment-store.js';
import type { WholeShipment } from '../booking/shipment.entity.js';
import { claimBox, claimView } from './claim.view.js';
import { claimedBox, disputeRefusal, evidenceOf } from './claim-store.js';

/** Claims, as they are read. */
@Injectable()
export class ClaimReading {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reading: ShipmentReading,
    private readonly network: NetworkService,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What may be claimed for each box of an order, and what has been. */
  async ofShipment(caller: Caller, id: string): Promise<ClaimsOfShipment> {
    const whole = await this.reading.open(caller, id, 'book');
    const rows = await this.dataSource.manager.find(ClaimEntity, {
      where: { shipmentId: id },
      order: { filedAt: 'DESC', id: 'DESC' },
    });
    const taken = new Set(rows.filter(({ state }) => state !== 'withdrawn').flatMap(({ boxes }) => boxes));
    const numbers = whole.folded.boxes.map(({ no }) => no);
    return {
      ...{ shipmentId: id, goods: whole.quote.goods },
      boxes: evidenceOf(whole, numbers, this.clock.now()).map((box) => this.claimable(whole, box, taken)),
      claims: await this.views(this.dataSource.manager, caller, rows),
    };
  }

  private claimable(whole: WholeShipment, box: BoxEvidence, taken: ReadonlySet<number>): ClaimableBox {
    const line = whole.quote.lines.find(({ no }) => no === lineOfBox(whole.quote, box.no));
    const money = claimedBox(whole, box);
    return {
      ...claimBox(whole, box),
      ...(line?.carrier === undefined ? {} : { carrier: line.carrier }),
      ...(line?.carrierName === undefined ? {} : { carrierName: line.carrierName }),
      ...((line?.valueFen ?? 0) > 0 ? { insured: true as const } : {}),
      kinds: claimKinds.map((kind) => {
        const refusal = taken.has(box.no) ? ('claim_exists' as const) : claimRefusal(kind, box, this.clock.now());
        return { kind, fen: expectedBoxFen(kind, money), ...(refusal === undefined ? {} : { refusal }) };
      }),
    };
  }

  /** What waits for the caller's company or office, the longest overdue first; then what is done, the latest first. */
  async list(caller: Caller, limit = MOST_ROWS): Promise<{ claims: readonly Claim[] }> {
    const { manager } = this.dataSource;
    const theirs = this.ofWork(caller);
    if (theirs.length === 0) return { claims: [] };
    const among = (state: FindOperator<ClaimState>) => theirs.map((each) => ({ ...each, state }));
    const open = In([...claimsOpen]);
    const due = await manager.find(ClaimEntity, {
      ...{ where: among(open), order: { dueAt: 'ASC', id: 'ASC' }, take: limit },
    });
    const done = await manager.find(ClaimEntity, {
      where: among(Not(open)),
      order: { filedAt: 'DESC', id: 'DESC' },
      take: Math.max(1, limit - due.length),
    });
    return { claims: await this.views(manager, caller, [...due, ...done].slice(0, limit)) };
  }

  /** A company's own; of the county's hub all that come there. */
  private ofWork(caller: Caller): FindOptionsWhere<ClaimEntity>[] {
    const companies = scopesOf(caller, claimWorkRule).flatMap(({ kind, id }) => (kind === 'company' ? [id] : []));
    const hub = this.network.hub();
    const place = hub && { owners: [], place: {}, buses: [], hub: this.network.jurisdictionOf(hub.id) ?? {} };
    return [
      ...(companies.length === 0 ? [] : [{ companyId: In(companies) }]),
      ...(hub && may(caller, claimPolicy.grant, place) ? [{ hubId: hub.id }] : []),
    ];
  }

  /** Whose it is, and who is to answer. */
  async placesOf(caller: Caller, whole: WholeShipment, row: Pick<ClaimEntity, 'companyId'>): Promise<ShipmentPlaces> {
    const places = await this.reading.placesOf(caller, whole);
    return { ...places, buses: row.companyId === null ? [] : [{ companyId: row.companyId }] };
  }

  /** These claims as the caller sees them, in their order. */
  async views(db: EntityManager, caller: Caller, rows: readonly ClaimEntity[]): Promise<Claim[]> {
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return [];
    const orders = await wholeShipments(db, this.vault, [...new Set(rows.map(({ shipmentId }) => shipmentId))]);
    const said = await db.find(ClaimStepEntity, { where: { claimId: In(ids) }, order: { at: 'ASC', id: 'ASC' } });
    const steps = groupBy(said, ({ claimId }) => claimId);
    const photos = groupBy(await mediaOf(db, CLAIM_PHOTO, 'subjectId', ids), ({ subjectId }) => subjectId ?? '');
    const views: Claim[] = [];
    for (const row of rows) {
      const whole = orders.find((each) => each.row.id === row.shipmentId);
      if (!whole) continue;
      const places = await this.placesOf(caller, whole, row);
      views.push(
        claimView(row, whole, {
          pointName: this.network.findPoint(whole.row.pointId)?.name ?? '',
          sender: this.reading.senderOf(whole),
          words:
            row.wordsSealed === null ? undefined : this.vault.open(row.wordsSealed, `shipment_claim.words:${row.id}`),
          evidence: evidenceOf(whole, row.boxes, this.clock.now()),
          steps: steps.get(row.id) ?? [],
          photos: (photos.get(row.id) ?? []).map(({ id }) => id),
          moves: movesFor(caller, claimPolicy, claimMoves, { state: row.state, thing: places }).filter(
            (move) => move !== 'dispute' || disputeRefusal(row, this.clock.now()) === undefined,
          ),
        }),
      );
    }
    return views;
  }
}
