// How does a spec get the notices with a relay, a stand-in for WeChat, and nothing else?
import type { NoticeChannel, NoticeKind } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import type { Transactions } from '../../database/transaction.js';
import { accept } from '../../notices/keeping/budget-store.js';
import { MessageSender } from '../../notices/sending/message-sender.service.js';
import { writeNotices } from '../../notices/keeping/notice-store.js';
import { messageDue } from '../../notices/notices.events.js';
import type { NoticeDraft } from '../../notices/keeping/notice-draft.js';
import { AccessToken } from '../../wechat/access-token.js';
import { WechatStandIn } from '../../wechat/stand-in/wechat-stand-in.js';
import { WechatHttp } from '../../wechat/wechat-http.js';
import { WechatMessages } from '../../wechat/wechat-messages.js';
import { HandClock } from '../hand-clock.js';
import { migratedDatabase } from '../migrated-database.js';
import type { MigratedDatabase } from '../migrated-database.js';

/** Everything that stands around the notices. */
export class NoticesWorld {
  readonly accounts = new Map<string, string>();

  private constructor(
    readonly clock: HandClock,
    readonly database: MigratedDatabase,
    readonly standIn: WechatStandIn,
    readonly messages: WechatMessages,
  ) {}

  /** Makes one, at nine in the morning; WeChat must answer within `timeoutMs`. */
  static async begin(database?: MigratedDatabase, timeoutMs = 300): Promise<NoticesWorld> {
    const clock = new HandClock('2026-11-24T09:00:00+08:00');
    const standIn = await WechatStandIn.start(clock);
    const settings = { ...standIn.settings, timeoutMs };
    const messages = new WechatMessages(new AccessToken(new WechatHttp(settings), settings, clock), settings);
    return new NoticesWorld(clock, database ?? (await migratedDatabase(clock)), standIn, messages);
  }

  get db(): EntityManager {
    return this.database.dataSource.manager;
  }

  /** A process's relay; a crash in it leaves the database to the next one. */
  relay(transactions: Transactions = this.database.transactions): OutboxRelay {
    const listeners = new OutboxListeners();
    const openIds = { openIdOf: async (accountId: string) => this.accounts.get(accountId) };
    const sender = new MessageSender(this.database.dataSource, transactions, openIds, this.messages, this.clock);
    listeners.outside(messageDue, 'notices.send_message', (event) => sender.send(event));
    return new OutboxRelay(this.database.dataSource, transactions, listeners, this.clock);
  }

  /** Ties an account to a sample person, who has accepted so many messages of the template. */
  async inWechat(accountId: string, person: string, accepted: number): Promise<void> {
    const { openId } = this.standIn.api.person(person);
    this.accounts.set(accountId, openId);
    this.standIn.api.messages.accept(openId, this.messages.templateId('service_change') ?? '', accepted);
    for (let n = 0; n < accepted; n += 1) {
      await this.database.transactions.run((tx) =>
        accept(tx, { accountId, template: 'service_change' }, this.clock.now()),
      );
    }
  }

  /** Tells accounts something; every other field has a usual value. */
  async tell(accountIds: readonly string[], changed: Partial<NoticeDraft> & { kind: NoticeKind }): Promise<number> {
    const draft: NoticeDraft = {
      eventId: uuid(),
      subject: 'trip K02-1 2026-11-25',
      title: 'K02路取消',
      text: '11月25日（周三）09:40 从里田开往清流汽车站的K02路班车取消了：路面塌方。',
      spoken: '十一月二十五日，周三，上午九点四十分，班车取消了。',
      message: { what: 'K02路取消', when: '11月25日 09:40', why: '路面塌方', now: '下一班10:40' },
      happenedAt: this.clock.now(),
      recipients: accountIds.map((accountId) => ({ accountId, reason: '您关注了里田', callFrom: 'P104204' })),
      ...changed,
    };
    return this.database.transactions.run((tx) => writeNotices(tx, draft, this.clock));
  }

  /** What came of notices on a channel, in the order of time. */
  async outcomes(channel: NoticeChannel): Promise<string[]> {
    const rows = await this.db.query<{ outcome: string }[]>(
      'SELECT outcome FROM notice_outcome WHERE channel = ? ORDER BY at, id',
      [channel],
    );
    return rows.map(({ outcome }) => outcome);
  }

  async end(): Promise<void> {
    await this.standIn.stop();
    await this.database.drop();
  }
}
