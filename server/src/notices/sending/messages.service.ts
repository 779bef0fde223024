// Which WeChat messages has somebody agreed to, and how many are left?
import { Inject, Injectable } from '@nestjs/common';
import { messageTemplateNames, messageTemplates } from '@kehuoyou/shared';
import type { Clock, MessageBudget, MessageTemplate } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import type { Caller } from '../../http/caller.js';
import { WechatMessages } from '../../wechat/wechat-messages.js';
import { accept, empty } from '../keeping/budget-store.js';
import { MessageBudgetEntity } from '../keeping/message.entity.js';

/** Acceptances and what is left of them. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly wechat: WechatMessages,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async budgets(caller: Caller): Promise<{ budgets: MessageBudget[] }> {
    return this.budgetsOf(this.dataSource.manager, caller.accountId);
  }

  /** The caller said yes in WeChat. Should the phone claim too much, WeChat refuses the message and the budget is emptied. */
  async accept(
    caller: Caller,
    templates: readonly MessageTemplate[],
    command: Command,
  ): Promise<{ budgets: MessageBudget[] }> {
    return this.transactions.once(command, async (tx) => {
      for (const template of new Set(templates))
        await accept(tx, { accountId: caller.accountId, template }, this.clock.now());
      return this.budgetsOf(tx, caller.accountId);
    });
  }

  /** The account has turned templates off in WeChat, by WeChat's own ids. */
  async turnedOff(accountId: string, templateIds: readonly string[]): Promise<void> {
    const templates = messageTemplates.filter((template) =>
      templateIds.includes(this.wechat.templateId(template) ?? ''),
    );
    await this.transactions.run(async (tx) => {
      for (const template of templates) await empty(tx, { accountId, template });
    });
  }

  private async budgetsOf(db: EntityManager, accountId: string): Promise<{ budgets: MessageBudget[] }> {
    const rows = await db.findBy(MessageBudgetEntity, { accountId });
    const budgets = messageTemplates.map((template) => {
      const templateId = this.wechat.templateId(template);
      return {
        template,
        name: messageTemplateNames[template],
        ...(templateId === undefined ? {} : { templateId }),
        left: rows.find((row) => row.template === template)?.left ?? 0,
      };
    });
    return { budgets };
  }
}
