// How does one look at a printed page or take a table along?
import type { ReactElement } from 'react';
import type { Endpoint, FileAnswer } from '@kehuoyou/shared';
import { openAnswer } from '../../core/open-answer';
import { opensFiles } from '../../core/platform/files/open-file';
import { useAction } from '../../core/use-action';
import { ErrorSentence } from './error-sentence';
import { Button } from '../buttons/button';

/** Which file, and what it is called. */
export interface FileButtonProps<Ask extends object> {
  readonly endpoint: Endpoint<Ask, FileAnswer>;
  readonly ask: Ask;
  /** Name of the file, without its ending. */
  readonly name: string;
  readonly word: string;
  readonly label?: string;
  readonly kind?: 'plain' | 'tool';
}

/** Nothing where the phone cannot show such a file. */
export function FileButton<Ask extends object>({
  endpoint,
  ask,
  name,
  word,
  label,
  kind = 'plain',
}: FileButtonProps<Ask>): ReactElement | null {
  const action = useAction();
  if (endpoint.answers === undefined || !opensFiles(endpoint.answers)) return null;
  return (
    <>
      <Button
        kind={kind}
        icon="download"
        word={word}
        disabled={action.busy}
        {...(label === undefined ? {} : { label })}
        onPress={() => action.run(() => openAnswer(endpoint, ask, name))}
      />
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
    </>
  );
}
