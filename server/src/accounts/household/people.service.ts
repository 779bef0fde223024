// Who are the people on a phone, and what are they called?
import { Inject, Injectable } from '@nestjs/common';
import { Failure, MOST_PEOPLE } from '@kehuoyou/shared';
import type { Clock, Role } from '@kehuoyou/shared';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { CLOCK } from '../../clock.js';
import type { Caller } from '../../http/caller.js';
import { AuditService } from '../safekeeping/audit.service.js';
import { ConsentsService } from '../identity/consents.service.js';
import { FollowingEntity, PersonEntity } from './household.entity.js';
import { PhoneNumbersService } from './phone-numbers.service.js';
import type { OpenPerson } from './open-person.js';
import { Vault } from '../safekeeping/vault.service.js';
import { insertRow } from '../../database/insert-rows.js';

/** Why somebody of the staff looked. */
export interface ReadingNote {
  /** In which role. */
  readonly role: Role;
  /** In Chinese, as the person themself will read it: 当面核对身份. */
  readonly reason: string;
}

/** People's rows: sealed on the way in, opened on the way out. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: Vault,
    private readonly phoneNumbers: PhoneNumbersService,
    private readonly audit: AuditService,
    consents: ConsentsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    consents.onWithdrawal('sensitive_data', (tx, accountId) => this.removeChildren(tx, accountId));
  }

  /** Everybody whom an account keeps, its owner first. */
  async keptBy(accountId: string, db: EntityManager = this.dataSource.manager): Promise<PersonEntity[]> {
    const people = await db.find(PersonEntity, { where: { keptBy: accountId }, order: { id: 'ASC' } });
    return people.sort((a, b) => Number(b.selfOf !== null) - Number(a.selfOf !== null));
  }

  /** Everybody whom an account follows. */
  async followedBy(accountId: string, db: EntityManager = this.dataSource.manager): Promise<PersonEntity[]> {
    return db
      .createQueryBuilder(PersonEntity, 'person')
      .innerJoin(FollowingEntity, 'following', 'following.personId = person.id')
      .where('following.accountId = :accountId', { accountId })
      .orderBy('person.id')
      .getMany();
  }

  /** The person to whom an account belongs. */
  async ownerOf(accountId: string, db: EntityManager = this.dataSource.manager): Promise<PersonEntity | undefined> {
    return (await db.findOneBy(PersonEntity, { selfOf: accountId })) ?? undefined;
  }

  /** Somebody whom the account keeps; a stranger's person and none are answered alike. */
  async kept(accountId: string, personId: string, db: EntityManager = this.dataSource.manager): Promise<PersonEntity> {
    const person = await db.findOneBy(PersonEntity, { id: personId, keptBy: accountId });
    if (!person) throw new Failure('person_not_found', 'id');
    return person;
  }

  /** People by their ids. */
  async find(ids: readonly string[], db: EntityManager = this.dataSource.manager): Promise<PersonEntity[]> {
    return ids.length === 0 ? [] : db.findBy(PersonEntity, { id: In([...ids]) });
  }

  /** Name and number of a row. Who may see them is the caller's business: see `noteReading`. */
  open(person: PersonEntity): OpenPerson {
    return {
      ...(person.nameSealed === null ? {} : { name: this.vault.open(person.nameSealed, `person.name:${person.id}`) }),
      ...(person.phoneSealed === null
        ? {}
        : { phone: this.vault.open(person.phoneSealed, `person.phone:${person.id}`) }),
    };
  }

  /** Writes down that somebody of the staff saw a person's name or number in full. */
  async noteReading(
    tx: EntityManager,
    caller: Pick<Caller, 'accountId'>,
    personId: string,
    note: ReadingNote,
  ): Promise<void> {
    const detail = { role: note.role, reason: note.reason };
    await this.audit.append(tx, {
      action: 'person.read',
      actorId: caller.accountId,
      subjectKind: 'person',
      subjectId: personId,
      detail,
    });
  }

  /** Adds somebody, with a number in its normal form. The account must be locked. */
  async add(
    tx: EntityManager,
    accountId: string,
    given: { name: string; phone: string; underFourteen: boolean },
  ): Promise<string> {
    const count = (await this.keptBy(accountId, tx)).length + (await this.followedBy(accountId, tx)).length;
    if (count >= MOST_PEOPLE) throw new Failure('too_many_people');
    const id = await this.insert(tx, accountId, false, given.underFourteen);
    await tx.update(PersonEntity, { id }, { ...this.sealedName(id, given.name), ...this.sealedPhone(id, given.phone) });
    return id;
  }

  /** Corrects name and number; a number that nobody on this phone has any longer is given up. */
  async correct(
    tx: EntityManager,
    person: PersonEntity,
    given: { name: string; phone: string; underFourteen: boolean },
  ): Promise<void> {
    const changes = {
      ...this.sealedName(person.id, given.name),
      ...this.sealedPhone(person.id, given.phone),
      underFourteen: given.underFourteen,
    };
    await tx.update(PersonEntity, { id: person.id }, changes);
    await this.releaseUnused(tx, person.keptBy, person.phoneHash);
  }

  /** Removes somebody for good, with everybody who follows them. */
  async remove(tx: EntityManager, person: PersonEntity): Promise<void> {
    await tx.delete(FollowingEntity, { personId: person.id });
    await tx.delete(PersonEntity, { id: person.id });
    await this.releaseUnused(tx, person.keptBy, person.phoneHash);
  }

  /** Names the owner of an account if they have not said their name, and always with `overwrite`. The account must be locked or new. */
  async nameOwner(tx: EntityManager, accountId: string, name: string, overwrite = false): Promise<void> {
    const owner = await this.owner(tx, accountId);
    if (owner.nameSealed === null || overwrite)
      await tx.update(PersonEntity, { id: owner.id }, this.sealedName(owner.id, name));
  }

  /** Sets the owner's number; what it was before is given up. Gives its hash. The account must be locked. */
  async setOwnerPhone(tx: EntityManager, accountId: string, phone: string): Promise<string> {
    const owner = await this.owner(tx, accountId);
    const sealed = this.sealedPhone(owner.id, phone);
    await tx.update(PersonEntity, { id: owner.id }, sealed);
    if (owner.phoneHash !== sealed.phoneHash) await this.releaseUnused(tx, accountId, owner.phoneHash);
    return sealed.phoneHash;
  }

  /** Keyed hash of a number in its normal form: what parcels are matched on. */
  phoneHash(phone: string): string {
    return this.vault.hash('phone', phone);
  }

  private async owner(tx: EntityManager, accountId: string): Promise<PersonEntity> {
    const id = (await this.ownerOf(accountId, tx))?.id ?? (await this.insert(tx, accountId, true, false));
    return tx.findOneByOrFail(PersonEntity, { id });
  }

  private async insert(tx: EntityManager, accountId: string, self: boolean, underFourteen: boolean): Promise<string> {
    const id = uuid();
    const empty = { nameSealed: null, phoneSealed: null, phoneHash: null };
    await insertRow(tx, PersonEntity, {
      id,
      keptBy: accountId,
      selfOf: self ? accountId : null,
      ...empty,
      underFourteen,
      addedAt: this.clock.now(),
    });
    return id;
  }

  private async releaseUnused(tx: EntityManager, accountId: string, phoneHash: string | null): Promise<void> {
    if (phoneHash === null || (await tx.existsBy(PersonEntity, { keptBy: accountId, phoneHash }))) return;
    await this.phoneNumbers.release(tx, accountId, phoneHash);
  }

  private async removeChildren(tx: EntityManager, accountId: string): Promise<void> {
    for (const person of await this.keptBy(accountId, tx)) if (person.underFourteen) await this.remove(tx, person);
  }

  private sealedName(id: string, name: string): { nameSealed: string } {
    return { nameSealed: this.vault.seal(name, `person.name:${id}`) };
  }

  private sealedPhone(id: string, phone: string): { phoneSealed: string; phoneHash: string } {
    return { phoneSealed: this.vault.seal(phone, `person.phone:${id}`), phoneHash: this.phoneHash(phone) };
  }
}
