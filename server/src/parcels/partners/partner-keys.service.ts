// Which program may speak to us, and is it really this one?
import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Failure } from '@kehuoyou/shared';
import type { Clock } from '@kehuoyou/shared';
import { DataSource, LessThan } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { insertOnce } from '../../database/insert-once.js';
import { insertRow } from '../../database/insert-rows.js';
import { Transactions } from '../../database/transaction.js';
import { isSignedUnder } from '../../http/signed/signed-request.js';
import type { SignedRequest } from '../../http/signed/signed-request.js';
import type { Signer, Signers } from '../../http/signed/signer.js';
import { Timers } from '../../timers/timers.service.js';
import { PartnerEntity, PartnerEventEntity, PartnerNonceEntity } from './partner.entity.js';

/** How far a partner's clock may be from ours. */
const CLOCK_OFF_MS = 5 * 60_000;
const DAY_MS = 86_400_000;
/** Whoever has not asked for so long has lost its place anyhow. */
const EVENTS_KEPT_MS = 90 * DAY_MS;
/** Signs what an unknown key sends, so that it takes as long as for a known one. */
const NOBODYS_SECRET = randomBytes(32).toString('base64url');

/** A key with its secret, which is told this once. */
export interface GivenKey {
  readonly key: string;
  readonly secret: string;
}

/** Gives keys and knows their holders. */
@Injectable()
export class PartnerKeys implements OnModuleInit, Signers {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly vault: Vault,
    private readonly timers: Timers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.timers.add({
      name: 'parcels.partner_leftovers',
      schedule: { everyMs: 60 * 60_000 },
      run: (stopping) => this.forget(stopping),
    });
  }

  /** A key for `name`; whoever has one gets a new secret, and the old one is worth nothing from then on. */
  async give(name: string): Promise<GivenKey> {
    const secret = randomBytes(32).toString('base64url');
    const key = await this.transactions.run(async (tx) => {
      const earlier = await tx.findOneBy(PartnerEntity, { name });
      const id = earlier?.id ?? uuid();
      const secretSealed = this.vault.seal(secret, `partner.secret:${id}`);
      if (earlier) await tx.update(PartnerEntity, { id }, { secretSealed, withdrawnAt: null });
      else
        await insertRow(tx, PartnerEntity, {
          id,
          name,
          secretSealed,
          madeAt: this.clock.now(),
          withdrawnAt: null,
          lastEvent: 0,
          pushUrl: null,
          pushedUpTo: 0,
        });
      return id;
    });
    return { key, secret };
  }

  /** Takes the key of `name` away; false when there is none. */
  async withdraw(name: string): Promise<boolean> {
    const { affected } = await this.transactions.run((tx) =>
      tx.update(PartnerEntity, { name }, { withdrawnAt: this.clock.now() }),
    );
    return affected === 1;
  }

  /** The partner with this key and its secret; undefined when there is none, or no longer. */
  async holderOf(key: string): Promise<(Signer & { readonly secret: string }) | undefined> {
    const found = await this.dataSource.manager.findOneBy(PartnerEntity, { id: key });
    if (!found || found.withdrawnAt !== null) return undefined;
    const { id, name, secretSealed } = found;
    return { id, name, secret: this.vault.open(secretSealed, `partner.secret:${id}`) };
  }

  /**
   * Who signed this request. Fails with `signature_not_valid`, with `clock_off`, or with `nonce_used` when the same
   * request came before; the nonce is used up whatever becomes of the request.
   */
  async admit(signed: SignedRequest | undefined): Promise<Signer> {
    const holder = signed && (await this.holderOf(signed.key));
    const isSigned = signed !== undefined && isSignedUnder(holder?.secret ?? NOBODYS_SECRET, signed);
    if (!holder || !isSigned) throw new Failure('signature_not_valid');
    const now = this.clock.now();
    const off = signed.time === undefined ? Infinity : Math.abs(now.getTime() - signed.time.getTime());
    if (off > CLOCK_OFF_MS) throw new Failure('clock_off');
    const digest = createHash('sha256').update(`${holder.id}\n${signed.nonce}`).digest('hex');
    const isFirst = await this.transactions.run((tx) => insertOnce(tx, PartnerNonceEntity, { digest, usedAt: now }));
    if (!isFirst) throw new Failure('nonce_used');
    return { id: holder.id, name: holder.name };
  }

  /** Removes nonces whose time would be refused anyhow, and events that nobody fetched for long. */
  private async forget(stopping: AbortSignal): Promise<object | undefined> {
    const now = this.clock.now().getTime();
    const before = (ms: number) => LessThan(new Date(now - ms));
    const nonces = await this.transactions.run((tx) =>
      tx.delete(PartnerNonceEntity, { usedAt: before(3 * CLOCK_OFF_MS) }),
    );
    if (stopping.aborted) return undefined;
    const events = await this.transactions.run((tx) =>
      tx.delete(PartnerEventEntity, { writtenAt: before(EVENTS_KEPT_MS) }),
    );
    const count = (nonces.affected ?? 0) + (events.affected ?? 0);
    return count === 0 ? undefined : { count };
  }
}
