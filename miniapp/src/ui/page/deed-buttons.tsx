// What stands under everything that is filled in about a thing that is worked on?
import type { ReactElement } from 'react';
import type { Action } from '../../core/use-action';
import { ErrorSentence } from './error-sentence';
import { Button } from '../buttons/button';
import { ButtonRow } from '../buttons/button-row';

/** Why it failed, and the two ways on. */
export interface DeedButtonsProps {
  readonly action: Action;
  readonly word: string;
  /** What the phone itself has noticed. */
  readonly trouble?: string | undefined;
  readonly danger?: boolean;
  readonly onSend: () => void;
  readonly onLeave: () => void;
}

/** The deed itself, and the way back. */
export function DeedButtons(props: DeedButtonsProps): ReactElement {
  const { action, trouble = action.failure, word, danger = false, onSend, onLeave } = props;
  return (
    <>
      {trouble === undefined ? null : <ErrorSentence sentence={trouble} />}
      <ButtonRow>
        <Button
          kind={danger ? 'danger' : 'primary'}
          word={action.busy ? '正在办' : word}
          disabled={action.busy}
          onPress={onSend}
        />
        <Button word="先不办" onPress={onLeave} />
      </ButtonRow>
    </>
  );
}
