// How does an icon get onto the screen?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import type { IconName } from './icon-names';
import { voice } from './voice';

/** A line icon in the colour of the text around it; it always stands beside its word, so it is not read. */
export function Icon({ name, className }: { readonly name: IconName; readonly className?: string }): ReactElement {
  return (
    <View
      className={`icon icon-${name}${className === undefined ? '' : ` ${className}`}`}
      {...voice({ hidden: true })}
    />
  );
}
