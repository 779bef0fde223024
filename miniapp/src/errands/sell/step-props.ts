// What does each step of the form get?
import type { OfferDraft } from '../offer-draft';

/** The form, and the ways from one step to the next. */
export interface StepProps {
  readonly draft: OfferDraft;
  readonly onChange: (changes: Partial<OfferDraft>) => void;
  readonly onNext: () => void;
  readonly onBack: () => void;
}
