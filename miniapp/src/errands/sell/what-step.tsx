// What is it, and how does it look?
import type { ReactElement } from 'react';
import { MOST_OFFER_PICTURES, OFFER_MEDIA, OFFER_PRODUCT_CHARACTERS, OFFER_WORDS_CHARACTERS } from '@kehuoyou/shared';
import { useFormPictures } from '../../core/outbox/use-form-pictures';
import { Card } from '../../ui/cards/card';
import { TextField } from '../../ui/fields/text-field';
import { PictureField } from '../../ui/pictures/picture-field';
import { StepButtons } from './step-buttons';
import type { StepProps } from './step-props';

/** The name, a photo, a sentence. */
export function WhatStep(props: StepProps): ReactElement {
  const { draft, onChange } = props;
  const { pictures, queue } = useFormPictures(OFFER_MEDIA);
  return (
    <>
      <Card spoken="写上卖什么。可以拍照，也可以再说两句。">
        <TextField
          label="卖什么"
          hint="比如 豆腐皮"
          most={OFFER_PRODUCT_CHARACTERS}
          value={draft.product}
          onChange={(product) => onChange({ product })}
        />
        <PictureField
          what={{ purpose: OFFER_MEDIA, label: '照片：要卖的东西' }}
          pictures={pictures}
          queue={queue}
          most={MOST_OFFER_PICTURES}
          words={{ add: '拍照、选照片', none: '有照片的好卖。不拍也行。', icon: 'camera' }}
        />
        <TextField
          kind="lines"
          label="再说两句（不写也行）"
          hint="怎么做的、什么时候有"
          most={OFFER_WORDS_CHARACTERS}
          value={draft.words}
          onChange={(words) => onChange({ words })}
        />
      </Card>
      <StepButtons {...props} />
    </>
  );
}
