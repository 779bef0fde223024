// How does a form of another feature get the pictures that go with it?
import type { ReactElement } from 'react';
import { PictureField } from './picture-field';
import type { PictureFieldProps } from './picture-field';

/** The field, to be put into a card of the form. */
export function usePictureField(props: PictureFieldProps): ReactElement {
  return <PictureField {...props} />;
}
