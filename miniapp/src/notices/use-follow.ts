// Do I follow this place, how do I begin or end that, and may WeChat tell me?
import { followingsApi, messagesApi } from '@kehuoyou/shared';
import type { FollowKind, MessageBudget, MessageTemplate } from '@kehuoyou/shared';
import { call } from '../core/call';
import { askForMessages, canSubscribe } from '../core/platform/subscribe-message';
import { useAction } from '../core/use-action';
import type { Action } from '../core/use-action';
import { useQuery } from '../core/use-query';
import { useSignedIn } from '../core/use-session';

/** A place and whether it is followed. */
export interface Follow {
  /** False while nobody has signed in: following needs somebody to tell. */
  readonly possible: boolean;
  readonly followed: boolean;
  /** 还能提醒 2 次; undefined where WeChat cannot tell. */
  readonly budget: string | undefined;
  readonly action: Action;
  readonly toggle: () => void;
}

/** What can happen to a village, stop, line or point. */
const TEMPLATE: MessageTemplate = 'service_change';

/** Follows at once; the question of WeChat comes with the same touch, for only then does WeChat show it. */
export function useFollow(kind: FollowKind, id: string): Follow {
  const possible = useSignedIn() !== undefined;
  const list = useQuery(followingsApi.list, {});
  const budgets = useQuery(messagesApi.budgets, canSubscribe() ? {} : undefined);
  const action = useAction();
  const followed = list.answer?.followings.some((each) => each.kind === kind && each.id === id) ?? false;
  const budget = budgets.answer?.budgets.find(({ template }) => template === TEMPLATE);
  const toggle = () =>
    action.run(async () => {
      if (followed) await call(followingsApi.unfollow, { kind, id });
      else {
        const accepted = await accept(budget);
        await call(followingsApi.follow, { kind, id });
        if (accepted) await call(messagesApi.accept, { templates: [TEMPLATE] });
      }
      await Promise.all([list.refresh(), budgets.refresh()]);
    });
  return { possible, followed, budget: budget && budgetWords(budget), action, toggle };
}

async function accept(budget: MessageBudget | undefined): Promise<boolean> {
  if (budget?.templateId === undefined) return false;
  return (await askForMessages([budget.templateId])).includes(budget.templateId);
}

/** How many messages are left, in a person's words. */
export function budgetWords({ left }: Pick<MessageBudget, 'left'>): string {
  return left === 0 ? '微信不会响，消息写在“我的”里。' : `微信还能提醒 ${left} 次。`;
}
