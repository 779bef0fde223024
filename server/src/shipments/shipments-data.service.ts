// What do orders of boxes say of somebody, and for how long are they kept?
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { CLAIM_PHOTO } from '@kehuoyou/shared';
import { DataSource, In, IsNull, LessThan, Like, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { RecipientsService } from '../accounts/household/recipients.service.js';
import { MyDataService } from '../accounts/privacy/my-data.service.js';
import { RetentionService } from '../accounts/privacy/retention.service.js';
import { AuditService } from '../accounts/safekeeping/audit.service.js';
import { Vault } from '../accounts/safekeeping/vault.service.js';
import { LIKE_NOBODY, nobody } from '../database/nobody.js';
import { Transactions } from '../database/transaction.js';
import { removeMedia } from '../pictures/media-rows.js';
import { CarriedEntity } from './booking/carried.entity.js';
import { ClaimEntity, ClaimStepEntity } from './booking/claim.entity.js';
import { ShipmentEntity, ShipmentEventEntity, ShipmentLineEntity } from './booking/shipment.entity.js';
import { ShipmentQuoteEntity } from './quoting/quote.entity.js';
import { ShipmentShareEntity } from './booking/share.entity.js';

/** Looks at addresses that are told. */
const MOST_LOOKS = 200;
/** Orders swept at once. */
const BATCH = 200;
/** What stands of a sender who is nobody any more. */
const NOBODYS = { senderSealed: null, senderPhoneHash: null, senderTail: null } as const;

/** Tells, erases and sweeps what orders say of people. Boxes, buses and amounts stay: accounts rest on them. */
@Injectable()
export class ShipmentsData implements OnModuleInit {
  readonly name = 'shipments';

  constructor(
    private readonly transactions: Transactions,
    private readonly dataSource: DataSource,
    private readonly myData: MyDataService,
    private readonly retention: RetentionService,
    private readonly recipients: RecipientsService,
    private readonly vault: Vault,
    private readonly audit: AuditService,
  ) {}

  onModuleInit(): void {
    this.myData.include(this);
    this.retention.sweep('shipment', (limit) => this.sweep(limit));
  }

  /** Orders that the account made for itself or of which its number is the sender's, with those to whom it sends. */
  async tell(accountId: string): Promise<object> {
    const { manager } = this.dataSource;
    const orders = await this.ofAccount(manager, accountId);
    const lines = await manager.findBy(ShipmentLineEntity, { shipmentId: In(orders.map(({ id }) => id)) });
    const quotes = await manager.findBy(ShipmentQuoteEntity, { accountId });
    const shown = { shipmentId: In(orders.map(({ id }) => id)), document: Not(IsNull()) };
    const own = new Set(orders.map(({ id }) => id));
    const said = await manager.findBy(ShipmentEventEntity, [{ actor: accountId }, shown]);
    const carried = await manager.findBy(CarriedEntity, { actor: accountId });
    const looked = await this.audit.about(
      'recipient.read',
      'shipment_line',
      lines.map(({ id }) => id),
      MOST_LOOKS,
    );
    return {
      // The document that somebody else showed at a counter is theirs, and not of whoever stood behind it.
      said: said.map((row) => (own.has(row.shipmentId) ? row : { ...row, document: null })),
      // Who of the hub saw to whom something goes, in full.
      looked: looked.map(({ at, subjectId, detail }) => ({ at, lineId: subjectId, ...detail })),
      carried,
      claims: await this.claimsOf(accountId, orders),
      claimSteps: await manager.findBy(ClaimStepEntity, { actor: accountId }),
      quotes: quotes.map(({ contentsSealed, ...row }) => ({
        ...row,
        contents: this.vault.open(contentsSealed, `shipment_quote.contents:${row.id}`),
      })),
      orders: orders.map(({ contentsSealed, senderSealed, senderPhoneHash: _hash, version: _version, ...row }) => ({
        ...row,
        contents: this.vault.open(contentsSealed, `shipment.contents:${row.id}`),
        ...(senderSealed === null ? {} : { sender: this.vault.open(senderSealed, `shipment.sender:${row.id}`) }),
      })),
      recipients: lines.map(({ recipientSealed, ...row }) => ({
        ...row,
        ...(recipientSealed === null
          ? {}
          : { recipient: this.vault.open(recipientSealed, `shipment_line.recipient:${row.id}`) }),
      })),
    };
  }

  private async claimsOf(accountId: string, orders: readonly ShipmentEntity[]): Promise<object[]> {
    const ofOrders = { shipmentId: In(orders.map(({ id }) => id)) };
    const claims = await this.dataSource.manager.findBy(ClaimEntity, [{ accountId }, ofOrders]);
    const own = new Set(orders.map(({ id }) => id));
    return claims.map(({ wordsSealed, ...row }) => ({
      ...row,
      ...(wordsSealed === null || !own.has(row.shipmentId)
        ? {}
        : { words: this.vault.open(wordsSealed, `shipment_claim.words:${row.id}`) }),
    }));
  }

  /** Takes the account and its people out of its orders; out of those that it made for others only itself: they are on the road. */
  async erase(tx: EntityManager, accountId: string): Promise<readonly string[]> {
    await tx.delete(ShipmentQuoteEntity, { accountId });
    for (const row of await this.ofAccount(tx, accountId)) await this.unname(tx, row);
    await tx.update(ShipmentEntity, { accountId }, { accountId: nobody() });
    await tx.update(ShipmentEventEntity, { actor: accountId }, { actor: nobody() });
    await this.unnameCarriers(tx, { actor: accountId });
    await this.unnameFiled(tx, accountId);
    await tx.update(ClaimStepEntity, { actor: accountId }, { actor: nobody() });
    return [];
  }

  private async ofAccount(db: EntityManager, accountId: string): Promise<ShipmentEntity[]> {
    const hashes = await this.recipients.hashesHeldBy(accountId, db);
    const mine = hashes.length === 0 ? [] : [{ senderPhoneHash: In(hashes) }];
    return db.find(ShipmentEntity, { where: [{ accountId, forCaller: false }, ...mine], order: { createdAt: 'ASC' } });
  }

  /** Leaves of an order what says nothing of anybody: boxes, places, prices. */
  private async unname(tx: EntityManager, { id, contentsSealed }: ShipmentEntity): Promise<void> {
    const place = `shipment.contents:${id}`;
    const contents = this.vault.seal(withoutNote(this.vault.open(contentsSealed, place)), place);
    await tx.update(ShipmentEntity, { id }, { ...NOBODYS, contentsSealed: contents });
    await tx.delete(ShipmentShareEntity, { shipmentId: id });
    await tx.update(ShipmentLineEntity, { shipmentId: id }, { recipientSealed: null });
    await tx.update(ShipmentEventEntity, { shipmentId: id }, { document: null });
    await tx.update(ClaimEntity, { shipmentId: id }, { wordsSealed: null });
  }

  /** Who carried boxes, and with which phone. Of one person it stays one: whoever made a slip has taken it back. */
  private async unnameCarriers(
    tx: EntityManager,
    of: { readonly actor: string } | { readonly shipmentId: string },
  ): Promise<void> {
    const rows = await tx.find(CarriedEntity, { select: { eventId: true, actor: true, deviceId: true }, where: of });
    for (const deviceId of new Set(rows.map((row) => row.deviceId)))
      await tx.update(CarriedEntity, { ...of, deviceId }, { deviceId: nobody() });
    for (const actor of new Set(rows.map((row) => row.actor)))
      await tx.update(CarriedEntity, { ...of, actor }, { actor: nobody() });
  }

  /** Who filed claims; what is said in one that was filed for a caller is the caller's. */
  private async unnameFiled(tx: EntityManager, accountId: string): Promise<void> {
    const filed = await tx.find(ClaimEntity, { select: { id: true, shipmentId: true }, where: { accountId } });
    const ids = filed.map(({ shipmentId }) => shipmentId);
    const own = await tx.find(ShipmentEntity, { select: { id: true }, where: { id: In(ids), forCaller: false } });
    await tx.update(ClaimEntity, { accountId, shipmentId: In(own.map(({ id }) => id)) }, { wordsSealed: null });
    await tx.update(ClaimEntity, { accountId }, { accountId: nobody() });
  }

  private async unnameClaims(tx: EntityManager, shipmentId: string): Promise<void> {
    const claims = await tx.find(ClaimEntity, { select: { id: true }, where: { shipmentId } });
    await tx.update(ClaimEntity, { shipmentId }, { accountId: nobody() });
    const steps = { claimId: In(claims.map(({ id }) => id)), actor: Not(IsNull()) };
    await tx.update(ClaimStepEntity, steps, { actor: nobody() });
  }

  /** A year after it ended (邮政法: the period in which one may ask) nobody is named any more. */
  private async sweep(limit: Date): Promise<number> {
    const { manager } = this.dataSource;
    // Whoever made it for a caller may be nobody any more: the caller is named all the same, and no longer than others.
    const ended = [{ accountId: Not(Like(LIKE_NOBODY)) }, { senderSealed: Not(IsNull()) }].map((named) => ({
      ...{ endedAt: LessThan(limit), ...named },
    }));
    let count = 0;
    for (;;) {
      const rows = await manager.find(ShipmentEntity, { where: ended, take: BATCH });
      if (rows.length === 0) break;
      count += await this.transactions.run(async (tx) => {
        for (const row of rows) {
          await this.unname(tx, row);
          await tx.update(ShipmentEntity, { id: row.id }, { accountId: nobody() });
          await tx.update(ShipmentEventEntity, { shipmentId: row.id, actor: Not(IsNull()) }, { actor: nobody() });
          await this.unnameCarriers(tx, { shipmentId: row.id });
          await this.unnameClaims(tx, row.id);
        }
        return rows.length;
      });
    }
    count += await this.transactions.run((tx) => removeMedia(tx, CLAIM_PHOTO, limit));
    const quotes = await this.transactions.run((tx) => tx.delete(ShipmentQuoteEntity, { expiresAt: LessThan(limit) }));
    return count + (quotes.affected ?? 0);
  }
}

/** A quote's text without what somebody wrote in their own words. */
function withoutNote(text: string): string {
  try {
    const { note: _note, ...rest } = JSON.parse(text) as Record<string, unknown>;
    return JSON.stringify(rest);
  } catch {
    return '{}';
  }
}
