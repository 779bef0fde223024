// Do I follow this place, how do I begin or end that, and may WeChat tell me?
import { followingsApi } from '@kehuoyou/shared';
import type { FollowKind } from '@kehuoyou/shared';
import { call } from '../core/call';
import { useAction } from '../core/use-action';
import type { Action } from '../core/use-action';
import { useQuery } from '../core/use-query';
import { useSignedIn } from '../core/use-session';
import { useMessageAsk } from './use-message-ask';

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

/** Follows at once; the question of WeChat comes with the same touch, for only then does WeChat show it. */
export function useFollow(kind: FollowKind, id: string): Follow {
  const possible = useSignedIn() !== undefined;
  const list = useQuery(followingsApi.list, {});
  const messages = useMessageAsk();
  const action = useAction();
  const followed = list.answer?.followings.some((each) => each.kind === kind && each.id === id) ?? false;
  const toggle = () =>
    action.run(async () => {
      if (followed) await call(followingsApi.unfollow, { kind, id });
      else await messages.around(() => call(followingsApi.follow, { kind, id }));
      await list.refresh();
    });
  return { possible, followed, budget: messages.budget, action, toggle };
}
