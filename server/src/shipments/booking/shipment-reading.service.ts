// Who may look at an order, and what do they see?
import { Inject, Injectable } from '@nestjs/common';
import {
  addDays,
  dateAt,
  Failure,
  may,
  pauseAt,
  shipmentPolicy,
  shipmentPointPolicy,
  shipmentShareRule,
} from '@kehuoyou/shared';
import type {
  Actor,
  Canceller,
  ClaimState,
  Clock,
  FoldedBox,
  Party,
  ServiceDate,
  Shipment,
  ShipmentPlaces,
  ShipmentSummary,
} from '@kehuoyou/shared';
import { Between, DataSource, In, IsNull, Not } from 'typeorm';
import type { EntityManager, FindOptionsWhere } from 'typeorm';
import { RecipientsService } from '../../accounts/household/recipients.service.js';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { MOST_ROWS } from '../../http/fields.js';
import { NetworkService } from '../../network/network.service.js';
import { TripRuns } from '../../timetable/driving/trip-runs.service.js';
import { awaitedBoxes, awaitedOn, endedLate, lateBoxes, LATEST_DAYS } from './awaited-store.js';
import { ClaimEntity } from './claim.entity.js';
import { chargedBoxes, fieldCollections, fieldName, isAtShutDoor } from './field-store.js';
import { IdChecks } from './id-checks.service.js';
import { shipmentPeople } from './people-store.js';
import { boxesToMove, isAllAtHome, keptOf, wasMovedByOthers } from './placed-boxes.js';
import { shipmentSummary, shipmentView } from './shipment.view.js';
import { wholeShipment, wholeShipments } from './shipment-store.js';
import type { WholeShipment } from './shipment.entity.js';
import { ShipmentEntity } from './shipment.entity.js';
import { ShipmentShareEntity } from './share.entity.js';

/** Rows of a point's day. */
const MOST_OF_A_DAY = 200;
/** States of an order of which some of the boxes may not have been brought. */
const ON_THE_WAY = ['booked', 'partly_received', 'received', 'moving'] as const;

/** Orders, as they are read. */
@Injectable()
export class ShipmentReading {
  constructor(
    private readonly dataSource: DataSource,
    private readonly network: NetworkService,
    private readonly runs: TripRuns,
    private readonly recipients: RecipientsService,
    private readonly vault: Vault,
    private readonly checks: IdChecks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async read(caller: Caller, id: string): Promise<Shipment> {
    const { whole, places } = await this.opened(caller, id, 'read');
    return this.view(caller, whole, places);
  }

  /** The order for somebody who may do this to it; another's and none answer alike. */
  async open(caller: Caller, id: string, deed: keyof typeof shipmentPolicy): Promise<WholeShipment> {
    return (await this.opened(caller, id, deed)).whole;
  }

  private async opened(
    caller: Caller,
    id: string,
    deed: keyof typeof shipmentPolicy,
  ): Promise<{ readonly whole: WholeShipment; readonly places: ShipmentPlaces }> {
    const whole = await wholeShipment(this.dataSource.manager, this.vault, id);
    const places = whole && (await this.placesOf(caller, whole));
    authorise(caller, shipmentPolicy[deed], places, 'shipment_not_found', 'id');
    if (!whole || !places) throw new Failure('shipment_not_found', 'id');
    return { whole, places };
  }

  async mine(caller: Caller, limit = MOST_ROWS): Promise<{ shipments: readonly ShipmentSummary[] }> {
    const hashes = await this.recipients.hashesHeldBy(caller.accountId);
    const rows = await this.dataSource.manager.find(ShipmentEntity, {
      select: { id: true },
      where: [{ accountId: caller.accountId }, ...(hashes.length === 0 ? [] : [{ senderPhoneHash: In(hashes) }])],
      order: { createdAt: 'DESC', id: 'DESC' },
      take: limit,
    });
    const ids = rows.map(({ id }) => id);
    const orders = await wholeShipments(this.dataSource.manager, this.vault, ids);
    return { shipments: await this.summaries(this.dataSource.manager, orders) };
  }

  /** Everything that is to be handed in at a point on a day: also what was moved to that day, and what came too late the day before. */
  async atPoint(
    caller: Caller,
    { pointId, date = dateAt(this.clock.now()) }: { readonly pointId: string; readonly date?: ServiceDate },
  ): Promise<{ shipments: readonly ShipmentSummary[] }> {
    authorise(caller, shipmentPointPolicy.list, this.network.jurisdictionOf(pointId), 'point_not_found', 'pointId');
    const { manager } = this.dataSource;
    const find = (where: FindOptionsWhere<ShipmentEntity>): Promise<ShipmentEntity[]> =>
      manager.find(ShipmentEntity, {
        ...{ select: { id: true }, where, order: { leavesAt: 'DESC', id: 'ASC' }, take: MOST_OF_A_DAY },
      });
    const days = { from: addDays(date, -LATEST_DAYS), until: addDays(date, -1) };
    const before = await find({ pointId, date: Between(days.from, days.until), state: In([...ON_THE_WAY]) });
    const late = await endedLate(manager, { pointId, ...days }, MOST_OF_A_DAY);
    const own = new Set((await find({ pointId, date })).map(({ id }) => id));
    const ids = [...before.map(({ id }) => id), ...late, ...own];
    const orders = (await wholeShipments(manager, this.vault, ids)).filter(
      (whole) => own.has(whole.row.id) || awaitedOn(whole, date) !== undefined,
    );
    const listed = new Map(orders.map((whole) => [whole.row.id, awaitedOn(whole, date)]));
    const shipments = (await this.summaries(manager, orders)).map((summary): ShipmentSummary => {
      const { boxes, way } = listed.get(summary.id) ?? {};
      const departure = way?.rides[0]?.departure;
      return {
        ...summary,
        ...(boxes === undefined ? {} : { awaited: boxes }),
        ...(way === undefined || departure === undefined ? {} : { departure, date, handInBy: way.handInBy }),
      };
    });
    return { shipments: shipments.sort((a, b) => Date.parse(a.departure) - Date.parse(b.departure)) };
  }

  /** Whose it is and where it goes. */
  async placesOf({ accountId }: Actor, { row, ways }: WholeShipment): Promise<ShipmentPlaces> {
    const hashes = row.senderPhoneHash === null ? [] : await this.recipients.hashesHeldBy(accountId);
    const isSender = row.senderPhoneHash !== null && hashes.includes(row.senderPhoneHash);
    return {
      // A keeper who books for somebody does so at the counter, and no longer than they stand there.
      owners: [...(row.forCaller ? [] : [row.accountId]), ...(isSender ? [accountId] : [])],
      place: this.network.jurisdictionOf(row.pointId) ?? {},
      hub: this.network.jurisdictionOf(row.hubId) ?? {},
      buses: ways.flatMap(({ rides }) => rides.flatMap((ride) => this.runs.run(ride)?.bus ?? [])),
    };
  }

  private async summaries(db: EntityManager, orders: readonly WholeShipment[]): Promise<ShipmentSummary[]> {
    const today = dateAt(this.clock.now());
    const claims = await this.claimsOf(
      db,
      orders.map(({ row }) => row.id),
    );
    return orders.map((whole) => {
      const late = lateBoxes(whole, today).length;
      const claim = claims.get(whole.row.id);
      const lost = whole.folded.boxes.filter((box) => box.state === 'planned' && box.stranded === true).length;
      return {
        ...shipmentSummary(whole, this.senderOf(whole)),
        ...(late === 0 ? {} : { late }),
        ...(lost === 0 ? {} : { stranded: lost }),
        ...(claim === undefined ? {} : { claim }),
      };
    });
  }

  private async view(caller: Caller, whole: WholeShipment, places: ShipmentPlaces): Promise<Shipment> {
    const { row, lines, amounts } = whole;
    const isAtHome = ['waiting', 'held', 'booked', 'partly_received', 'received'].includes(whole.folded.state);
    // Of what is on its way already, what lies on no bus yet can still stay here.
    const open = isAtHome || (whole.folded.state === 'moving' && boxesToMove(whole.folded).length > 0);
    const mayCancel = open && may(caller, shipmentPolicy.cancel, places);
    const today = dateAt(this.clock.now());
    const mayHandIn = awaitedBoxes(whole, today).size > 0 && may(caller, shipmentPolicy.handIn, places);
    const wasMoved = wasMovedByOthers(whole.facts);
    const mayShare = lines.length > 0 && may(caller, shipmentShareRule, places);
    const isBooked = amounts.length > 0 && whole.folded.state !== 'expired';
    const shares = mayShare ? await this.sharesOf(row.id) : [];
    const isCompany = !may(caller, shipmentPolicy.book, places) && may(caller, shipmentPolicy.cancelForCompany, places);
    const canceller = wasMoved || isCompany ? 'company' : 'sender';
    return shipmentView(whole, {
      pointName: this.network.findPoint(row.pointId)?.name ?? '',
      sender: this.senderOf(whole),
      recipientOf: shipmentPeople(whole, this.vault).recipientOf,
      sharedSince: (line) => shares.find((share) => share.line === line)?.createdAt,
      claim: (await this.claimsOf(this.dataSource.manager, [row.id])).get(row.id),
      mayClaim: mayClaim(whole) && may(caller, shipmentPolicy.book, places),
      movable: isBooked && may(caller, shipmentPolicy.cancel, places) ? boxesToMove(whole.folded).length : 0,
      mayChangePoint: isAllAtHome(whole) && may(caller, shipmentPolicy.book, places),
      shutBecause: isBooked ? await this.shutBecause(whole) : undefined,
      mayCancel,
      mayShare,
      idCheckNeeded: mayHandIn ? await this.checks.isNeeded(this.dataSource.manager, row) : undefined,
      keptFen: mayCancel && amounts.length > 0 ? await this.keptBy(canceller, whole) : undefined,
    });
  }

  /** What is kept if it is taken back now; of what was not fetched at the field, or is to be brought to a shut door, nothing. */
  private async keptBy(canceller: Canceller, whole: WholeShipment): Promise<number> {
    const now = this.clock.now();
    const bringing = { pauses: this.network.findPoint(whole.row.pointId)?.pauses ?? [], now };
    const charged = await chargedBoxes(this.dataSource.manager, whole, boxesToMove(whole.folded), bringing);
    return keptOf(whole, charged, canceller, now).reduce((sum, { fen }) => sum + fen, 0);
  }

  /** Why nobody is at the counter when boxes are to be brought; what a vehicle fetches at the field is brought to none. */
  private async shutBecause({ row, ways, folded }: WholeShipment): Promise<string | undefined> {
    const pauses = this.network.findPoint(row.pointId)?.pauses ?? [];
    const isToBring = ({ state, stranded }: FoldedBox): boolean => state === 'planned' && stranded !== true;
    const shut = folded.boxes.filter((box) => isToBring(box) && isAtShutDoor(ways, box, pauses));
    const [way] = ways.filter(({ no }) => shut.some((box) => box.way === no));
    const [ride] = way?.rides ?? [];
    if (!way || !ride) return undefined;
    const fetched = await fieldCollections(this.dataSource.manager, ride.serviceDate);
    return fetched.has(fieldName(ride, row.pointId)) ? undefined : pauseAt(pauses, new Date(way.handInBy))?.reason;
  }

  /** How the latest claim for each order stands, those that were taken back left out. */
  private async claimsOf(db: EntityManager, ids: readonly string[]): Promise<ReadonlyMap<string, ClaimState>> {
    if (ids.length === 0) return new Map();
    const rows = await db.find(ClaimEntity, {
      select: { id: true, shipmentId: true, state: true, filedAt: true },
      where: { shipmentId: In([...ids]), state: Not('withdrawn') },
      order: { filedAt: 'ASC', id: 'ASC' },
    });
    return new Map(rows.map(({ shipmentId, state }) => [shipmentId, state]));
  }

  private sharesOf(shipmentId: string): Promise<ShipmentShareEntity[]> {
    return this.dataSource.manager.findBy(ShipmentShareEntity, { shipmentId, withdrawnAt: IsNull() });
  }

  /** Who sends it, as they said it; nobody before it is booked. */
  senderOf(whole: WholeShipment): Party | undefined {
    return shipmentPeople(whole, this.vault).senderOf();
  }
}

/** True once a box was handed in: before that nothing can have happened to it with us. */
function mayClaim({ facts }: WholeShipment): boolean {
  return facts.some(({ type }) => type === 'BOX_RECEIVED');
}
