// How does a keeper vouch for somebody who stands in front of them?
import { Injectable } from '@nestjs/common';
import { confirmationPolicy, Failure } from '@kehuoyou/shared';
import type { ConfirmationPreview, ConfirmPerson, OneTimeCode } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { GuessLimit } from '../../http/limits/guess-limit.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { AccountsService } from '../identity/accounts.service.js';
import type { OneTimeCodeEntity } from '../account.entity.js';
import { AuditService } from '../safekeeping/audit.service.js';
import { OneTimeCodesService } from '../identity/one-time-codes.service.js';
import type { PersonEntity } from './household.entity.js';
import { PhoneNumbersService } from './phone-numbers.service.js';
import { PeopleService } from './people.service.js';
import { SecretAnswers } from '../safekeeping/secret-answers.service.js';
import { Vault } from '../safekeeping/vault.service.js';

/** Why a keeper read somebody's name, for the audit log. */
const FACE_TO_FACE = '当面核对身份';

/** A person whose name and number are both there. */
type Complete = PersonEntity & { readonly phoneHash: string };

/** Confirmation in person: the phone shows a code, the keeper scans it, looks, and confirms. */
@Injectable()
export class ConfirmationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly vault: Vault,
    private readonly accounts: AccountsService,
    private readonly people: PeopleService,
    private readonly phoneNumbers: PhoneNumbersService,
    private readonly codes: OneTimeCodesService,
    private readonly audit: AuditService,
    private readonly secrets: SecretAnswers,
    private readonly guesses: GuessLimit,
  ) {}

  /** The code for the keeper to scan. There must be a number to confirm. */
  async code(caller: Caller, personId: string, command: Command): Promise<OneTimeCode> {
    const { answer, secret } = await this.secrets.once(command, async (tx) => {
      const person = await this.people.kept(caller.accountId, personId, tx);
      if (person.phoneHash === null || person.nameSealed === null) throw new Failure('phone_not_valid', 'phone');
      const { code, expiresAt } = await this.codes.issue(tx, {
        purpose: 'confirm',
        accountId: caller.accountId,
        subjectId: personId,
      });
      return { answer: { expiresAt }, secret: code };
    });
    return this.codes.view('confirm', secret, answer.expiresAt);
  }

  /** Whom a code is about, in full: the keeper compares it with who stands there. The look is written down. */
  async preview(caller: Caller, code: string, command: Command): Promise<ConfirmationPreview> {
    return this.guesses.guard('code', { account: caller.accountId }, async () => {
      const person = await this.personOf(await this.codes.look('confirm', code), this.dataSource.manager);
      const claim = (await this.phoneNumbers.current([person.phoneHash])).get(person.phoneHash);
      await this.transactions.once(this.vault.blind(command), async (tx) => {
        await this.people.noteReading(tx, caller, person.id, { role: 'keeper', reason: FACE_TO_FACE });
        return {};
      });
      const { name = '', phone = '' } = this.people.open(person);
      return { name, phone, takenElsewhere: claim !== undefined && claim.accountId !== person.keptBy };
    });
  }

  /** Confirms at the keeper's own point. Their own household is another keeper's to confirm. */
  async confirm(caller: Caller, ask: ConfirmPerson, command: Command): Promise<{ confirmed: true }> {
    authorise(caller, confirmationPolicy.confirm, { pointId: ask.pointId }, 'point_not_found', 'pointId');
    return this.guesses.guard('code', { account: caller.accountId }, () =>
      this.transactions.once(this.vault.blind(command), async (tx) => {
        const row = await this.codes.use(tx, 'confirm', ask.code, caller.accountId);
        await this.accounts.lock(tx, row.accountId);
        const person = await this.personOf(row, tx);
        if (person.keptBy === caller.accountId) throw new Failure('own_confirmation');
        await this.phoneNumbers.claim(tx, {
          phoneHash: person.phoneHash,
          accountId: person.keptBy,
          method: 'keeper',
          confirmedBy: caller.accountId,
          pointId: ask.pointId,
          takeOver: ask.takeOver ?? false,
        });
        const detail = { point: ask.pointId, takeOver: ask.takeOver ?? false };
        await this.audit.append(tx, {
          action: 'person.confirmed',
          actorId: caller.accountId,
          subjectKind: 'person',
          subjectId: person.id,
          detail,
        });
        return { confirmed: true };
      }),
    );
  }

  /** The code's person; one who has been removed or has no number any longer makes the code as good as wrong. */
  private async personOf(row: OneTimeCodeEntity, db: EntityManager): Promise<Complete> {
    const [person] = await this.people.find(row.subjectId === null ? [] : [row.subjectId], db);
    if (!person || person.keptBy !== row.accountId || !isComplete(person)) throw new Failure('code_not_valid', 'code');
    return person;
  }
}

function isComplete(person: PersonEntity): person is Complete {
  return person.phoneHash !== null && person.nameSealed !== null;
}
