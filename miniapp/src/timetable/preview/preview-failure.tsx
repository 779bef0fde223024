// Why can the changes not be looked at, and which of them is it?
import type { ReactElement } from 'react';
import { timetablePages } from '@kehuoyou/shared';
import type { CallFailure } from '../../core/call-failure';
import { failureText } from '../../core/failure-text';
import { replaceWith } from '../../core/platform/navigation';
import { Button } from '../../ui/buttons/button';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { faultyChange } from './faulty-change';
import { tripWords } from '../changing/edit-words';
import type { DraftChange } from '../changing/use-draft';

/** What went wrong, and the drafted changes that it may be about. */
export interface PreviewFailureProps {
  readonly failure: CallFailure;
  readonly changes: readonly DraftChange[];
  readonly onRetry: () => void;
}

/** The sentence, with the trip that it is about where one is, and the way back to the draft. */
export function PreviewFailure({ failure, changes, onRetry }: PreviewFailureProps): ReactElement {
  const faulty = faultyChange(failure, changes);
  const sentence = failureText(failure);
  if (faulty === undefined)
    return <ErrorSentence sentence={sentence} reference={failure.detail.requestId} onRetry={onRetry} />;
  return (
    <>
      <ErrorSentence sentence={`${tripWords(faulty.trip)}：${sentence}`} reference={failure.detail.requestId} />
      <Button icon="chevron-left" word="回去看看这处改动" onPress={() => replaceWith(timetablePages.edit)} />
    </>
  );
}
