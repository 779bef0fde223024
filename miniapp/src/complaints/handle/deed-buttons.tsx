// What stands under everything that is filled in about a complaint?
import type { ReactElement } from 'react';
import type { HandledComplaint } from '@kehuoyou/shared';
import type { Action } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { ErrorSentence } from '../../ui/page/error-sentence';

/** What every form of the desk is handed. */
export interface DeedFormProps {
  readonly complaint: HandledComplaint;
  readonly action: Action;
  readonly onLeave: () => void;
}

/** Why it failed, and the two ways on. */
export interface DeedButtonsProps {
  readonly action: Action;
  readonly word: string;
  readonly danger?: boolean;
  readonly onSend: () => void;
  readonly onLeave: () => void;
}

/** The deed itself, and the way back. */
export function DeedButtons({ action, word, danger = false, onSend, onLeave }: DeedButtonsProps): ReactElement {
  return (
    <>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
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
