// Whose parcel is it, who is told, and who may see for whom it is?
import { Injectable } from '@nestjs/common';
import { maskName, maskPhone } from '@kehuoyou/shared';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Transactions } from '../../database/transaction.js';
import type { Caller } from '../../http/caller.js';
import { AccountsService } from '../identity/accounts.service.js';
import { ConsentsService } from '../identity/consents.service.js';
import type { Consequence } from '../identity/consents.service.js';
import { FollowingEntity, PersonEntity } from './household.entity.js';
import { PhoneNumbersService } from './phone-numbers.service.js';
import type { OpenPerson } from './open-person.js';
import { PeopleService } from './people.service.js';
import type { ReadingNote } from './people.service.js';

/** Accounts to whom something about a number matters. */
export interface Audience {
  /** The account that has confirmed the number. */
  readonly holder: string;
  /** Accounts that follow somebody with this number. */
  readonly followers: readonly string[];
}

/** A confirmed number that an account may see the parcels of. */
export interface VisibleNumber {
  readonly personId: string;
  readonly phoneHash: string;
  readonly name: string;
  /** True when the account keeps the person, false when it follows them. */
  readonly own: boolean;
}

/** A number that was confirmed somewhere, and what a label shows of whose it is. */
export interface KnownNumber {
  readonly phoneHash: string;
  readonly name: string;
  /** Last four digits. */
  readonly tail: string;
}

/** For the features that move things: they hold a keyed hash of the number, and ask here what it means. */
@Injectable()
export class RecipientsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly accounts: AccountsService,
    private readonly people: PeopleService,
    private readonly phoneNumbers: PhoneNumbersService,
    private readonly consents: ConsentsService,
  ) {}

  /** Keyed hash of a number in its normal form (`normalPhone`). */
  phoneHash(phone: string): string {
    return this.people.phoneHash(phone);
  }

  /** Hashes of the numbers that an account has confirmed, of its own people. */
  async hashesHeldBy(accountId: string, db: EntityManager = this.dataSource.manager): Promise<string[]> {
    return (await this.phoneNumbers.heldBy(accountId, db)).map(({ phoneHash }) => phoneHash);
  }

  /** Numbers that were confirmed at a point: of those who live round it. */
  async confirmedAt(pointId: string, db: EntityManager = this.dataSource.manager): Promise<KnownNumber[]> {
    const claims = await this.phoneNumbers.confirmedAt(pointId, db);
    const holders = new Map(claims.map(({ phoneHash, accountId }) => [phoneHash, accountId]));
    if (holders.size === 0) return [];
    const rows = await db.findBy(PersonEntity, { phoneHash: In([...holders.keys()]) });
    return rows.flatMap((row): KnownNumber[] => {
      const { name, phone } = this.people.open(row);
      if (row.phoneHash === null || holders.get(row.phoneHash) !== row.keptBy || name === undefined) return [];
      return phone === undefined ? [] : [{ phoneHash: row.phoneHash, name, tail: phone.slice(-4) }];
    });
  }

  /** Who has confirmed this number and who follows its people, but for those who are shut out; undefined when nobody has. */
  async audienceOf(phoneHash: string, db: EntityManager = this.dataSource.manager): Promise<Audience | undefined> {
    const holder = (await this.phoneNumbers.current([phoneHash], db)).get(phoneHash)?.accountId;
    if (holder === undefined || holder === null || (await this.accounts.isShutOut(holder, db))) return undefined;
    const people = await db.findBy(PersonEntity, { keptBy: holder, phoneHash });
    if (people.length === 0) return { holder, followers: [] };
    const followings = await db.findBy(FollowingEntity, { personId: In(people.map(({ id }) => id)) });
    const followers = [...new Set(followings.map(({ accountId }) => accountId))];
    const shutOut = await Promise.all(followers.map((accountId) => this.accounts.isShutOut(accountId, db)));
    return { holder, followers: followers.filter((_follower, index) => shutOut[index] !== true) };
  }

  /** Every confirmed number that an account keeps or follows. */
  async numbersOf(accountId: string): Promise<VisibleNumber[]> {
    const rows = (await Promise.all([this.people.keptBy(accountId), this.people.followedBy(accountId)])).flat();
    const claims = await this.phoneNumbers.current(
      rows.flatMap(({ phoneHash }) => (phoneHash === null ? [] : [phoneHash])),
    );
    return rows.flatMap((row) => {
      if (row.phoneHash === null || claims.get(row.phoneHash)?.accountId !== row.keptBy) return [];
      return [
        {
          personId: row.id,
          phoneHash: row.phoneHash,
          name: this.people.open(row).name ?? '',
          own: row.keptBy === accountId,
        },
      ];
    });
  }

  /** True where the account agreed that other services are asked what waits for its numbers. */
  async mayAskElsewhere(accountId: string): Promise<boolean> {
    return this.consents.holds(accountId, 'other_stations');
  }

  /** Of these numbers those whose holder agreed to it, with who that is. */
  async whoAsksElsewhere(phoneHashes: readonly string[], db: EntityManager): Promise<Map<string, string>> {
    const claims = await this.phoneNumbers.current(phoneHashes, db);
    const holders = [...new Set([...claims.values()].flatMap(({ accountId }) => accountId ?? []))];
    const said = await this.consents.latestOf(holders, ['other_stations'], [''], db);
    const agreed = new Set(said.filter(({ act }) => act === 'given').map(({ accountId }) => accountId));
    return new Map(
      [...claims].flatMap(([phoneHash, { accountId }]) =>
        accountId !== null && agreed.has(accountId) ? [[phoneHash, accountId] as const] : [],
      ),
    );
  }

  /** Whoever keeps what was heard elsewhere says here how it is forgotten, with that consent or with the numbers. */
  whenAskedElsewhereNoLonger(forget: Consequence): void {
    this.consents.onWithdrawal('other_stations', forget);
    this.consents.onWithdrawal('privacy_notice', forget);
  }

  /** One of its own confirmed numbers in full, for asking another service; that it may be asked, the caller has made sure. */
  async numberToAskWith(accountId: string, phoneHash: string): Promise<string | undefined> {
    if (!(await this.hashesHeldBy(accountId)).includes(phoneHash)) return undefined;
    const person = (await this.people.keptBy(accountId)).find((each) => each.phoneHash === phoneHash);
    return person && this.people.open(person).phone;
  }

  /** May the parcel be left at the point? Only if whoever has confirmed the number agreed to it. */
  async mayLeave(
    phoneHash: string,
    place: { pointId: string; parcelId: string },
    db?: EntityManager,
  ): Promise<boolean> {
    const holder = (await this.phoneNumbers.current([phoneHash], db)).get(phoneHash)?.accountId;
    return holder !== undefined && holder !== null && this.consents.mayLeave(holder, place, db);
  }

  /** The same of many parcels, by id; those are not among them whose number nobody has confirmed. */
  async whichMayLeave(
    places: readonly { readonly phoneHash: string; readonly pointId: string; readonly parcelId: string }[],
    db: EntityManager = this.dataSource.manager,
  ): Promise<Map<string, boolean>> {
    const claims = await this.phoneNumbers.current(
      places.map(({ phoneHash }) => phoneHash),
      db,
    );
    const held = places.flatMap(({ phoneHash, ...place }) => {
      const holder = claims.get(phoneHash)?.accountId ?? undefined;
      return holder === undefined ? [] : [{ ...place, holder }];
    });
    const said = await this.consents.latestOf(
      [...new Set(held.map(({ holder }) => holder))],
      ['leave_parcel', 'leave_at_point'],
      [...new Set(held.flatMap(({ parcelId, pointId }) => [parcelId, pointId]))],
      db,
    );
    const given = new Map(
      said.map(({ accountId, kind, subject, act }) => [`${accountId} ${kind} ${subject}`, act === 'given'] as const),
    );
    return new Map(
      held.map(({ holder, parcelId, pointId }) => [
        parcelId,
        given.get(`${holder} leave_parcel ${parcelId}`) ?? given.get(`${holder} leave_at_point ${pointId}`) ?? false,
      ]),
    );
  }

  /** Writes into the ledger of consent, in the caller's transaction, what somebody has just said of one parcel. */
  async sayOfParcel(
    tx: EntityManager,
    accountId: string,
    { parcelId, mayLeave }: { readonly parcelId: string; readonly mayLeave: boolean },
  ): Promise<void> {
    const act = mayLeave ? 'given' : 'withdrawn';
    await this.consents.record(tx, accountId, { kind: 'leave_parcel', subject: parcelId, act });
  }

  /** The person to whom an account belongs, for calling them; undefined when they have said neither name nor number. */
  async ownerOf(accountId: string): Promise<string | undefined> {
    return (await this.people.ownerOf(accountId))?.id;
  }

  /** Names and numbers as everybody may see them, by person. */
  async masked(personIds: readonly string[]): Promise<Map<string, OpenPerson>> {
    const rows = await this.people.find(personIds);
    return new Map(
      rows.map((row) => {
        const { name, phone } = this.people.open(row);
        return [
          row.id,
          {
            ...(name === undefined ? {} : { name: maskName(name) }),
            ...(phone === undefined ? {} : { phone: maskPhone(phone) }),
          },
        ];
      }),
    );
  }

  /**
   * Names and numbers in full for somebody of the staff whose work needs them; that it does, the calling
   * feature has made sure of. Each look is written to the audit log, where its subject can read it.
   */
  async reveal(caller: Caller, personIds: readonly string[], note: ReadingNote): Promise<Map<string, OpenPerson>> {
    const rows = await this.people.find(personIds);
    await this.transactions.run(async (tx) => {
      for (const row of rows) await this.people.noteReading(tx, caller, row.id, note);
    });
    return new Map(rows.map((row) => [row.id, this.people.open(row)]));
  }
}
