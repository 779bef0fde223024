// How do scans come in, each counted once and none moving anything that it should not?
import { Inject, Injectable } from '@nestjs/common';
import { codeOnBoard } from '@kehuoyou/shared';
import type { Clock, DeviceSending, ScanEvent, ScanOutcome, ScanRefusal } from '@kehuoyou/shared';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { appendAllToOutbox } from '../../database/outbox/outbox.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { correctedTime } from '../../device-facts/corrected-time.js';
import { recordFacts } from '../../device-facts/record-facts.js';
import type { FactSending, JudgedEvent } from '../../device-facts/record-facts.js';
import type { Caller } from '../../http/caller.js';
import { NetworkService } from '../../network/network.service.js';
import { TimetableService } from '../../timetable/boards/timetable.service.js';
import { TripReports } from '../../timetable/driving/trip-report.service.js';
import { ParcelBook } from '../custody/parcel-book.service.js';
import type { ParcelChange } from '../custody/parcel-book.service.js';
import { ParcelNews } from '../custody/parcel-news.service.js';
import { meantBy } from '../custody/parcel-number-store.js';
import { SAYS_NOTHING_MORE } from '../custody/parcel-row-store.js';
import type { OfParcelEvent } from '../custody/parcel-row-store.js';
import { ParcelEntity, ParcelEventEntity } from '../custody/parcel.entity.js';
import { TripLoads } from '../loading/trip-loads.service.js';
import { bagsTransferred } from '../parcels.events.js';
import type { OfBus } from '../parcels.events.js';
import type { LoadRefusal } from '../loading/trip-loads.service.js';
import type { Unit } from '../loading/trip-load-store.js';
import { judgeScan } from './scan-judgement.js';
import type { JudgedScan } from './scan-judgement.js';

/** An event that is taken. */
type GoodScan = Exclude<JudgedScan, { readonly refusal: ScanRefusal }>;
/** What the table keeps of one, or why not. */
type JudgedRow = JudgedEvent<ParcelEventEntity, ScanRefusal>;

/** What takes room on a bus, or keeps it. */
const TAKES_ROOM: ReadonlySet<ScanEvent['type']> = new Set(['BAG_SEALED', 'REPLANNED', 'LOADED', 'TRANSFERRED']);
/** Whoever scanned it so long ago at most has it before them, and can put it down again. */
const STILL_IN_HAND_MS = 2 * 60_000;

/** Batches of scans. */
@Injectable()
export class Scans {
  constructor(
    private readonly transactions: Transactions,
    private readonly network: NetworkService,
    private readonly timetable: TimetableService,
    private readonly reports: TripReports,
    private readonly book: ParcelBook,
    private readonly loads: TripLoads,
    private readonly news: ParcelNews,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Takes a batch from one phone. Every event gets an outcome; what was there already changes nothing. */
  async submit(
    caller: Caller,
    ask: DeviceSending & { readonly events: readonly ScanEvent[] },
    command: Command,
  ): Promise<{ outcomes: ScanOutcome[] }> {
    const { deviceId, sentAt } = ask;
    const sending = { deviceId, sentAt, actor: caller.accountId, receivedAt: this.clock.now() };
    const judged = ask.events.map((event) => judgeScan(event, this.context(caller)));
    return this.transactions.once(this.vault.blind(command), async (tx) => {
      const rows = await this.rowsOf(tx, judged, sending);
      const { added, outcomes } = await recordFacts(tx, ParcelEventEntity, sending, rows);
      const changes = await this.book.refold(tx, added);
      await this.loads.settle(tx, unitsOf(rows, true), [...unitsOf(rows, false), ...bagsLeft(changes)]);
      await this.seeBuses(
        tx,
        added,
        changes.map(({ after }) => after),
      );
      await this.letBusesGo(tx, added);
      await this.news.tell(tx, changes, sending.receivedAt);
      await appendAllToOutbox(tx, bagsTransferred, await busesTakingOver(tx, added), sending.receivedAt);
      return { outcomes: await withShelves(tx, outcomes, added) };
    });
  }

  private context(caller: Caller) {
    return {
      caller,
      placeOf: (pointId: string) => this.network.jurisdictionOf(pointId),
      busOf: (tripId: string, serviceDate: string) => this.timetable.busOn(tripId, serviceDate),
    };
  }

  /** What the table keeps of each event; whose parcel it is, is decided here, and what several have in common is held. */
  private async rowsOf(tx: EntityManager, judged: readonly JudgedScan[], sending: FactSending): Promise<JudgedRow[]> {
    const good = judged.filter((each): each is GoodScan => !('refusal' in each));
    const ofParcels = good.filter(({ subject }) => subject === 'parcel');
    const meant = await meantBy(
      tx,
      ofParcels.map(({ waybill = '', event: { carrier, pointId } }) => ({
        waybill,
        ...(carrier === undefined ? {} : { carrier }),
        ...(pointId === undefined ? {} : { pointId }),
      })),
      sending.receivedAt,
    );
    const parcelOf = new Map(ofParcels.map((each, index) => [each.event, meant[index]]));
    await this.book.hold(
      tx,
      good.map(({ event }) => event),
    );
    const shelves = new Shelves(tx);
    const rows: JudgedRow[] = [];
    for (const each of judged) {
      const parcel = parcelOf.get(each.event);
      if ('refusal' in each) rows.push({ event: each.event, refusal: each.refusal });
      else if (parcel === 'unclear') rows.push({ event: each.event, refusal: 'carrier_needed' });
      else {
        const refusal = await this.loadRefusal(tx, each, parcel, sending);
        if (refusal) rows.push({ event: each.event, refusal });
        else
          rows.push({
            event: each.event,
            keep: { ...this.columnsOf(each, parcel), shelf: await shelves.codeFor(each.event, parcel) },
          });
      }
    }
    return rows;
  }

  /** Why something that is being put on a bus now may not go there. What was put there long ago lies there. */
  private async loadRefusal(
    tx: EntityManager,
    { event, source }: GoodScan,
    parcel: ParcelEntity | undefined,
    sending: FactSending,
  ): Promise<LoadRefusal | undefined> {
    const { type, seal, tripId, serviceDate, pointId, toPointId, eventId, deviceSeq, grams, litres } = event;
    if (!TAKES_ROOM.has(type) || tripId === undefined || serviceDate === undefined) return undefined;
    const { at, quality } = correctedTime(event, sending);
    const since = sending.receivedAt.getTime() - at.getTime();
    if (quality === 'suspect' || since > STILL_IN_HAND_MS) return undefined;
    const unit = parcel ? { parcelId: parcel.id } : { seal: seal ?? '' };
    const trip = { tripId, serviceDate };
    const fact = {
      ...{ eventId, deviceSeq, type, source, ...trip, actor: sending.actor, own: parcel !== undefined },
      deviceId: sending.deviceId ?? sending.actor,
      at: at.getTime(),
      ...(pointId === undefined ? {} : { pointId }),
      ...(toPointId === undefined ? {} : { toPointId }),
      ...(grams === undefined ? {} : { grams }),
      ...(litres === undefined ? {} : { litres }),
    };
    return this.loads.take(tx, { unit, fact, trip });
  }

  private columnsOf({ event, source }: GoodScan, parcel: ParcelEntity | undefined): OfParcelEvent {
    return {
      ...SAYS_NOTHING_MORE,
      type: event.type,
      source,
      parcelId: parcel?.id ?? null,
      seal: event.seal ?? null,
      grams: event.grams ?? null,
      litres: event.litres ?? null,
      pointId: event.pointId ?? null,
      toPointId: event.toPointId ?? null,
      tripId: event.tripId ?? null,
      serviceDate: event.serviceDate ?? null,
      reason: event.reason ?? null,
      method: event.method ?? null,
      agentSealed:
        event.agent === undefined ? null : this.vault.seal(event.agent, `parcel_event.agent:${event.eventId}`),
      taker: event.taker ?? null,
      agentQuestion: event.agentQuestion ?? null,
      photoSha256: event.photoSha256 ?? null,
      toState: event.toState ?? null,
      upheld: event.upheld ?? false,
      retracts: event.retracts ?? null,
    };
  }

  /** A clerk who says that a bus left says it to everybody who waits for it; so does one who takes that back. */
  private async letBusesGo(tx: EntityManager, added: readonly ParcelEventEntity[]): Promise<void> {
    for (const fact of added) {
      const { tripId, serviceDate, pointId, retracts, seal, parcelId } = fact;
      if (tripId === null || serviceDate === null || seal !== null || parcelId !== null) continue;
      if (fact.type !== 'DEPARTED' && fact.type !== 'RETRACTED') continue;
      const stopId = this.network.findPoint(pointId ?? '')?.stopId ?? null;
      await this.reports.busLeft(tx, { scan: fact, tripId, serviceDate, stopId, retracts });
    }
  }

  /** A keeper who takes a bag off a bus says with it that the bus is there. */
  private async seeBuses(tx: EntityManager, added: readonly ParcelEventEntity[], changed: readonly ParcelEntity[]) {
    const seen = new Set<string>();
    for (const fact of added.filter(({ type }) => type === 'BAG_ACCEPTED')) {
      const aboard = changed.find(({ seal, tripId }) => seal === fact.seal && tripId !== null);
      const stopId = this.network.findPoint(fact.pointId ?? '')?.stopId;
      if (!aboard?.tripId || !aboard.serviceDate || stopId === undefined || seen.has(aboard.tripId)) continue;
      seen.add(aboard.tripId);
      const { tripId, serviceDate } = aboard;
      await this.reports.busSeen(tx, { scan: fact, tripId, serviceDate, stopId });
    }
  }
}

/** What may begin a ride on a bus, or take one back. */
const RIDES: ReadonlySet<OfParcelEvent['type']> = new Set([...TAKES_ROOM, 'SORTED', 'RETRACTED']);

/** The bags and parcels of which something is said that may begin a ride, or something else. */
function unitsOf(rows: readonly JudgedRow[], rides: boolean): Unit[] {
  return rows.flatMap((row): Unit[] => {
    if (!('keep' in row) || RIDES.has(row.keep.type) !== rides) return [];
    const { seal, parcelId } = row.keep;
    return [...(parcelId === null ? [] : [{ parcelId }]), ...(seal === null ? [] : [{ seal }])];
  });
}

/** Bags out of which something was taken: they hold a piece less. */
function bagsLeft(changes: readonly ParcelChange[]): Unit[] {
  return changes.flatMap(({ before, after }) =>
    before.seal !== null && before.seal !== after.seal ? [{ seal: before.seal }] : [],
  );
}

/** The buses onto which something was carried from another, or was not after all. */
async function busesTakingOver(tx: EntityManager, added: readonly ParcelEventEntity[]): Promise<OfBus[]> {
  const slips = added.flatMap(({ retracts }) => retracts ?? []);
  const taken = slips.length === 0 ? [] : await tx.findBy(ParcelEventEntity, { eventId: In(slips) });
  const buses = [...added, ...taken].flatMap(({ type, tripId, serviceDate }) =>
    type === 'TRANSFERRED' && tripId !== null && serviceDate !== null ? [{ tripId, serviceDate }] : [],
  );
  return [...new Map(buses.map((bus) => [`${bus.serviceDate} ${bus.tripId}`, bus])).values()];
}

/** Gives shelf codes that nobody else at the point has. */
class Shelves {
  /** Codes in use by point, each with the parcel that has it. */
  private readonly taken = new Map<string, Map<string, string>>();

  constructor(private readonly tx: EntityManager) {}

  /** The code of a parcel that is put on a shelf; null for every other event. */
  async codeFor({ type, pointId, rack, layer }: ScanEvent, parcel: ParcelEntity | undefined): Promise<string | null> {
    if (type !== 'SHELVED' || !parcel || pointId === undefined || rack === undefined || layer === undefined)
      return null;
    return codeOnBoard(this.taken.get(pointId) ?? (await this.load(pointId)), parcel, { rack, layer });
  }

  private async load(pointId: string): Promise<Map<string, string>> {
    const rows = await this.tx.find(ParcelEntity, {
      select: { id: true, shelf: true },
      where: { holderId: pointId, state: 'ready' },
    });
    const taken = new Map(rows.flatMap(({ id, shelf }) => (shelf === null ? [] : [[shelf, id] as const])));
    this.taken.set(pointId, taken);
    return taken;
  }
}

/** The outcomes, each of a shelving with the code that stands in the table. */
async function withShelves(
  tx: EntityManager,
  outcomes: readonly ScanOutcome[],
  added: readonly ParcelEventEntity[],
): Promise<ScanOutcome[]> {
  const codes = new Map(added.map(({ eventId, shelf }) => [eventId, shelf]));
  const before = outcomes.flatMap(({ outcome, eventId }) =>
    outcome === 'refused' || codes.has(eventId) ? [] : [eventId],
  );
  const rows =
    before.length === 0
      ? []
      : await tx.find(ParcelEventEntity, {
          select: { eventId: true, shelf: true },
          where: { eventId: In(before), type: 'SHELVED' },
        });
  for (const { eventId, shelf } of rows) codes.set(eventId, shelf);
  return outcomes.map((each) => {
    const shelf = each.outcome === 'refused' ? undefined : codes.get(each.eventId);
    return shelf === undefined || shelf === null ? each : { ...each, shelf };
  });
}
