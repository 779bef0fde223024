// How do pieces of what was bought travel as parcels, and how does the errand follow them?
import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { ERRAND_WAYBILLS, errandWaybill, Failure, OWN_CARRIER } from '@kehuoyou/shared';
import type { Clock, ParcelState, PieceMove } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { insertRows } from '../../database/insert-rows.js';
import { isStillToCome } from '../../database/outbox/outbox.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import type { DeliveredEvent } from '../../database/outbox/outbox-listeners.js';
import { OwnPieces } from '../../parcels/custody/own-pieces.service.js';
import { ParcelAnnouncements } from '../../parcels/custody/parcel-announcements.service.js';
import { isLate } from '../../parcels/custody/parcel-news.service.js';
import { parcelMoved, parcelSettled } from '../../parcels/parcels.events.js';
import type { OfParcel } from '../../parcels/parcels.events.js';
import { endWords } from '../keeping/errand-words.js';
import { addToErrand } from '../keeping/errand-store.js';
import { ErrandPieceEntity } from '../keeping/errand.entity.js';
import type { WholeErrand } from '../keeping/errand.entity.js';

/** With ten million numbers one is seldom taken already. */
const MOST_TRIES = 20;

/** What each state of a parcel says of its piece: on the shelf is only what lies on the shelf. */
const MOVE_OF: Readonly<Record<ParcelState, PieceMove>> = {
  expected: 'unload',
  at_hub: 'unload',
  sorted: 'unload',
  loaded: 'unload',
  held: 'unload',
  in_transit: 'ride',
  at_town: 'ride',
  at_point: 'ride',
  ready: 'shelve',
  collected: 'hand',
  returning: 'lose',
  returned: 'lose',
  lost: 'lose',
};

/** Makes parcels of what was bought, and says of the errand what is scanned of them. */
@Injectable()
export class Pieces implements OnModuleInit {
  constructor(
    private readonly listeners: OutboxListeners,
    private readonly announcements: ParcelAnnouncements,
    private readonly parcels: OwnPieces,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.listeners.inside(parcelMoved, 'errands.follow', async (event, tx) => {
      if (event.payload.late !== true) await this.follow(event, tx);
    });
    this.listeners.inside(parcelSettled, 'errands.follow_settled', (event, tx) => this.follow(event, tx));
  }

  /** Announces its pieces as parcels, in the caller's transaction, each under a number of ours. */
  async send(tx: EntityManager, { row, person }: WholeErrand, count: number): Promise<void> {
    const waybills: string[] = [];
    while (waybills.length < count) waybills.push(await this.freeWaybill(tx, waybills));
    const recipient = person === undefined ? {} : { name: person.name, phone: person.phone };
    const made = await this.announcements.announce(
      tx,
      waybills.map((waybill) => ({ waybill, carrier: OWN_CARRIER.code, pointId: row.pointId, recipient })),
      { id: row.id, at: this.clock.now() },
    );
    const rows = waybills.map((waybill, index) => {
      const parcelId = made[index]?.parcelId;
      if (parcelId === undefined) throw new Failure('unavailable');
      return { waybill, errandId: row.id, piece: index + 1, parcelId };
    });
    await insertRows(tx, ErrandPieceEntity, rows);
  }

  /** What became of one of its pieces, as it is by now. */
  private async follow(event: DeliveredEvent<OfParcel>, tx: EntityManager): Promise<void> {
    const { parcelId } = event.payload;
    const piece = await tx.findOneBy(ErrandPieceEntity, { parcelId });
    const parcel = piece && (await this.parcels.of([parcelId], tx)).get(parcelId);
    if (!piece || !parcel) return;
    // Of what happened long ago more may come from the same phone: the last of it is followed.
    if (isLate(parcel.since, this.clock.now()) && (await isStillToCome(tx, parcelSettled, event))) return;
    const { state } = parcel;
    const type = MOVE_OF[state];
    const reason = state === 'lost' ? endWords.lost : type === 'lose' ? endWords.unfetched : undefined;
    try {
      await addToErrand(tx, this.vault, piece.errandId, {
        ...{ at: this.clock.now(), actor: null },
        fact: () => ({ type, piece: piece.piece, ...(reason === undefined ? {} : { reason }) }),
      });
    } catch (error) {
      // It is known already: a parcel moves more often than an errand.
      if (!(error instanceof Failure && error.code === 'errand_over')) throw error;
    }
  }

  private async freeWaybill(tx: EntityManager, given: readonly string[]): Promise<string> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const waybill = errandWaybill(randomInt(ERRAND_WAYBILLS));
      if (!given.includes(waybill) && (await this.parcels.isFree(tx, waybill))) return waybill;
    }
    throw new Failure('unavailable');
  }
}
