// How does one say "tell me when something changes here"?
import type { ReactElement } from 'react';
import { accountsPages } from '@kehuoyou/shared';
import { goTo } from '../../core/platform/navigation';
import type { Action } from '../../core/use-action';
import { Button } from '../buttons/button';
import { Card } from '../cards/card';
import { ErrorSentence } from './error-sentence';
import { Note } from '../cards/note';

/** From `useFollow`. */
export interface FollowButtonProps {
  readonly follow: {
    readonly possible: boolean;
    readonly followed: boolean;
    readonly budget: string | undefined;
    readonly action: Action;
    readonly toggle: () => void;
  };
  /** What is followed, such as 这条线, 这一站. */
  readonly what: string;
  /** Of what followers of such a place are told, and of nothing else: 班车停开、又开了. */
  readonly news: string;
}

/** 有变化告诉我; before one has signed in it leads there. */
export function FollowButton({ follow, what, news }: FollowButtonProps): ReactElement {
  const { possible, followed, budget, action, toggle } = follow;
  const word = followed ? '不用告诉我了' : `${what}有变化告诉我`;
  const sentence = followed ? `您关注了${what}，${news}，会告诉您。` : `${what}${news}，会告诉您。`;
  return (
    <Card spoken={sentence} readable={false}>
      <Note tone="ink">{sentence}</Note>
      {followed && budget !== undefined ? <Note>{budget}</Note> : null}
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <Button
        icon="bell"
        word={word}
        disabled={action.busy}
        onPress={() => (possible ? toggle() : goTo(accountsPages.signIn))}
      />
    </Card>
  );
}
