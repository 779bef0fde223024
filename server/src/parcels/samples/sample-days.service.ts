// How do the sample people have parcels, on whichever day somebody tries the app out?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { addDays, dateAt } from '@kehuoyou/shared';
import type { Clock, Grant, ScanEvent } from '@kehuoyou/shared';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v5 as uuidOf, v7 as uuid } from 'uuid';
import { SampleAccounts } from '../../accounts/sign-in/sample-accounts.service.js';
import { CLOCK } from '../../clock.js';
import { Transactions } from '../../database/transaction.js';
import type { Caller } from '../../http/caller.js';
import { TripRuns } from '../../timetable/driving/trip-runs.service.js';
import { Timers } from '../../timers/timers.service.js';
import { ParcelAnnouncements } from '../custody/parcel-announcements.service.js';
import { ParcelBook } from '../custody/parcel-book.service.js';
import { ParcelNews } from '../custody/parcel-news.service.js';
import { SAYS_NOTHING_MORE } from '../custody/parcel-row-store.js';
import { ParcelEntity, ParcelEventEntity } from '../custody/parcel.entity.js';
import { Scans } from '../scanning/scans.service.js';
import { SAMPLE_DAYS, sampleDay, stillSeen } from './sample-day.js';
import type { SampleAct, SampleHand } from './sample-day.js';
import { SAMPLE_POINTS, SampleRides } from './sample-rides.service.js';

/** Names the facts of the sample days: what was recorded is known by it, also by a server that starts anew. */
const NAMESPACE = '2b0c6c0e-3b5e-5d1e-8a51-7d8a0c1f4e33';
/** Scans in one sending. */
const BATCH = 60;

type Scanned = Extract<SampleAct, { kind: 'scanned' }>;

/**
 * Lets the sample days happen, as the time comes, through the same doors as everybody's. A server that was off
 * catches up, so that the last ten days are always whole.
 */
@Injectable()
export class SampleDays implements OnModuleInit {
  /** Until when everything has happened, as far as this process knows. */
  private until: Date | undefined;

  constructor(
    private readonly samples: SampleAccounts,
    private readonly rides: SampleRides,
    private readonly runs: TripRuns,
    private readonly scans: Scans,
    private readonly announcements: ParcelAnnouncements,
    private readonly book: ParcelBook,
    private readonly news: ParcelNews,
    private readonly transactions: Transactions,
    private readonly dataSource: DataSource,
    private readonly timers: Timers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    if (!this.samples.live) return;
    this.timers.add({
      name: 'parcels.sample_day',
      schedule: { everyMs: 15_000 },
      run: (stopping) => this.catchUp(stopping, this.until),
    });
  }

  /**
   * Lets everything happen that should have happened by now and after `since`; when that was, a server that has just
   * started does not know. Gives how much, where it was something.
   */
  async catchUp(stopping: AbortSignal, since?: Date): Promise<{ acts: number } | undefined> {
    const now = this.clock.now();
    const today = dateAt(now);
    const household = await this.samples.household(SAMPLE_POINTS[0]);
    await this.rides.furnish(today);
    const due = Array.from({ length: SAMPLE_DAYS + 2 }, (_day, place) => SAMPLE_DAYS - place)
      .flatMap((ago) => {
        const day = addDays(today, -ago);
        return sampleDay(day, this.samples.householdPhone, stillSeen(this.rides.on(day), ago));
      })
      .filter(({ at }) => at <= now && (since === undefined || at > since));
    const open = since === undefined ? await this.notYet(due) : due;
    for (const acts of together(open.sort((a, b) => a.at.getTime() - b.at.getTime()))) {
      if (stopping.aborted) return undefined;
      await this.happen(acts, household);
    }
    this.until = now;
    return open.length === 0 ? undefined : { acts: open.length };
  }

  /** Those of which no fact is recorded; a new process knows of none. */
  private async notYet(acts: readonly SampleAct[]): Promise<SampleAct[]> {
    const ids = acts.map(idOf);
    const known = new Set<string>();
    for (let from = 0; from < ids.length; from += 500) {
      const rows = await this.dataSource.manager.find(ParcelEventEntity, {
        select: { eventId: true },
        where: { eventId: In(ids.slice(from, from + 500)) },
      });
      for (const { eventId } of rows) known.add(eventId);
    }
    return acts.filter((act) => !known.has(idOf(act)));
  }

  private async happen(acts: readonly SampleAct[], household: Caller): Promise<void> {
    const announced = acts.flatMap((act) => (act.kind === 'announced' ? act.parcel : []));
    const at = acts[0]?.at ?? this.clock.now();
    if (announced.length > 0)
      await this.transactions.run((tx) => this.announcements.announce(tx, announced, { id: 'sample', at }));
    const scanned = acts.filter((act): act is Scanned => act.kind === 'scanned');
    for (let from = 0; from < scanned.length; from += BATCH) await this.scan(scanned.slice(from, from + BATCH));
    for (const act of acts) {
      if (act.kind === 'disputed') await this.transactions.run((tx) => this.dispute(tx, act, household));
    }
  }

  /** Scans of one pair of hands, as its phone sends them. What a bus that does not run was to bring, it does not bring. */
  private async scan(acts: readonly Scanned[]): Promise<void> {
    const by = acts[0]?.by;
    if (by === undefined) return;
    const caller = await this.samples.caller(by, ...handsOf(by));
    const events = acts
      .filter((act) => !this.isStopped(act))
      .map((act, place): ScanEvent => ({
        ...act.scan,
        eventId: idOf(act),
        occurredAt: act.at.toISOString(),
        deviceSeq: place,
      }));
    if (events.length === 0) return;
    const sending = { deviceId: `sample-${by}`, sentAt: this.clock.now().toISOString(), events };
    const command = { key: uuid(), caller: caller.accountId, operation: 'sample day', body: {} };
    await this.scans.submit(caller, sending, command);
  }

  private isStopped({ scan: { tripId, serviceDate }, needs = [] }: Scanned): boolean {
    const own = tripId === undefined || serviceDate === undefined ? [] : [{ tripId, serviceDate }];
    return [...own, ...needs].some((bus) => this.runs.run(bus)?.cancelled !== undefined);
  }

  private async dispute(
    tx: EntityManager,
    act: Extract<SampleAct, { kind: 'disputed' }>,
    { accountId }: Caller,
  ): Promise<void> {
    const parcel = await tx.findOneBy(ParcelEntity, { waybill: act.waybill, state: 'collected' });
    if (!parcel) return;
    const fact = {
      ...SAYS_NOTHING_MORE,
      ...{ eventId: idOf(act), actor: accountId, deviceId: accountId, deviceSeq: 0 },
      ...{ occurredAt: act.at, happenedAt: act.at, receivedAt: this.clock.now(), timeQuality: 'measured' as const },
      ...{ type: 'COLLECT_DISPUTED' as const, source: 'recipient' as const, parcelId: parcel.id },
    };
    await this.news.tell(tx, await this.book.add(tx, [fact]), fact.receivedAt);
  }
}

function idOf(act: SampleAct): string {
  const what =
    act.kind === 'scanned'
      ? [act.scan.type, act.scan.waybill, act.scan.seal, act.scan.tripId, act.scan.serviceDate]
      : [act.kind, act.kind === 'announced' ? act.parcel.waybill : act.waybill];
  return uuidOf([...what, act.at.toISOString()].join(' '), NAMESPACE);
}

/** Where the sample people work on a sample day, besides their own place. */
function handsOf(by: SampleHand): Grant[] {
  if (by === 'hub_clerk' || by === 'county_office') return [];
  if (by === 'station_clerk') return [{ role: by, scope: { kind: 'area', id: '350423' } }];
  return SAMPLE_POINTS.map((id) => ({ role: 'keeper', scope: { kind: 'point', id } }));
}

/** Acts in their order, one after the other of one kind and one pair of hands at a time. */
function together(acts: readonly SampleAct[]): SampleAct[][] {
  const groups: SampleAct[][] = [];
  for (const act of acts) {
    const last = groups[groups.length - 1];
    const first = last?.[0];
    const goesOn = first?.kind === act.kind && handOf(first) === handOf(act);
    if (last && goesOn) last.push(act);
    else groups.push([act]);
  }
  return groups;
}

const handOf = (act: SampleAct): string => (act.kind === 'scanned' ? act.by : act.kind);
