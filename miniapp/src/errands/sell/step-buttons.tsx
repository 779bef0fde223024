// How does one go on from a step, and what keeps one from it?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { offerTrouble } from '../offer-draft';
import type { OfferDraft } from '../offer-draft';
import type { StepProps } from './step-props';

/** Back and on; what is missing is said where one wants to go on. */
export function StepButtons({ draft, onNext, onBack }: StepProps): ReactElement {
  const [asked, setAsked] = useState<OfferDraft>();
  // Said of what stands there: once it is changed, one is to try again.
  const trouble = asked === draft ? offerTrouble(draft, draft.step) : undefined;
  const next = (): void => {
    setAsked(draft);
    if (offerTrouble(draft, draft.step) === undefined) onNext();
  };
  return (
    <>
      {trouble === undefined ? null : <ErrorSentence sentence={trouble} />}
      <ButtonRow>
        {draft.step === 0 ? null : <Button word="上一步" onPress={onBack} />}
        <Button kind="primary" word="下一步" onPress={next} />
      </ButtonRow>
    </>
  );
}
