// How does a point pause, and open again?
import { Inject, Injectable } from '@nestjs/common';
import { Failure, pausePolicy } from '@kehuoyou/shared';
import type { AnnouncePause, Clock } from '@kehuoyou/shared';
import { IsNull, LessThanOrEqual } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { CLOCK } from '../../clock.js';
import { insertOnce } from '../../database/insert-once.js';
import { appendToOutbox } from '../../database/outbox/outbox.js';
import { raiseRevision } from '../../database/revision.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { PointPauseEntity } from '../network.entity.js';
import { pointPaused, pointResumed } from '../network.events.js';
import { NetworkService } from '../network.service.js';

/** A pause of a point, as it is announced. */
export interface PauseAnnouncement {
  readonly pointId: string;
  readonly from: Date;
  readonly until: Date | undefined;
  readonly reason: string;
  readonly substitutePointId: string | undefined;
}

/** A pause that was announced, by its id. */
export interface StandingPause extends PauseAnnouncement {
  readonly id: string;
}

/** Pauses of points (快递暂行条例: reason and period are made public), each a row that is never changed. */
@Injectable()
export class PointPauses {
  constructor(
    private readonly transactions: Transactions,
    private readonly network: NetworkService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A keeper or an office says that nobody will be there. One that is over already is refused. */
  async announceBy(caller: Caller, ask: AnnouncePause, command: Command): Promise<{ pauseId: string }> {
    authorise(caller, pausePolicy.announce, this.network.jurisdictionOf(ask.id), 'point_not_found', 'id');
    const pause = {
      ...{ pointId: ask.id, from: new Date(ask.from), reason: ask.reason },
      until: ask.until === undefined ? undefined : new Date(ask.until),
      substitutePointId: ask.substitutePointId,
    };
    this.check(pause);
    if (pause.until && pause.until <= this.clock.now()) throw new Failure('invalid_field', 'until');
    return this.transactions.once(command, async (tx) => ({
      pauseId: (await this.sameAs(tx, pause)) ?? (await this.write(tx, pause)),
    }));
  }

  /** Whoever says it again because no answer came has said it, and nobody hears of it twice. */
  private async sameAs(tx: EntityManager, { from, until, ...pause }: PauseAnnouncement): Promise<string | undefined> {
    const { pointId, reason, substitutePointId } = pause;
    const alike = await tx.findBy(PointPauseEntity, {
      ...{ pointId, reason, withdraws: IsNull(), startsAt: LessThanOrEqual(from) },
      endsAt: until ?? IsNull(),
      substitutePointId: substitutePointId ?? IsNull(),
    });
    for (const { id } of alike) if (!(await tx.existsBy(PointPauseEntity, { withdraws: id }))) return id;
    return undefined;
  }

  /** The same for it to be open again. */
  async withdrawBy(
    caller: Caller,
    { id, pauseId }: { readonly id: string; readonly pauseId: string },
    command: Command,
  ): Promise<{ withdrawn: boolean }> {
    authorise(caller, pausePolicy.announce, this.network.jurisdictionOf(id), 'point_not_found', 'id');
    return this.transactions.once(command, async (tx) => {
      await this.takeBack(tx, { id: pauseId, pointId: id });
      return { withdrawn: true };
    });
  }

  /** For whoever runs the server. Gives its id. */
  async announce(pause: PauseAnnouncement): Promise<string> {
    this.check(pause);
    return this.transactions.run((tx) => this.write(tx, pause));
  }

  /** Takes an announced pause back: the point is open again from now on. A second time fails. */
  async withdraw(pauseId: string): Promise<void> {
    await this.transactions.run((tx) => this.takeBack(tx, { id: pauseId }));
  }

  /** As it was written down, for whoever hears of it before the picture in memory has it; undefined for one that was taken back. */
  async standing(db: EntityManager, id: string): Promise<StandingPause | undefined> {
    return (await db.existsBy(PointPauseEntity, { withdraws: id })) ? undefined : this.announced(db, id);
  }

  /** The same, also where it was taken back since. */
  async announced(db: EntityManager, id: string): Promise<StandingPause | undefined> {
    const pause = await db.findOneBy(PointPauseEntity, { id, withdraws: IsNull() });
    if (!pause) return undefined;
    const { pointId, startsAt: from, endsAt, reason, substitutePointId } = pause;
    return {
      ...{ id, pointId, from, reason },
      until: endsAt ?? undefined,
      substitutePointId: substitutePointId ?? undefined,
    };
  }

  /** True where a pause that was not taken back covers this moment, as it is written down. */
  async isPausedAt(db: EntityManager, pointId: string, at: Date): Promise<boolean> {
    const rows = await db.findBy(PointPauseEntity, { pointId });
    const withdrawn = new Set(rows.map(({ withdraws }) => withdraws));
    return rows.some(
      ({ id, withdraws, startsAt, endsAt }) =>
        withdraws === null && !withdrawn.has(id) && startsAt <= at && (endsAt === null || at < endsAt),
    );
  }

  private check({ pointId, from, until, substitutePointId: other }: PauseAnnouncement): void {
    if (!this.network.findPoint(pointId)) throw new Failure('point_not_found', 'id');
    // Nobody is sent to a door that is not open yet, or has been shut for good.
    if (other !== undefined && (other === pointId || this.network.findPoint(other)?.status !== 'open'))
      throw new Failure('point_not_found', 'substitutePointId');
    if (until && until <= from) throw new Failure('invalid_field', 'until');
  }

  private async write(tx: EntityManager, pause: PauseAnnouncement): Promise<string> {
    const id = uuid();
    await this.add(tx, {
      ...{ id, pointId: pause.pointId, startsAt: pause.from, endsAt: pause.until ?? null, reason: pause.reason },
      ...{ substitutePointId: pause.substitutePointId ?? null, withdraws: null },
    });
    return id;
  }

  private async takeBack(tx: EntityManager, of: { readonly id: string; readonly pointId?: string }): Promise<void> {
    const pause = await tx.findOneBy(PointPauseEntity, of);
    if (!pause || pause.withdraws !== null) throw new Failure('not_found', 'pauseId');
    const { announcedAt: _announcedAt, ...row } = pause;
    await this.add(tx, { ...row, id: uuid(), withdraws: of.id });
  }

  private async add(tx: EntityManager, row: Omit<PointPauseEntity, 'announcedAt' | 'point'>): Promise<void> {
    const now = this.clock.now();
    // What takes a pause back is there once: the unique index decides, also between two who try at the same time.
    if (!(await insertOnce(tx, PointPauseEntity, { ...row, announcedAt: now }))) throw new Failure('already_withdrawn');
    const pause = { pointId: row.pointId, pauseId: row.withdraws ?? row.id };
    await appendToOutbox(tx, row.withdraws === null ? pointPaused : pointResumed, pause, now);
    await raiseRevision(tx, 'network');
  }
}
