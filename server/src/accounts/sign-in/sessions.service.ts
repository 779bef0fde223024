// Whose token is this, and where else are they signed in?
import { Inject, Injectable } from '@nestjs/common';
import { Failure } from '@kehuoyou/shared';
import type { Clock, Session, SessionKind } from '@kehuoyou/shared';
import { DataSource, IsNull, MoreThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { CLOCK } from '../../clock.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import type { Caller, Callers } from '../../http/caller.js';
import { AccountEntity, SessionEntity } from '../account.entity.js';
import { AccountsService } from '../identity/accounts.service.js';
import { GrantsService, scopeOf } from '../identity/grants.service.js';
import { newToken, tokenHash } from '../safekeeping/vault.service.js';
import { insertRow } from '../../database/insert-rows.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How long a session lasts unused, and how long at the very most. A browser may stand in an office. */
const lives: Readonly<Record<SessionKind, { readonly idle: number; readonly most: number }>> = {
  wechat: { idle: 90 * DAY, most: 365 * DAY },
  browser: { idle: 12 * HOUR, most: 30 * DAY },
  sample: { idle: 12 * HOUR, most: 7 * DAY },
};

/** A session is moved on when it was last seen longer ago than this: not every look writes a row. */
const RENEWED_AFTER = HOUR;
const MOST_SESSIONS = 50;

/**
 * Sessions: opaque tokens, of which only a hash is kept. Nothing of this is cached, so ending a session,
 * revoking a role or shutting an account out holds from the next request on.
 */
@Injectable()
export class SessionsService implements Callers {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly accounts: AccountsService,
    private readonly grants: GrantsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Opens a session in the caller's transaction. The token exists only in what this returns. */
  async open(tx: EntityManager, accountId: string, kind: SessionKind): Promise<{ sessionId: string; token: string }> {
    const now = this.clock.now();
    const token = newToken();
    const sessionId = uuid();
    await insertRow(tx, SessionEntity, {
      id: sessionId,
      accountId,
      tokenHash: tokenHash(token),
      kind,
      openedAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + lives[kind].idle),
      endedAt: null,
    });
    await tx.update(AccountEntity, { id: accountId }, { lastSeenAt: now });
    return { sessionId, token };
  }

  /** Who holds this token; undefined when it is unknown, expired or ended, or its account shut out. */
  async find(token: string): Promise<Caller | undefined> {
    const now = this.clock.now();
    const where = { tokenHash: tokenHash(token), endedAt: IsNull(), expiresAt: MoreThan(now) };
    const session = await this.dataSource.manager.findOneBy(SessionEntity, where);
    if (!session || (await this.accounts.isShutOut(session.accountId))) return undefined;
    if (now.getTime() - session.lastSeenAt.getTime() > RENEWED_AFTER) await this.renew(session, now);
    const grants = await this.grants.held(session.accountId);
    return {
      accountId: session.accountId,
      sessionId: session.id,
      grants: grants.map((grant) => ({ role: grant.role, scope: scopeOf(grant), deputy: grant.deputyOf !== null })),
    };
  }

  /** The session as its owner sees it. */
  async view(sessionId: string, currentId: string): Promise<Session> {
    return sessionView(await this.dataSource.manager.findOneByOrFail(SessionEntity, { id: sessionId }), currentId);
  }

  /** Where the caller is signed in, the most recently used first. */
  async list(caller: Caller): Promise<{ sessions: Session[] }> {
    const rows = await this.dataSource.manager.find(SessionEntity, {
      where: { accountId: caller.accountId, endedAt: IsNull(), expiresAt: MoreThan(this.clock.now()) },
      order: { lastSeenAt: 'DESC' },
      take: MOST_SESSIONS,
    });
    return { sessions: rows.map((row) => sessionView(row, caller.sessionId)) };
  }

  /** Ends one of the caller's sessions, or with `current` the one that asks. */
  async end(caller: Caller, id: string, command: Command): Promise<{ ended: true }> {
    return this.transactions.once(command, async (tx) => {
      const where = { id: id === 'current' ? caller.sessionId : id, accountId: caller.accountId, endedAt: IsNull() };
      const ended = await tx.update(SessionEntity, where, { endedAt: this.clock.now() });
      if (ended.affected !== 1) throw new Failure('session_not_found', 'id');
      return { ended: true };
    });
  }

  /** Ends every session of an account, in the caller's transaction. */
  async endAll(tx: EntityManager, accountId: string): Promise<void> {
    await tx.update(SessionEntity, { accountId, endedAt: IsNull() }, { endedAt: this.clock.now() });
  }

  private async renew(session: SessionEntity, now: Date): Promise<void> {
    const { idle, most } = lives[session.kind];
    const expiresAt = new Date(Math.min(now.getTime() + idle, session.openedAt.getTime() + most));
    await this.transactions.run(async (tx) => {
      // If it was ended meanwhile, it stays so.
      await tx.update(SessionEntity, { id: session.id, endedAt: IsNull() }, { lastSeenAt: now, expiresAt });
      await tx.update(AccountEntity, { id: session.accountId }, { lastSeenAt: now });
    });
  }
}

function sessionView(row: SessionEntity, currentId: string): Session {
  return {
    id: row.id,
    kind: row.kind,
    openedAt: row.openedAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    current: row.id === currentId,
  };
}
