// Which household may a parcel be for whose whole number nobody knows, and what did the keeper say?
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Failure, maskName, matchGradeOf, matchPolicy, surnameOf } from '@kehuoyou/shared';
import type { Clock, MatchGrade, MatchProposal, MatchWord } from '@kehuoyou/shared';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { RecipientsService } from '../../accounts/household/recipients.service.js';
import type { KnownNumber } from '../../accounts/household/recipients.service.js';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { insertRow } from '../../database/insert-rows.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { NetworkService } from '../../network/network.service.js';
import { holdParcels } from '../custody/custody-store.js';
import { ParcelNews } from '../custody/parcel-news.service.js';
import { ParcelEntity } from '../custody/parcel.entity.js';
import { ParcelMatchEntity } from './parcel-match.entity.js';

/** A parcel with what is known of whom it is for. */
export interface MatchKnown {
  readonly grade: MatchGrade;
  readonly proposal?: MatchProposal;
}

/** Proposes by surname, last four digits and place; decides nothing. */
@Injectable()
export class Matches {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly recipients: RecipientsService,
    private readonly network: NetworkService,
    private readonly news: ParcelNews,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The grade of each of a point's parcels by id, and whose it may be. */
  async of(
    pointId: string,
    rows: readonly ParcelEntity[],
    db: EntityManager = this.dataSource.manager,
  ): Promise<Map<string, MatchKnown>> {
    const said = await lastWords(
      db,
      rows.map(({ id }) => id),
    );
    const keys = new Map(rows.map((row) => [row.id, this.keyOf(row)]));
    const isAsked = [...keys.values()].some((key) => key !== undefined);
    const known = isAsked ? await this.recipients.confirmedAt(pointId, db) : [];
    return new Map(
      rows.map((row) => {
        const [words, { phoneHash, virtualNumber }] = [said.get(row.id) ?? [], row];
        const byKeeper = words[0]?.yes === true && words[0].phoneHash === phoneHash;
        const proposed = proposedOf(keys.get(row.id), known, words);
        return [
          row.id,
          {
            grade: matchGradeOf({ hasHousehold: phoneHash !== null, byKeeper, virtualNumber }),
            ...(proposed === undefined ? {} : { proposal: proposalOf(proposed, pointId) }),
          },
        ];
      }),
    );
  }

  /** Yes: it is theirs, and they hear of it. No: it is not proposed again, or no longer theirs. */
  async say(caller: Caller, word: MatchWord, command: Command): Promise<{ grade: MatchGrade }> {
    const { id: pointId, waybill } = word;
    authorise(caller, matchPolicy.say, this.network.jurisdictionOf(pointId), 'point_not_found', 'id');
    return this.transactions.once(command, async (tx) => {
      const here = [
        { waybill, holderId: pointId },
        { waybill, pointId },
      ];
      const found = await tx.find(ParcelEntity, { where: here, order: { id: 'ASC' }, take: 1 });
      const [row] = await holdParcels(
        tx,
        found.map(({ id }) => id),
      );
      if (!row) throw new Failure('parcel_not_found', 'waybill');
      await this.write(tx, caller, row, word);
      const now = await tx.findOneByOrFail(ParcelEntity, { id: row.id });
      return { grade: (await this.of(pointId, [now], tx)).get(row.id)?.grade ?? 'unknown' };
    });
  }

  private async write(tx: EntityManager, caller: Caller, row: ParcelEntity, word: MatchWord): Promise<void> {
    const { id: pointId, household, yes } = word;
    const said = (await lastWords(tx, [row.id])).get(row.id) ?? [];
    const [last] = said;
    const proposed = proposedOf(this.keyOf(row), await this.recipients.confirmedAt(pointId, tx), said)?.phoneHash;
    const matched = last?.yes === true && last.phoneHash === row.phoneHash ? last.phoneHash : undefined;
    const phoneHash = [proposed, matched].find(
      (each) => each !== undefined && householdKey(each, pointId) === household,
    );
    if (phoneHash === undefined) throw new Failure('match_gone', 'household');
    if (yes && matched === phoneHash) return;
    const saidAt = this.clock.now();
    const number = (last?.number ?? 0) + 1;
    const saidBy = caller.accountId;
    await insertRow(tx, ParcelMatchEntity, {
      id: uuid(),
      parcelId: row.id,
      number,
      phoneHash,
      yes,
      pointId,
      saidBy,
      saidAt,
    });
    await tx.update(ParcelEntity, { id: row.id }, { phoneHash: yes ? phoneHash : null });
    if (yes) await this.news.tell(tx, [], saidAt, [row]);
  }

  /** Surname and last four digits of a label that shows no whole number, and no shop's; undefined for every other. */
  private keyOf({ id, phoneHash, phoneTail, nameSealed, virtualNumber }: ParcelEntity): string | undefined {
    if (phoneHash !== null || phoneTail === null || nameSealed === null || virtualNumber !== null) return undefined;
    const surname = surnameOf(this.vault.open(nameSealed, `parcel.name:${id}`));
    return surname === undefined ? undefined : `${surname} ${phoneTail}`;
  }
}

/** The one household of this surname and tail that is left; two that are alike are none. */
function proposedOf(
  key: string | undefined,
  known: readonly KnownNumber[],
  said: readonly ParcelMatchEntity[],
): KnownNumber | undefined {
  if (key === undefined) return undefined;
  const alike = known.filter(({ name, tail }) => `${surnameOf(name) ?? ''} ${tail}` === key);
  const [first, second] = [...new Map(alike.map((each) => [each.phoneHash, each])).values()];
  if (first === undefined || second !== undefined) return undefined;
  return said.some(({ phoneHash, yes }) => phoneHash === first.phoneHash && !yes) ? undefined : first;
}

/** Of each parcel what was said, the last first. */
async function lastWords(db: EntityManager, ids: readonly string[]): Promise<Map<string, ParcelMatchEntity[]>> {
  const said = new Map<string, ParcelMatchEntity[]>();
  if (ids.length === 0) return said;
  const rows = await db.find(ParcelMatchEntity, { where: { parcelId: In([...ids]) }, order: { number: 'DESC' } });
  for (const row of rows) said.set(row.parcelId, [...(said.get(row.parcelId) ?? []), row]);
  return said;
}

function proposalOf({ phoneHash, name }: KnownNumber, pointId: string): MatchProposal {
  return { household: householdKey(phoneHash, pointId), name: maskName(name) };
}

/** Tells households of a point apart without saying anything of their number. */
function householdKey(phoneHash: string, pointId: string): string {
  return createHash('sha256').update(`proposal ${pointId} ${phoneHash}`).digest('hex').slice(0, 16);
}
