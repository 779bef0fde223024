// What stands on a page while its answer is on the way, or when none came?
import type { ReactElement, ReactNode } from 'react';
import { failureText } from '../../core/failure-text';
import type { Query } from '../../core/use-query';
import { useSignedIn } from '../../core/use-session';
import { ErrorSentence } from './error-sentence';
import { SignInNeeded } from './sign-in-needed';
import { Skeleton } from './skeleton';

/** A question and what to show once it is answered. */
export interface AskedProps<Answer> {
  readonly query: Query<Answer>;
  /** For what only somebody who has signed in may know: what signing in is for. */
  readonly why?: string;
  readonly children: (answer: Answer) => ReactNode;
}

/** The answer, or why there is none and what to do. */
export function Asked<Answer>({ query, why, children }: AskedProps<Answer>): ReactElement {
  const signedIn = useSignedIn() !== undefined;
  if (why !== undefined && !signedIn) return <SignInNeeded why={why} />;
  if (query.answer !== undefined) return <>{children(query.answer)}</>;
  if (!query.failure) return <Skeleton />;
  return (
    <ErrorSentence
      sentence={failureText(query.failure)}
      reference={query.failure.detail.requestId}
      onRetry={() => void query.refresh()}
    />
  );
}
