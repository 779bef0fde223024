// How is a role offered and taken up?
import { Inject, Injectable } from '@nestjs/common';
import {
  addDays,
  dateAt,
  dayNumber,
  Failure,
  instantOf,
  invitationMoves,
  may,
  MOST_DEPUTY_DAYS,
  pointForDeputy,
  rolePolicy,
  scopeKindOf,
} from '@kehuoyou/shared';
import type {
  Clock,
  HeldGrant,
  Invitation,
  InvitationAsk,
  InvitationMove,
  InvitationPreview,
  InvitationState,
  OneTimeCode,
  Jurisdiction,
} from '@kehuoyou/shared';
import { DataSource, IsNull, MoreThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { CLOCK } from '../../clock.js';
import { makeMove, tryMove } from '../../database/moves/moves.js';
import type { Lifecycle } from '../../database/moves/moves.js';
import { stateInstants } from '../../database/moves/state-columns.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { GuessLimit } from '../../http/limits/guess-limit.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { AccountsService } from '../identity/accounts.service.js';
import { AuditService } from '../safekeeping/audit.service.js';
import { OneTimeCodesService } from '../identity/one-time-codes.service.js';
import { GrantsService, grantView, scopeOf } from '../identity/grants.service.js';
import { invitationPreview, invitationView } from './invitation.view.js';
import { PeopleService } from '../household/people.service.js';
import { Jurisdictions } from '../identity/jurisdictions.service.js';
import { SecretAnswers } from '../safekeeping/secret-answers.service.js';
import { GrantEntity, InvitationEntity } from '../identity/role.entity.js';
import { Vault } from '../safekeeping/vault.service.js';
import { insertRow } from '../../database/insert-rows.js';

const MOST_ROWS = 50;

/** The time in which a deputy stands in, and for which grant. */
interface Deputyship {
  readonly deputyOf: string;
  readonly holdsFrom: Date;
  readonly holdsUntil: Date;
}

/** Invitations: one-time codes for a role in a scope, from somebody who may give it. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly vault: Vault,
    private readonly accounts: AccountsService,
    private readonly codes: OneTimeCodesService,
    private readonly grants: GrantsService,
    private readonly people: PeopleService,
    private readonly jurisdictions: Jurisdictions,
    private readonly audit: AuditService,
    private readonly secrets: SecretAnswers,
    private readonly guesses: GuessLimit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  private readonly lifecycle: Lifecycle<InvitationEntity, InvitationState, InvitationMove> = {
    table: InvitationEntity,
    moves: invitationMoves,
    state: stateInstants('waiting', { accepted: 'acceptedAt', withdrawn: 'withdrawnAt' }),
    missing: 'invitation_not_found',
    // Its giver sees those that wait; to them, one that was taken up or back is there no longer.
    refused: () => 'invitation_not_found',
    record: async (tx, { row, move, by }) => {
      // Who took it up, and when, the grant says that it led to.
      if (move === 'accept') return;
      await this.audit.append(tx, {
        action: 'invitation.withdrawn',
        actorId: by ?? undefined,
        subjectKind: 'invitation',
        subjectId: row.id,
      });
    },
  };

  /** Offers a role. Beyond the giver's scope, and for what is not there: `not_yours_to_give`. */
  async invite(caller: Caller, ask: InvitationAsk, command: Command): Promise<OneTimeCode & { id: string }> {
    if (ask.role === 'resident') throw new Failure('not_yours_to_give', 'role');
    if (scopeKindOf[ask.role] !== ask.scopeKind) throw new Failure('invalid_field', 'scopeKind');
    const jurisdiction = await this.jurisdictions.jurisdictionOf({ kind: ask.scopeKind, id: ask.scopeId });
    const at = authorise(caller, rolePolicy.invite, { ...jurisdiction, role: ask.role }, 'not_yours_to_give');
    const held = await this.grants.held(caller.accountId);
    const deputyship = this.deputyship(held, ask, may(caller, rolePolicy.give, at));
    const { answer, secret } = await this.secrets.once(command, async (tx) => {
      const id = uuid();
      const order = { purpose: 'join' as const, accountId: caller.accountId, subjectId: id };
      const { code, expiresAt } = await this.codes.issue(tx, order);
      await insertRow(tx, InvitationEntity, {
        id,
        role: ask.role,
        scopeKind: ask.scopeKind,
        scopeId: ask.scopeId,
        nameSealed: ask.name === undefined ? null : this.vault.seal(ask.name, `invitation.name:${id}`),
        holdsFrom: deputyship?.holdsFrom ?? null,
        holdsUntil: deputyship?.holdsUntil ?? null,
        deputyOf: deputyship?.deputyOf ?? null,
        givenBy: caller.accountId,
        givenAt: this.clock.now(),
        expiresAt: new Date(expiresAt),
        acceptedAt: null,
        withdrawnAt: null,
      });
      const detail = { role: ask.role, scope: `${ask.scopeKind}:${ask.scopeId}`, deputy: deputyship !== undefined };
      await this.audit.append(tx, {
        action: 'invitation.given',
        actorId: caller.accountId,
        subjectKind: 'invitation',
        subjectId: id,
        detail,
      });
      return { answer: { id, expiresAt }, secret: code };
    });
    return { id: answer.id, ...this.codes.view('join', secret, answer.expiresAt) };
  }

  /** The caller's invitations that still wait. */
  async list(caller: Caller): Promise<{ invitations: Invitation[] }> {
    const rows = await this.dataSource.manager.find(InvitationEntity, {
      where: {
        givenBy: caller.accountId,
        acceptedAt: IsNull(),
        withdrawnAt: IsNull(),
        expiresAt: MoreThan(this.clock.now()),
      },
      order: { id: 'DESC' },
      take: MOST_ROWS,
    });
    return { invitations: rows.map((row) => invitationView(row, this.nameIn(row))) };
  }

  /** Takes one back. */
  async withdraw(caller: Caller, id: string, command: Command): Promise<{ invitations: Invitation[] }> {
    await this.transactions.once(command, async (tx) => {
      await makeMove(tx, this.lifecycle, {
        id,
        move: 'withdraw',
        by: caller.accountId,
        at: this.clock.now(),
        where: { givenBy: caller.accountId },
        set: { nameSealed: null },
      });
      return {};
    });
    return this.list(caller);
  }

  /** What a code offers. It changes nothing; that a repetition says the same is all that `command` is for. */
  async preview(caller: Caller, code: string, command: Command): Promise<InvitationPreview> {
    return this.guesses.guard('code', { account: caller.accountId }, () =>
      this.transactions.once(this.vault.blind(command), async (tx) => invitationPreview(await this.offered(code, tx))),
    );
  }

  /** Takes the role that a code offers. Works once, and only while the giver may still give it. */
  async accept(caller: Caller, code: string, command: Command): Promise<HeldGrant> {
    return this.guesses.guard('code', { account: caller.accountId }, async () => {
      // Where the scope lies is asked before the transaction: it needs another connection.
      const offered = await this.offered(code).catch(() => undefined);
      const jurisdiction = offered && (await this.jurisdictions.jurisdictionOf(scopeOf(offered)));
      const { grantId } = await this.transactions.once(this.vault.blind(command), async (tx) => ({
        grantId: await this.takeUp(tx, caller, code, jurisdiction),
      }));
      return grantView(await this.dataSource.manager.findOneByOrFail(GrantEntity, { id: grantId }));
    });
  }

  private async takeUp(
    tx: EntityManager,
    caller: Caller,
    code: string,
    jurisdiction: Jurisdiction | undefined,
  ): Promise<string> {
    await this.accounts.lock(tx, caller.accountId);
    const { subjectId } = await this.codes.use(tx, 'join', code, caller.accountId);
    const taking = { id: subjectId ?? '', move: 'accept' as const, by: caller.accountId, at: this.clock.now() };
    const invitation = await tryMove(tx, this.lifecycle, taking);
    if (!invitation || !(await this.giverStillMay(tx, invitation, jurisdiction)))
      throw new Failure('code_not_valid', 'code');
    if (invitation.givenBy === caller.accountId) throw new Failure('own_invitation');
    const grantId = await this.grant(tx, caller, invitation);
    const name = this.nameIn(invitation);
    if (name !== undefined) {
      await this.people.nameOwner(tx, caller.accountId, name);
      await tx.update(InvitationEntity, { id: invitation.id }, { nameSealed: null });
    }
    const detail = {
      role: invitation.role,
      scope: `${invitation.scopeKind}:${invitation.scopeId}`,
      account: caller.accountId,
    };
    await this.audit.append(tx, {
      action: 'grant.given',
      actorId: invitation.givenBy,
      subjectKind: 'grant',
      subjectId: grantId,
      detail,
    });
    return grantId;
  }

  private async grant(tx: EntityManager, caller: Caller, invitation: InvitationEntity): Promise<string> {
    const { role, givenBy, id: invitationId } = invitation;
    if (role === 'resident') throw new Error('an invitation to be a resident');
    const has = (await this.grants.held(caller.accountId, tx)).some(
      (each) =>
        each.role === role &&
        each.scopeKind === invitation.scopeKind &&
        each.scopeId === invitation.scopeId &&
        each.deputyOf === null,
    );
    if (has) throw new Failure('role_held_already');
    return this.grants.give(tx, {
      accountId: caller.accountId,
      role,
      scope: scopeOf(invitation),
      holdsFrom: invitation.holdsFrom ?? undefined,
      holdsUntil: invitation.holdsUntil ?? undefined,
      deputyOf: invitation.deputyOf ?? undefined,
      invitationId,
      givenBy,
    });
  }

  /** The invitation behind a code that can still be used. */
  private async offered(code: string, db: EntityManager = this.dataSource.manager): Promise<InvitationEntity> {
    const { subjectId } = await this.codes.look('join', code, db);
    const where = { id: subjectId ?? '', acceptedAt: IsNull(), withdrawnAt: IsNull() };
    const invitation = await db.findOneBy(InvitationEntity, where);
    if (!invitation) throw new Failure('code_not_valid', 'code');
    return invitation;
  }

  private nameIn(row: InvitationEntity): string | undefined {
    return row.nameSealed === null ? undefined : this.vault.open(row.nameSealed, `invitation.name:${row.id}`);
  }

  private async giverStillMay(
    tx: EntityManager,
    invitation: InvitationEntity,
    jurisdiction: Jurisdiction | undefined,
  ): Promise<boolean> {
    const { givenBy, role, deputyOf } = invitation;
    if (!jurisdiction) return false;
    const held = await this.grants.held(givenBy, tx);
    const giver = { accountId: givenBy, grants: held.map(grantView) };
    return deputyOf === null
      ? may(giver, rolePolicy.give, { ...jurisdiction, role })
      : held.some(({ id }) => id === deputyOf);
  }

  /** Undefined when the caller gives the role outright; otherwise it is a keeper's own, for a time. */
  private deputyship(held: readonly GrantEntity[], ask: InvitationAsk, gives: boolean): Deputyship | undefined {
    const period = ask.from !== undefined || ask.until !== undefined;
    if (gives) {
      if (period) throw new Failure('invalid_field', ask.from === undefined ? 'until' : 'from');
      return undefined;
    }
    const own = held.find(
      (grant) => grant.scopeId === ask.scopeId && pointForDeputy({ grants: [grantView(grant)] }) !== undefined,
    );
    if (!own) throw new Failure('not_yours_to_give');
    const { from = '', until = '' } = ask;
    const today = dateAt(this.clock.now());
    const days = from === '' || until === '' ? Number.NaN : dayNumber(until) - dayNumber(from) + 1;
    if (!(days >= 1 && days <= MOST_DEPUTY_DAYS) || until < today) throw new Failure('deputy_period_invalid', 'until');
    return { deputyOf: own.id, holdsFrom: instantOf(from, 0), holdsUntil: instantOf(addDays(until, 1), 0) };
  }
}
