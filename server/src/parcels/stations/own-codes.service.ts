// How does 快递100 hear where our parcels will wait, before they do?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { wayIndex } from '@kehuoyou/shared';
import type { Clock } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import { appendToOutbox } from '../../database/outbox/outbox.js';
import { insertNew } from '../../device-facts/insert-new.js';
import { isFinalFailure } from '../../kuaidi100/kuaidi100-call.js';
import { PickupCodeClient } from '../../kuaidi100/pickup-code-client.js';
import { NetworkService } from '../../network/network.service.js';
import { ParcelEntity } from '../custody/parcel.entity.js';
import { ownCodeWanted, parcelMoved } from '../parcels.events.js';
import type { OfParcel } from '../parcels.events.js';
import { PickupRegistrationEntity } from './other-station.entity.js';

/** Tells once when it is sorted to its point, and again with the shelf's code. */
@Injectable()
export class OwnCodes implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly listeners: OutboxListeners,
    private readonly network: NetworkService,
    private readonly client: PickupCodeClient,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.listeners.inside(parcelMoved, 'parcels.want_own_code', ({ payload }, tx) => this.want(tx, payload));
    this.listeners.outside(ownCodeWanted, 'parcels.register_own_code', ({ payload }) => this.register(payload));
  }

  private async want(tx: EntityManager, { parcelId }: OfParcel): Promise<void> {
    if (!this.client.isOn) return;
    const parcel = await tx.findOneBy(ParcelEntity, { id: parcelId });
    const said = parcel && this.saidOf(parcel);
    if (!said) return;
    const registeredAt = this.clock.now();
    const known = await tx.findOneBy(PickupRegistrationEntity, { parcelId });
    if (known?.code === said.code) return;
    if (known) await tx.update(PickupRegistrationEntity, { parcelId }, { code: said.code, registeredAt });
    else await insertNew(tx, PickupRegistrationEntity, [{ parcelId, code: said.code, registeredAt }]);
    await appendToOutbox(tx, ownCodeWanted, { parcelId }, registeredAt);
  }

  /** What stands in the database now is told: who hears it late hears what is true. */
  private async register({ parcelId }: OfParcel): Promise<void> {
    const parcel = await this.dataSource.manager.findOneBy(ParcelEntity, { id: parcelId });
    const said = parcel && this.saidOf(parcel);
    if (!said || !this.client.isOn) return;
    await this.client.register(said).catch((error: unknown) => {
      if (!isFinalFailure(error)) throw error;
    });
  }

  /** Until it stands on the shelf one says the last four of its number, as the keeper asks for them. */
  private saidOf({ waybill, carrier, state, shelf, pointId, holderId }: ParcelEntity) {
    if (wayIndex(state) < wayIndex('sorted') || carrier === '') return undefined;
    const point = this.network.findPoint((state === 'ready' ? holderId : pointId) ?? '');
    if (!point) return undefined;
    const code = state === 'ready' && shelf !== null ? shelf : waybill.slice(-4);
    return { waybill, carrier, station: point.name, code };
  }
}
