// How does somebody become signed in?
import { Injectable } from '@nestjs/common';
import { Failure } from '@kehuoyou/shared';
import type { OneTimeCode, Role, Sample, SessionKind, SignedIn } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import type { Command } from '../../database/transaction.js';
import { GuessLimit } from '../../http/limits/guess-limit.js';
import type { Caller } from '../../http/caller.js';
import { WechatSignIn } from '../../wechat/wechat-sign-in.js';
import { AccountsService } from '../identity/accounts.service.js';
import { AuditService } from '../safekeeping/audit.service.js';
import { OneTimeCodesService } from '../identity/one-time-codes.service.js';
import { SampleAccounts } from './sample-accounts.service.js';
import { samplePeople } from './sample-people.js';
import { SecretAnswers } from '../safekeeping/secret-answers.service.js';
import type { SecretAnswer } from '../safekeeping/secret-answers.service.js';
import { SessionsService } from './sessions.service.js';
import { wechatAnswer } from './wechat-answer.js';

type Opened = SecretAnswer<{ sessionId: string; accountId: string }>;

/** WeChat for everybody, one-time codes for the staff's browsers, and sample people where that is allowed. */
@Injectable()
export class SignInService {
  constructor(
    private readonly wechat: WechatSignIn,
    private readonly accounts: AccountsService,
    private readonly sessions: SessionsService,
    private readonly codes: OneTimeCodesService,
    private readonly sampleAccounts: SampleAccounts,
    private readonly audit: AuditService,
    private readonly secrets: SecretAnswers,
    private readonly guesses: GuessLimit,
  ) {}

  /** Signs in whoever WeChat says gave this code; the first time makes an account. */
  async byWechat(code: string, address: string, command: Command): Promise<SignedIn> {
    return this.guesses.guard('wechat', { address }, async () => {
      // WeChat takes a code once. A repeated request gets its answer from the first one's row, whatever
      // WeChat says the second time, so what it says is only thrown inside.
      const identity = await wechatAnswer(this.wechat.code2Session(code));
      const work = (tx: EntityManager): Promise<Opened> => {
        if (identity instanceof Failure) throw identity;
        return this.openFor(tx, identity.openId);
      };
      return this.signedIn(await this.secrets.once(command, work));
    });
  }

  /** Signs a member of the staff in on a browser with the code from their phone. */
  async byCode(code: string, address: string, command: Command): Promise<SignedIn> {
    return this.guesses.guard('code', { address }, async () =>
      this.signedIn(
        await this.secrets.once(command, async (tx) => {
          const { accountId } = await this.codes.use(tx, 'browser', code, null);
          const opened = await this.open(tx, accountId, 'browser');
          const subject = { subjectKind: 'session', subjectId: opened.answer.sessionId };
          await this.audit.append(tx, { action: 'session.opened_by_code', actorId: accountId, ...subject });
          return opened;
        }),
      ),
    );
  }

  /** A code for the caller's own browser. */
  async code(caller: Caller, command: Command): Promise<OneTimeCode> {
    const { answer, secret } = await this.secrets.once(command, async (tx) => {
      const { code, expiresAt } = await this.codes.issue(tx, { purpose: 'browser', accountId: caller.accountId });
      const subject = { subjectKind: 'account', subjectId: caller.accountId };
      await this.audit.append(tx, { action: 'session.code_made', actorId: caller.accountId, ...subject });
      return { answer: { expiresAt }, secret: code };
    });
    return this.codes.view('browser', secret, answer.expiresAt);
  }

  /** Sample people; none where they are switched off. */
  samples(): { samples: Sample[] } {
    return { samples: this.sampleAccounts.exist ? [...samplePeople] : [] };
  }

  /** Signs in as a sample person. Where they are switched off there is no such thing. */
  async bySample(role: Role, command: Command): Promise<SignedIn> {
    if (!this.sampleAccounts.exist) throw new Failure('not_found');
    return this.signedIn(
      await this.secrets.once(command, async (tx) =>
        this.open(tx, await this.sampleAccounts.account(tx, role), 'sample'),
      ),
    );
  }

  private async openFor(tx: EntityManager, openId: string): Promise<Opened> {
    const { accountId } = await this.accounts.recognise(tx, 'wechat', openId);
    return this.open(tx, accountId, 'wechat');
  }

  private async open(tx: EntityManager, accountId: string, kind: SessionKind): Promise<Opened> {
    if (await this.accounts.isShutOut(accountId, tx)) throw new Failure('account_disabled');
    const { sessionId, token } = await this.sessions.open(tx, accountId, kind);
    return { answer: { sessionId, accountId }, secret: token };
  }

  private async signedIn({ answer, secret }: Opened): Promise<SignedIn> {
    return {
      token: secret,
      accountId: answer.accountId,
      session: await this.sessions.view(answer.sessionId, answer.sessionId),
    };
  }
}
