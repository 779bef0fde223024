// May WeChat tell, asked with the touch that makes it worth something?
import { messagesApi } from '@kehuoyou/shared';
import type { MessageBudget, MessageTemplate } from '@kehuoyou/shared';
import { call } from '../core/call';
import { askForMessages, canSubscribe } from '../core/platform/subscribe-message';
import { useQuery } from '../core/use-query';

/** The messages that are left, and how more are asked for. */
export interface MessageAsk {
  /** 微信还能提醒 2 次; undefined where WeChat cannot tell. */
  readonly budget: string | undefined;
  /** Does `work` with WeChat's question before it, which WeChat shows only straight after a touch. A no is no failure. */
  readonly around: (work: () => Promise<unknown>) => Promise<void>;
  readonly refresh: () => Promise<void>;
}

/** Asks for one more message with what it is for: unless said, what can happen to a village, stop, line, point or bus. */
export function useMessageAsk(template: MessageTemplate = 'service_change'): MessageAsk {
  const budgets = useQuery(messagesApi.budgets, canSubscribe() ? {} : undefined);
  const budget = budgets.answer?.budgets.find((each) => each.template === template);
  const around = async (work: () => Promise<unknown>): Promise<void> => {
    const accepted = await accept(budget);
    await work();
    if (accepted) await call(messagesApi.accept, { templates: [template] });
    await budgets.refresh();
  };
  return { budget: budget && budgetWords(budget), around, refresh: budgets.refresh };
}

async function accept(budget: MessageBudget | undefined): Promise<boolean> {
  if (budget?.templateId === undefined) return false;
  return (await askForMessages([budget.templateId])).includes(budget.templateId);
}

/** How many messages are left, in a person's words. */
export function budgetWords({ left }: Pick<MessageBudget, 'left'>): string {
  return left === 0 ? '微信不会响，消息写在“我的”里。' : `微信还能提醒 ${left} 次。`;
}
