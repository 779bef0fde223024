// What do parcels say of somebody, and for how long are they kept?
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { PARCEL_PHOTO } from '@kehuoyou/shared';
import { DataSource, In, IsNull, LessThan, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { RecipientsService } from '../accounts/household/recipients.service.js';
import { MyDataService } from '../accounts/privacy/my-data.service.js';
import { RetentionService } from '../accounts/privacy/retention.service.js';
import { Vault } from '../accounts/safekeeping/vault.service.js';
import { LIKE_NOBODY, nobody } from '../database/nobody.js';
import { Transactions } from '../database/transaction.js';
import { CarrierParcelEntity, CarrierTrackEntity } from './carriers/carrier-story.entity.js';
import { ParcelEntity, ParcelEventEntity } from './custody/parcel.entity.js';
import { AgentQuestionEntity, StandingAgentEntity } from './pickup/agent.entity.js';
import { HomeDeliveryEntity } from './leaving/home-delivery.entity.js';
import { ParcelMatchEntity } from './matching/parcel-match.entity.js';
import { removeMedia } from '../pictures/media-rows.js';
import { StationParcelEntity } from './stations/station-parcel.entity.js';
import { RedirectQuestionEntity } from './redirecting/redirect.entity.js';
import { ParcelNoticeChoiceEntity } from './telling/notice-choice.entity.js';
import { KeptNumberEntity } from './tracking/kept-number.entity.js';

/** Rows swept at once. */
const BATCH = 500;
/** What a label said of somebody. */
const NOBODYS = { nameSealed: null, phoneSealed: null, phoneHash: null, phoneTail: null, virtualNumber: null } as const;

/** Tells, erases and sweeps what parcels say of people. Where a parcel was and when stays: public money rests on it. */
@Injectable()
export class ParcelsData implements OnModuleInit {
  readonly name = 'parcels';

  constructor(
    private readonly transactions: Transactions,
    private readonly dataSource: DataSource,
    private readonly myData: MyDataService,
    private readonly retention: RetentionService,
    private readonly recipients: RecipientsService,
    private readonly vault: Vault,
  ) {}

  onModuleInit(): void {
    this.myData.include(this);
    this.retention.sweep('parcel', (limit) => this.sweep(limit));
  }

  /** Parcels of the account's confirmed numbers, and what it said of parcels. */
  async tell(accountId: string): Promise<object> {
    const { manager } = this.dataSource;
    const hashes = await this.recipients.hashesHeldBy(accountId);
    const rows = hashes.length === 0 ? [] : await manager.findBy(ParcelEntity, { phoneHash: In(hashes) });
    const keptNumbers = await manager.findBy(KeptNumberEntity, { accountId });
    const agents = await this.agentsOf(manager, accountId, hashes);
    const said = await manager.find(ParcelEventEntity, { where: { actor: accountId }, order: { receivedAt: 'ASC' } });
    return {
      keptNumbers,
      ...agents,
      matches: await this.matchesOf(manager, hashes),
      otherStations: await this.otherStationsOf(manager, accountId),
      noticeChoice: await manager.findBy(ParcelNoticeChoiceEntity, { accountId }),
      redirectAnswers: await manager.findBy(RedirectQuestionEntity, { answeredBy: accountId }),
      homeDeliveries: await this.homeDeliveriesOf(manager, hashes),
      parcels: rows.map(({ nameSealed, phoneSealed, phoneHash: _hash, version: _version, id, ...row }) => ({
        ...row,
        ...(nameSealed === null ? {} : { name: this.vault.open(nameSealed, `parcel.name:${id}`) }),
        ...(phoneSealed === null ? {} : { phone: this.vault.open(phoneSealed, `parcel.phone:${id}`) }),
      })),
      said: said.map(({ agentSealed, batchId: _batch, ...fact }) => ({
        ...fact,
        ...(agentSealed === null ? {} : { agent: this.vault.open(agentSealed, `parcel_event.agent:${fact.eventId}`) }),
      })),
    };
  }

  /** Who may fetch for the account, and who would have: as its household reads it, and as it asked and answered. */
  private async agentsOf(db: EntityManager, accountId: string, hashes: readonly string[]): Promise<object> {
    const standing = await db.findBy(StandingAgentEntity, { accountId });
    const questions = await db.find(AgentQuestionEntity, {
      where: [{ phoneHash: In([...hashes]) }, { askedBy: accountId }, { answeredBy: accountId }],
      order: { askedAt: 'ASC' },
    });
    return {
      standingAgents: standing.map(({ nameSealed, ...row }) => ({
        ...row,
        name: this.vault.open(nameSealed, `standing_agent.name:${row.id}`),
      })),
      agentQuestions: questions.map(({ agentSealed, phoneHash: _hash, ...row }) => ({
        ...row,
        ...(agentSealed === null ? {} : { agent: this.vault.open(agentSealed, `agent_question.agent:${row.id}`) }),
      })),
    };
  }

  /** What keepers said of parcels that may have been the account's. */
  private async matchesOf(db: EntityManager, hashes: readonly string[]): Promise<object[]> {
    const rows = await db.findBy(ParcelMatchEntity, { phoneHash: In([...hashes]) });
    return rows.map(({ phoneHash: _hash, saidBy: _by, ...row }) => row);
  }

  /** Parcels of the account that were asked for at other stations, and what was told of them. */
  private async otherStationsOf(db: EntityManager, accountId: string): Promise<object[]> {
    const rows = await db.findBy(StationParcelEntity, { accountId });
    return rows.map(({ codeSealed, phoneHash: _hash, accountId: _account, ...row }) => ({
      ...row,
      ...(codeSealed === null ? {} : { code: this.vault.open(codeSealed, `station_parcel.code:${row.id}`) }),
    }));
  }

  /** On which points' lists the account's numbers stand or stood. */
  private async homeDeliveriesOf(db: EntityManager, hashes: readonly string[]): Promise<object[]> {
    const rows = await db.findBy(HomeDeliveryEntity, { phoneHash: In([...hashes]) });
    return rows.map(({ nameSealed, phoneHash: _hash, addedBy: _by, endedBy: _ended, ...row }) => ({
      ...row,
      name: this.vault.open(nameSealed, `home_delivery.name:${row.id}`),
    }));
  }

  /** Takes somebody out of what they said, and their name and number off the labels of their parcels. */
  async erase(tx: EntityManager, accountId: string): Promise<readonly string[]> {
    const hashes = await this.recipients.hashesHeldBy(accountId, tx);
    if (hashes.length > 0) await tx.update(ParcelEntity, { phoneHash: In(hashes) }, NOBODYS);
    await tx.delete(ParcelNoticeChoiceEntity, { accountId });
    await tx.delete(KeptNumberEntity, { accountId });
    await tx.delete(StandingAgentEntity, { accountId });
    await tx.delete(StationParcelEntity, { accountId });
    if (hashes.length > 0) await tx.delete(HomeDeliveryEntity, { phoneHash: In(hashes) });
    if (hashes.length > 0)
      await tx.update(AgentQuestionEntity, { phoneHash: In(hashes) }, { phoneHash: nobody(), agentSealed: null });
    if (hashes.length > 0) await tx.update(ParcelMatchEntity, { phoneHash: In(hashes) }, { phoneHash: nobody() });
    await tx.update(RedirectQuestionEntity, { answeredBy: accountId }, { answeredBy: nobody() });
    for (const who of ['askedBy', 'answeredBy'] as const)
      await tx.update(AgentQuestionEntity, { [who]: accountId }, { [who]: nobody() });
    await this.unlink(tx, accountId);
    return [];
  }

  /** Takes the person and their phones out of facts from before `limit`, or of all. Gives how many. */
  private async unlink(tx: EntityManager, actor: string, limit?: Date): Promise<number> {
    const old = { actor, ...(limit === undefined ? {} : { receivedAt: LessThan(limit) }) };
    const who = nobody();
    let count = 0;
    const phones = await tx.find(ParcelEventEntity, { select: { eventId: true, deviceId: true }, where: old });
    for (const deviceId of new Set(phones.map((row) => row.deviceId)))
      count +=
        (
          await tx.update(
            ParcelEventEntity,
            { ...old, deviceId },
            { actor: who, deviceId: nobody(), agentSealed: null },
          )
        ).affected ?? 0;
    if (count > 0) await takeAlong(tx, actor, who);
    return count;
  }

  /** After a year (邮政法: the period in which one may ask) nothing is left but what counts pieces. */
  private async sweep(limit: Date): Promise<number> {
    const named = [
      { phoneHash: Not(IsNull()) },
      { nameSealed: Not(IsNull()) },
      { virtualNumber: Not(IsNull()) },
      { phoneTail: Not(IsNull()) },
    ];
    const old = named.map((each) => ({ ...each, since: LessThan(limit) }));
    let count = 0;
    for (;;) {
      const rows = await this.dataSource.manager.find(ParcelEntity, { select: { id: true }, where: old, take: BATCH });
      if (rows.length === 0) break;
      count += await this.transactions.run(
        async (tx) => (await tx.update(ParcelEntity, { id: In(rows.map(({ id }) => id)) }, NOBODYS)).affected ?? 0,
      );
    }
    return (
      count +
      (await this.transactions.run(
        async (tx) =>
          (await this.unlinkOld(tx, limit)) +
          (await sweepCarriers(tx, limit)) +
          (await removeMedia(tx, PARCEL_PHOTO, limit)),
      ))
    );
  }

  private async unlinkOld(tx: EntityManager, limit: Date): Promise<number> {
    const actors = await tx
      .createQueryBuilder(ParcelEventEntity, 'fact')
      .select('DISTINCT fact.actor', 'actor')
      .where('fact.receivedAt < :limit AND fact.actor NOT LIKE :nobody', { limit, nobody: LIKE_NOBODY })
      .getRawMany<{ actor: string }>();
    let count = 0;
    for (const { actor } of actors) count += await this.unlink(tx, actor, limit);
    return count;
  }
}

/** What carriers said so long ago, what was asked of them, and which numbers somebody kept. */
async function sweepCarriers(tx: EntityManager, limit: Date): Promise<number> {
  const tracks = await tx.delete(CarrierTrackEntity, { receivedAt: LessThan(limit) });
  const parcels = await tx.delete(CarrierParcelEntity, { toldAt: LessThan(limit) });
  // Of some nothing was ever told.
  const untold = await tx.delete(CarrierParcelEntity, { toldAt: IsNull(), queriedAt: LessThan(limit) });
  const questions = await tx.delete(AgentQuestionEntity, { askedAt: LessThan(limit) });
  const homes = await tx.delete(HomeDeliveryEntity, { endedAt: LessThan(limit) });
  const matches = await tx.delete(ParcelMatchEntity, { saidAt: LessThan(limit) });
  const numbers = await tx.delete(KeptNumberEntity, { keptAt: LessThan(limit) });
  const stations = await tx.delete(StationParcelEntity, { wantedAt: LessThan(limit) });
  const redirects = await tx.delete(RedirectQuestionEntity, { askedAt: LessThan(limit) });
  return [tracks, parcels, untold, questions, homes, matches, numbers, stations, redirects].reduce(
    (sum, { affected }) => sum + (affected ?? 0),
    0,
  );
}

/** A slip is taken back only by whoever made it: a retraction stays with what it takes back, though it came later. */
async function takeAlong(tx: EntityManager, actor: string, who: string): Promise<void> {
  const later = await tx.find(ParcelEventEntity, {
    select: { eventId: true, retracts: true },
    where: { actor, retracts: Not(IsNull()) },
  });
  const slips = await tx.find(ParcelEventEntity, {
    select: { eventId: true },
    where: { actor: who, eventId: In(later.flatMap(({ retracts }) => retracts ?? [])) },
  });
  const gone = new Set(slips.map(({ eventId }) => eventId));
  const ids = later.filter(({ retracts }) => gone.has(retracts ?? '')).map(({ eventId }) => eventId);
  if (ids.length > 0) await tx.update(ParcelEventEntity, { eventId: In(ids) }, { actor: who, deviceId: nobody() });
}
