// Who is on this phone, and who follows whom from afar?
import { Inject, Injectable } from '@nestjs/common';
import { Failure, MOST_PEOPLE } from '@kehuoyou/shared';
import type { Clock, OneTimeCode, Person, PersonAsk } from '@kehuoyou/shared';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { CLOCK } from '../../clock.js';
import { insertOnce } from '../../database/insert-once.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { GuessLimit } from '../../http/limits/guess-limit.js';
import type { Caller } from '../../http/caller.js';
import { AccountsService } from '../identity/accounts.service.js';
import { OneTimeCodesService } from '../identity/one-time-codes.service.js';
import { ConsentsService } from '../identity/consents.service.js';
import { FollowingEntity } from './household.entity.js';
import type { PersonEntity } from './household.entity.js';
import { followerView, personView } from './household.view.js';
import { PhoneNumbersService } from './phone-numbers.service.js';
import { PeopleService } from './people.service.js';
import { SecretAnswers } from '../safekeeping/secret-answers.service.js';
import { Vault } from '../safekeeping/vault.service.js';

/** The people that a phone keeps or follows. The rows of answers are built after the transaction, so that none is kept in the clear. */
@Injectable()
export class HouseholdsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly vault: Vault,
    private readonly accounts: AccountsService,
    private readonly consents: ConsentsService,
    private readonly people: PeopleService,
    private readonly phoneNumbers: PhoneNumbersService,
    private readonly codes: OneTimeCodesService,
    private readonly secrets: SecretAnswers,
    private readonly guesses: GuessLimit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Everybody whom the caller keeps, then everybody whom they follow. */
  async list(caller: Pick<Caller, 'accountId'>): Promise<{ people: Person[] }> {
    const rows = [...(await this.people.keptBy(caller.accountId)), ...(await this.people.followedBy(caller.accountId))];
    return { people: await this.views(rows, caller.accountId) };
  }

  /** Adds somebody who shares this phone. A child under fourteen needs a consent of its own. */
  async add(caller: Caller, ask: PersonAsk, command: Command): Promise<Person> {
    const { personId } = await this.transactions.once(this.vault.blind(command), async (tx) => {
      await this.accounts.lock(tx, caller.accountId);
      await this.demandConsent(tx, caller.accountId, ask);
      return {
        personId: await this.people.add(tx, caller.accountId, { ...ask, underFourteen: ask.underFourteen ?? false }),
      };
    });
    return this.one(caller, personId);
  }

  /** Corrects somebody. */
  async correct(caller: Caller, ask: PersonAsk & { id: string }, command: Command): Promise<Person> {
    await this.transactions.once(this.vault.blind(command), async (tx) => {
      await this.accounts.lock(tx, caller.accountId);
      const person = await this.people.kept(caller.accountId, ask.id, tx);
      await this.demandConsent(tx, caller.accountId, ask);
      await this.people.correct(tx, person, { ...ask, underFourteen: ask.underFourteen ?? false });
      return {};
    });
    return this.one(caller, ask.id);
  }

  /** Removes somebody from this phone, or stops following them. */
  async remove(caller: Caller, id: string, command: Command): Promise<{ people: Person[] }> {
    await this.transactions.once(command, async (tx) => {
      await this.accounts.lock(tx, caller.accountId);
      const left = await tx.delete(FollowingEntity, { personId: id, accountId: caller.accountId });
      if (left.affected !== 1) await this.people.remove(tx, await this.people.kept(caller.accountId, id, tx));
      return {};
    });
    return this.list(caller);
  }

  /** A code by which a relative may follow somebody whom the caller keeps. */
  async share(caller: Caller, id: string, command: Command): Promise<OneTimeCode> {
    const { answer, secret } = await this.secrets.once(command, async (tx) => {
      await this.people.kept(caller.accountId, id, tx);
      const { code, expiresAt } = await this.codes.issue(tx, {
        purpose: 'follow',
        accountId: caller.accountId,
        subjectId: id,
      });
      return { answer: { expiresAt }, secret: code };
    });
    return this.codes.view('follow', secret, answer.expiresAt);
  }

  /** Follows somebody by the code that their phone shows. */
  async follow(caller: Caller, code: string, command: Command): Promise<Person> {
    return this.guesses.guard('code', { account: caller.accountId }, async () => {
      const { personId } = await this.transactions.once(this.vault.blind(command), async (tx) => ({
        personId: await this.beginFollowing(tx, caller, code),
      }));
      return this.one(caller, personId);
    });
  }

  /** Ends somebody else's following of a person whom the caller keeps. */
  async removeFollower(caller: Caller, ask: { id: string; followerId: string }, command: Command): Promise<Person> {
    await this.transactions.once(command, async (tx) => {
      await this.people.kept(caller.accountId, ask.id, tx);
      const removed = await tx.delete(FollowingEntity, { id: ask.followerId, personId: ask.id });
      if (removed.affected !== 1) throw new Failure('person_not_found', 'followerId');
      return {};
    });
    return this.one(caller, ask.id);
  }

  private async beginFollowing(tx: EntityManager, caller: Caller, code: string): Promise<string> {
    await this.accounts.lock(tx, caller.accountId);
    const { subjectId, accountId } = await this.codes.use(tx, 'follow', code, caller.accountId);
    const [person] = await this.people.find(subjectId === null ? [] : [subjectId], tx);
    // One's own code, and one for somebody who has been removed since, lead nowhere.
    if (!person || person.keptBy !== accountId || accountId === caller.accountId)
      throw new Failure('code_not_valid', 'code');
    const count =
      (await this.people.keptBy(caller.accountId, tx)).length +
      (await this.people.followedBy(caller.accountId, tx)).length;
    if (count >= MOST_PEOPLE) throw new Failure('too_many_people');
    const row = { id: uuid(), personId: person.id, accountId: caller.accountId, since: this.clock.now() };
    // Followed already: that is what was asked for.
    await insertOnce(tx, FollowingEntity, row);
    return person.id;
  }

  private async demandConsent(tx: EntityManager, accountId: string, ask: PersonAsk): Promise<void> {
    if (!(await this.consents.holds(accountId, 'privacy_notice', '', tx))) throw new Failure('consent_needed');
    if (ask.underFourteen !== true) return;
    if (!(await this.consents.holds(accountId, 'sensitive_data', '', tx)))
      throw new Failure('sensitive_consent_needed');
  }

  private async one(caller: Caller, personId: string): Promise<Person> {
    const { people } = await this.list(caller);
    const person = people.find(({ id }) => id === personId);
    // Only when it was removed again before this answer was made.
    if (!person) throw new Failure('person_not_found', 'id');
    return person;
  }

  private async views(rows: readonly PersonEntity[], accountId: string): Promise<Person[]> {
    const claims = await this.phoneNumbers.current(
      rows.flatMap(({ phoneHash }) => (phoneHash === null ? [] : [phoneHash])),
    );
    const followings = await this.followersOf(rows.filter(({ keptBy }) => keptBy === accountId).map(({ id }) => id));
    const owners = await Promise.all(followings.map((following) => this.people.ownerOf(following.accountId)));
    return rows.map((row) => {
      const followers = followings.flatMap((each, at) => {
        const owner = owners[at];
        return each.personId === row.id ? [followerView(each, owner ? this.people.open(owner) : {})] : [];
      });
      const claim = row.phoneHash === null ? undefined : claims.get(row.phoneHash);
      return personView({ row, open: this.people.open(row), claim, followers }, accountId);
    });
  }

  private async followersOf(personIds: readonly string[]): Promise<FollowingEntity[]> {
    if (personIds.length === 0) return [];
    return this.dataSource.manager.find(FollowingEntity, {
      where: { personId: In([...personIds]) },
      order: { id: 'ASC' },
    });
  }
}
