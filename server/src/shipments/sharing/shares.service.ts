// How does a buyer get to see what is sent to them, and for how long?
import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Failure, SHARED_DAYS, shipmentShareRule } from '@kehuoyou/shared';
import type { BusRide, Clock, ShareAsk, SharedShipment, ShareLink } from '@kehuoyou/shared';
import { DataSource, IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { SecretAnswers } from '../../accounts/safekeeping/secret-answers.service.js';
import { tokenHash, Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { insertRow } from '../../database/insert-rows.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { NetworkService } from '../../network/network.service.js';
import { TripRuns } from '../../timetable/driving/trip-runs.service.js';
import { ShipmentReading } from '../booking/shipment-reading.service.js';
import { wholeShipment } from '../booking/shipment-store.js';
import type { ShipmentEntity, WholeShipment } from '../booking/shipment.entity.js';
import { ShipmentShareEntity } from '../booking/share.entity.js';
import { placesOf } from '../capacity/bus-ride.js';
import { sharedView } from './shared.view.js';

/** 256 bits: nobody guesses one. */
const TOKEN_BYTES = 32;
const DAY_MS = 86_400_000;

/** Links for buyers: made, taken back, and opened by whoever has one. */
@Injectable()
export class Shares {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly secrets: SecretAnswers,
    private readonly reading: ShipmentReading,
    private readonly network: NetworkService,
    private readonly runs: TripRuns,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A new link for a line; one that was made before opens no more. */
  async make(caller: Caller, { id, line }: ShareAsk, command: Command): Promise<ShareLink> {
    const { row, lines } = await this.own(caller, id);
    // Only what was booked has lines with somebody who gets them.
    if (!lines.some(({ no }) => no === line) || this.isOver(row)) throw new Failure('shipment_over', 'id', row.state);
    const { secret } = await this.secrets.once(command, async (tx) => {
      await this.end(tx, id, line);
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const [createdAt, withdrawnAt] = [this.clock.now(), null];
      const row = { id: uuid(), shipmentId: id, line, tokenHash: tokenHash(token), createdAt, withdrawnAt };
      await insertRow(tx, ShipmentShareEntity, row);
      return { answer: {}, secret: token };
    });
    return { token: secret };
  }

  async withdraw(caller: Caller, { id, line }: ShareAsk, command: Command): Promise<{ withdrawn: number }> {
    await this.own(caller, id);
    return this.transactions.once(command, async (tx) => ({ withdrawn: await this.end(tx, id, line) }));
  }

  /** What the buyer sees. A link that was taken back, one that is too old and one that never was answer alike. */
  async read(token: string): Promise<SharedShipment> {
    const { manager } = this.dataSource;
    const where = { tokenHash: tokenHash(token), withdrawnAt: IsNull() };
    const share = await manager.findOneBy(ShipmentShareEntity, where);
    const whole = share && (await wholeShipment(manager, this.vault, share.shipmentId));
    const line = whole?.quote.lines.find(({ no }) => no === share?.line);
    if (!whole || !line || this.isOver(whole.row)) throw new Failure('share_not_found', 'token');
    return sharedView(whole, line, {
      hubName: this.network.findPoint(whole.row.hubId)?.name,
      arrivalOf: (ride) => this.arrivalOf(ride),
    });
  }

  private async own(caller: Caller, id: string): Promise<WholeShipment> {
    const whole = await this.reading.open(caller, id, 'read');
    authorise(caller, shipmentShareRule, await this.reading.placesOf(caller, whole), 'shipment_not_found', 'id');
    return whole;
  }

  private async end(tx: EntityManager, shipmentId: string, line: number): Promise<number> {
    const open = { shipmentId, line, withdrawnAt: IsNull() };
    const { affected } = await tx.update(ShipmentShareEntity, open, { withdrawnAt: this.clock.now() });
    return affected ?? 0;
  }

  private isOver({ endedAt }: ShipmentEntity): boolean {
    return endedAt !== null && this.clock.now().getTime() > endedAt.getTime() + SHARED_DAYS * DAY_MS;
  }

  /** When a bus is there as it is expected now. */
  private arrivalOf(ride: BusRide): string {
    const run = this.runs.run(ride);
    const call = run?.calls[placesOf(run, ride).to];
    return call?.arrival ?? ride.arrival;
  }
}
