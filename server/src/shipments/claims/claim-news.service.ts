// What of their claim are people told?
import { Injectable } from '@nestjs/common';
import { pageAddress, shipmentsPages } from '@kehuoyou/shared';
import type { ClaimMove } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { v5 as uuidOf } from 'uuid';
import { GrantsService } from '../../accounts/identity/grants.service.js';
import { NetworkService } from '../../network/network.service.js';
import { NoticesService } from '../../notices/notices.service.js';
import type { ClaimEntity } from '../booking/claim.entity.js';
import type { WholeShipment } from '../booking/shipment.entity.js';
import { ShipmentNotices } from '../telling/shipment-notices.service.js';
import { CLAIM_WORK_REASON, claimNews, claimWorkNews } from './claim-words.js';

/** Names what is told of a claim. */
const NAMESPACE = '6c1e2f3a-7b0d-5b1c-9a55-d2e8f0a4b613';
/** So long one may object to it. */
const OF_USE_MS = 7 * 86_400_000;

/** Accounts of those who answer, and of those who decide. */
export interface ClaimWorkers {
  readonly company: readonly string[];
  readonly office: readonly string[];
}

/** Tells whoever claims, and whoever is to answer. */
@Injectable()
export class ClaimNews {
  constructor(
    private readonly notices: ShipmentNotices,
    private readonly staff: NoticesService,
    private readonly grants: GrantsService,
    private readonly network: NetworkService,
  ) {}

  /** Who works on claims of this company, and in the county; asked before a transaction. */
  async workersOf({ companyId, hubId }: Pick<ClaimEntity, 'companyId' | 'hubId'>): Promise<ClaimWorkers> {
    const hub = this.network.jurisdictionOf(hubId);
    return {
      company: companyId === null ? [] : await this.grants.holders('company_manager', { companyId }),
      office: hub ? await this.grants.holders('county_office', hub) : [],
    };
  }

  /** Tells in the caller's transaction the company that something is claimed, and company and office that it is disputed. */
  async tellWork(
    tx: EntityManager,
    { quote }: WholeShipment,
    claim: Pick<ClaimEntity, 'id' | 'kind' | 'boxes' | 'expectedFen' | 'dueAt' | 'state'>,
    said: { readonly move: 'file' | 'dispute'; readonly reason: string | undefined; readonly at: Date },
    { company, office }: ClaimWorkers,
  ): Promise<void> {
    // Where no bus is known the office is asked from the start.
    const isOffices = said.move === 'dispute' || claim.state === 'disputed';
    const recipients = [...new Set([...company, ...(isOffices ? office : [])])];
    if (recipients.length === 0) return;
    const move = isOffices ? 'dispute' : said.move;
    await this.staff.tell(tx, {
      ...claimWorkNews({ ...said, move, ...claim, goods: quote.goods, boxes: claim.boxes.length }),
      ...{ eventId: uuidOf(`${claim.id} ${said.move} work`, NAMESPACE), kind: 'shipment_claim', happenedAt: said.at },
      ...{ subject: `claim ${claim.id} work`, page: pageAddress(shipmentsPages.claims) },
      expiresAt: new Date(said.at.getTime() + OF_USE_MS),
      recipients: recipients.map((accountId) => ({ accountId, reason: CLAIM_WORK_REASON })),
    });
  }

  /** Tells in the caller's transaction what company or office did; nothing of what they did themselves. */
  async tell(
    tx: EntityManager,
    { row, quote }: WholeShipment,
    claim: ClaimEntity,
    said: { readonly move: ClaimMove; readonly reason: string | undefined; readonly fen: number; readonly at: Date },
  ): Promise<void> {
    const words = claimNews({ ...said, goods: quote.goods, kind: claim.kind, boxes: claim.boxes.length });
    if (words === undefined) return;
    await this.notices.tellSender(tx, row, {
      ...{ kind: 'shipment_claim', eventId: uuidOf(`${claim.id} ${said.move}`, NAMESPACE), at: said.at, words },
      ...{ subject: `claim ${claim.id}`, expiresAt: new Date(said.at.getTime() + OF_USE_MS) },
      page: pageAddress(shipmentsPages.claim, { id: row.id }),
    });
  }
}
