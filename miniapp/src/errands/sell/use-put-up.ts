// How does a form become something that is for sale?
import { dateAt, errandsPages, OFFER_MEDIA, sellingApi } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useNow } from '../../core/clock';
import { useFormPictures } from '../../core/outbox/use-form-pictures';
import { replaceWith } from '../../core/platform/navigation';
import { useAction } from '../../core/use-action';
import type { Action } from '../../core/use-action';
import { newKey } from '../../core/uuid';
import { offerOf, offerTrouble, useOfferMemory } from '../offer-draft';
import type { StepProps } from './step-props';

/** Sent again after a bad line it is put up once. */
export function usePutUp(
  { draft, onChange }: Pick<StepProps, 'draft' | 'onChange'>,
  villageCode: string,
): { readonly action: Action; readonly putUp: () => void } {
  const today = dateAt(useNow());
  const { pictures, send, forget } = useFormPictures(OFFER_MEDIA);
  const action = useAction();
  const putUp = (): void => {
    const ask = offerOf(draft, { villageCode, today });
    const wrong = [0, 1, 2, 3].map((step) => offerTrouble(draft, step)).find((each) => each !== undefined);
    if (wrong !== undefined || ask === undefined) return action.fail(wrong ?? '还有没写完的，请往回看看。');
    return action.run(async () => {
      const key = draft.key ?? newKey();
      onChange({ key });
      const ids = pictures.length === 0 ? {} : { pictures: await send() };
      const { id } = await call(sellingApi.putUp, { ...ask, ...ids }, { key });
      await forget();
      useOfferMemory.getState().done();
      replaceWith(errandsPages.offer, { id });
    });
  };
  return { action, putUp };
}
